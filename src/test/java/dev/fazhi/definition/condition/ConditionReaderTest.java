package dev.fazhi.definition.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Conditions;
import dev.fazhi.definition.condition.Condition.Variable;
import dev.fazhi.definition.yaml.DefinitionError;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a condition may say, what it becomes, and what is refused. */
class ConditionReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          closed_at <= as_of                       | ("closed_at" <= {as_of})
          closed_at<=AS_OF                         | ("closed_at" <= {as_of})
          status = '作废'                          | ("status" = '作废')
          status <> '作废' and people>0            | (("status" <> '作废' AND "people" > 0))
          a_b = 1                                  | where “a_b = 1”有误：没有字段“a_b”；可用的字段：ticket、number、channel、category、status、unit、received_at、closed_at、heard_on、present、people、value、order、period
          people = 1 or people = 2 and value = 3   | (("people" = 1 OR ("people" = 2 AND "value" = 3)))
          (people = 1 or people = 2) and value = 3 | ((("people" = 1 OR "people" = 2) AND "value" = 3))
          people = 1 and people = 2 and value = 3  | (("people" = 1 AND "people" = 2 AND "value" = 3))
          not people = 1 or present                | ((NOT ("people" = 1) OR "present"))
          not (people = 1 or present)              | (NOT (("people" = 1 OR "present")))
          closed_at is null                        | ("closed_at" IS NULL)
          closed_at is not null                    | ("closed_at" IS NOT NULL)
          channel in ('网络', '电话')              | ("channel" IN ('网络', '电话'))
          channel not in ('网络')                  | ("channel" NOT IN ('网络'))
          people in (1, -2)                        | ("people" IN (1, (-2)))
          people between 1 and 2 and present       | (("people" BETWEEN 1 AND 2 AND "present"))
          received_at not between period_start and period_end | ("received_at" NOT BETWEEN {period_start} AND {period_end})
          channel like '%局'                       | ("channel" LIKE '%局')
          channel not like '_局'                   | ("channel" NOT LIKE '_局')
          channel = 'O''Brien'                     | ("channel" = 'O''Brien')
          people * 2 + 1 > value - 0.50            | ((("people" * 2) + 1) > ("value" - 0.50))
          people * (2 + 1) > - value               | (("people" * (2 + 1)) > (-"value"))
          value > -1                               | ("value" > (-1))
          present = TRUE                           | ("present" = TRUE)
          present <> false                         | ("present" <> FALSE)
          year(closed_at) = year(as_of)            | (EXTRACT(YEAR FROM "closed_at") = EXTRACT(YEAR FROM {as_of}))
          MONTH(heard_on) < 7                      | (EXTRACT(MONTH FROM "heard_on") < 7)
          length(channel) > 2                      | (CHAR_LENGTH("channel") > 2)
          lower(ticket) = 'a1'                     | (LOWER("ticket") = 'a1')
          coalesce(value, 0) = 0                   | (COALESCE("value", 0) = 0)
          coalesce(closed_at, as_of) > received_at | (COALESCE("closed_at", {as_of}) > "received_at")
          period >= '2022-01'                      | ("period" >= '2022-01')
          order > 0 and value > 0                  | (("order" > 0 AND "value" > 0))
          days(received_at, closed_at) > 3         | (((EXTRACT(EPOCH FROM CAST(CAST("closed_at" AS DATE) AS TIMESTAMP)) - EXTRACT(EPOCH FROM CAST(CAST("received_at" AS DATE) AS TIMESTAMP))) / 86400) > 3)
          weekday(now) = people                    | (EXTRACT(ISODOW FROM {as_of}) = "people")
          heard_on >= date '2022-01-01'            | ("heard_on" >= DATE '2022-01-01')
          case when present then 1 else 2 end = people | ((CASE WHEN "present" THEN 1 ELSE 2 END) = "people")
          heard_on < received_at                   | ("heard_on" < "received_at")
          """)
  void becomesSqlThatBothDatabasesUnderstand(String written, String sql) {
    assertEquals(sql, Conditions.read(written));
  }

  @Test
  void tellsWhatItReads() {
    Condition condition =
        Conditions.read("closed_at > period_end OR channel = 'status'", List.of());
    assertNotNull(condition);
    assertEquals(Set.of("closed_at", "channel"), condition.fields());
    assertEquals(Set.of(Variable.PERIOD_END), condition.variables());
  }

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

  @Test
  void isRefusedWhenItIsTooLongOrTooDeep() {
    assertTrue(Conditions.read("people = 1 AND ".repeat(70) + "people = 1").contains("1000 个字符"));
    assertTrue(Conditions.read("(".repeat(9) + "people = 1" + ")".repeat(9)).contains("8 层"));
  }

  @Test
  void isReadInReasonableTimeHoweverItIsNested() {
    String deep = "people = 1";
    for (int i = 0; i < 8; i++) {
      deep = "(" + deep + (i % 2 == 0 ? " AND" : " OR") + " NOT people * -1 BETWEEN 1 AND 2)";
    }
    String nested = deep;
    String sums = "((((((((people + 1) * 2) + 1) * 2) + 1) * 2) + 1) * 2) > 1";
    String calls = "coalesce(".repeat(8) + "people" + ", 1)".repeat(8) + " = 1";
    String nots = "NOT ".repeat(240) + "people = 1";
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertTrue(Conditions.read(nested).startsWith("((((((((("));
          assertTrue(Conditions.read(sums).startsWith("((((((((("));
          assertTrue(Conditions.read(calls).startsWith("(COALESCE(COALESCE("));
          assertTrue(Conditions.read(nots).startsWith("(NOT (NOT (NOT ("));
        });
  }

  @Test
  void isEitherReadOrRefusedWhateverItsTokens() {
    String[] tokens =
        """
        people value present channel closed_at as_of year( coalesce( length( 1 2.5 'a' '' ( ( ) ) , \
        + - * = <> < >= and or not is null in between like true false select
        """
            .strip()
            .split("\\s+");
    Random random = new Random(3);
    int read = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder("people");
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(' ').append(tokens[random.nextInt(tokens.length)]);
      }
      List<DefinitionError> found = new ArrayList<>();
      Condition condition = Conditions.read(text.toString(), found);
      assertEquals(condition == null ? 1 : 0, found.size(), text.toString());
      read += condition == null ? 0 : 1;
    }
    assertTrue(read > 50, "too few were read for the others to tell anything: " + read);
  }

  @Test
  void mayNotSpeakOfAPeriodWhereThereIsNone() {
    List<DefinitionError> found = new ArrayList<>();
    assertNull(
        ConditionReader.read(
            new YamlNode.Word("closed_at <= as_of", 3),
            "规则的条件",
            Conditions.SCOPE,
            false,
            new Reporter("sources/x.yml", found)));
    assertTrue(found.get(0).message().contains("导入时还没有统计期"));
  }
}
