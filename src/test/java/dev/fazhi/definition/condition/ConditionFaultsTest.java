package dev.fazhi.definition.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Conditions;
import dev.fazhi.definition.yaml.DefinitionError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a condition may not say, and what is said instead. */
class ConditionFaultsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          statsu = '作废'             | 没有字段“statsu”，你是不是想写 status？
          closed_at <= asof           | 没有字段“asof”，你是不是想写 as_of？
          closed_at IS NUL            | 没有字段“NUL”，你是不是想写 null？
          status = 1                  | status 是文字，1 是数，不能相比
          people = '1'                | people 是数，'1' 是文字，不能相比
          closed_at < '2022-12-12'    | closed_at 是日期，'2022-12-12' 是文字，不能相比
          closed_at = as_of           | 请用 <、<=、> 或 >=
          closed_at <> period_start   | 请用 <、<=、> 或 >=
          present = 1                 | present 是是否，1 是数，不能相比
          present > false             | 不分先后大小
          channel > '甲'              | 不分先后大小
          channel BETWEEN '甲' AND '乙' | 不分先后大小
          people LIKE '1%'            | LIKE 只用于文字
          channel LIKE unit           | LIKE 的左边应是字段，右边应是单引号里的样式
          status = '做废'             | 没有取值“做废”，你是不是想写 作废？
          status IN ('作废', '退回')  | 没有取值“退回”；已知的取值
          status = '办结'             | “办结”是“已办结”的别种写法，存的是后者；请写 '已办结'
          unit = '民政局'             | “民政局”是“区民政局”的别种写法，存的是后者；请写 '区民政局'
          period = '2022-13'          | 应与 '2022' 或 '2022-11' 这样的文字比较
          channel = NULL              | 请写 IS NULL
          channel = ''                | 请写 IS NULL
          as_of IS NULL               | 总是有值
          people                      | 单独作条件只用于是否
          people + 1                  | 这里应是一个条件
          people = 1 AND 2            | 这里应是一个条件
          1 = 1                       | 两边都是常量
          as_of > period_start        | 没有用到任何字段
          people + channel > 1        | 加减乘只用于数
          closed_at - received_at > 3 | 加减乘只用于数
          yaer(closed_at) = 2022      | 没有函数“yaer”，你是不是想写 year？
          year(people) = 2022         | 只用于日期
          year(closed_at, 1) = 2022   | 要一个参数
          lower(people) = '1'         | 只用于文字
          coalesce(people) = 1        | 要两个参数
          coalesce(people, '1') = 1   | 只用于数
          people IN (value)           | IN 的括号里只能写文字或数
          people IN ()                | 在“)”处读不懂；这里应是字段、文字、数或函数
          people IN 1                 | IN 后面应是括号里的一列
          people IN (1 2)             | 各项要用逗号隔开
          people IS 1                 | IS 后面应是 NULL 或 NOT NULL
          people NOT = 1              | NOT 只能接 IN、BETWEEN 或 LIKE
          people BETWEEN 1 OR 2       | BETWEEN 要写成 BETWEEN 下限 AND 上限
          (people = 1) = present      | 条件不能当作值来比较
          people = 1 people = 2       | 在“people”处读不懂；请检查前面是否缺少 AND
          people =                    | 写到一半就结束了
          (people = 1                 | 括号没有成对
          people = 1)                 | 括号没有成对
          people == 1                 | 等于请只写一个 =
          people != 1                 | 不等于请写 <>
          people = 1 && present       | “且”请写 AND
          channel = ‘网络’            | 请用半角单引号
          channel = 网络              | 文字请放在单引号里
          channel = "网络"            | 文字用单引号
          people ＝ 1                 | 请用半角等号
          people = 12345678901234567  | 数至多 15 位
          channel = 'a\\b'            | 不能有反斜杠
          people / 2 = 1              | 不能有除法
          """)
  void tellsWhatIsWrongAndWhatToWrite(String written, String told) {
    String message = Conditions.read(written);
    assertTrue(message.startsWith("where “" + written + "”有误：") && message.contains(told), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1=1; DROP TABLE x",
        "people = 1; DROP TABLE x",
        "people = (SELECT 1)",
        "people IN (SELECT people FROM x)",
        "EXISTS (SELECT 1 FROM x)",
        "people = 1 -- AND present",
        "people = 1 /* AND present */",
        "people = 1 # AND present",
        "people - -1 = 2 --",
        "channel = 'a' OR 'a' = 'a'",
        "channel = 'a'' OR 1 = 1",
        "channel = 'a\\' OR 1 = 1 --'",
        "channel = E'a'",
        "channel = N'a'",
        "channel = U&'a'",
        "channel = $$a$$",
        "channel = X'41'",
        "channel = ?",
        "channel = :name",
        "channel = @name",
        "\"channel\" = 'a'",
        "`channel` = 'a'",
        "[channel] = 'a'",
        "x.channel = 'a'",
        "public.x.channel = 'a'",
        "channel = 'a' COLLATE x",
        "channel || 'a' = 'a'",
        "channel::int = 1",
        "CAST(channel AS INT) = 1",
        "people = 1 UNION SELECT 1",
        "people = 1 ORDER BY 1",
        "people = pg_sleep(10)",
        "pg_sleep(10) IS NULL",
        "FILE_READ('/etc/passwd') IS NULL",
        "now() < closed_at",
        "closed_at < CURRENT_TIMESTAMP",
        "closed_at < {ts '2022-01-01'}",
        "closed_at + INTERVAL '1' DAY > received_at",
        "people = ANY (1)",
        "people IS DISTINCT FROM 1",
        "people IS TRUE",
        "present IS UNKNOWN",
        "people ISNULL",
        "people NOT NULL",
        "people = 1 XOR present",
        "people = value (+)",
        "people(+) = value",
        "PRIOR people = value",
        "channel LIKE 'a' ESCAPE 'b'",
        "channel ILIKE 'a'",
        "channel SIMILAR TO 'a'",
        "channel REGEXP 'a'",
        "channel ~ 'a'",
        "people BETWEEN SYMMETRIC 1 AND 2",
        "people = 1e3",
        "people = 0x1F",
        "people = 1.",
        "(people, value) = (1, 2)",
        "(people, value) IN ((1, 2))",
        "coalesce(DISTINCT people, 1) = 1",
        "coalesce(*) = 1",
        "people = 1 = present",
        "people\u00a0= 1",
        "people\u200b = 1",
        "channel = 'a\u202eb'",
        "channel = 'a\u0000b'",
        "ｐeople = 1",
        "FULL_TEXT_SEARCH",
        "NOT",
        "()",
        "TRUE",
        "NULL",
        "'a'",
        "1"
      })
  void letsNothingElseThrough(String written) {
    List<DefinitionError> found = new ArrayList<>();
    assertNull(Conditions.read(written, found), written);
    assertEquals(1, found.size());
    assertEquals("sources/x.yml", found.get(0).file());
    assertEquals(7, found.get(0).line());
  }
}
