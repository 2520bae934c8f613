package dev.fazhi.definition.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.fazhi.definition.yaml.DefinitionError;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions in words. */
class ConditionTextTest {

  private static final List<Field> FIELDS =
      List.of(
          field("closed_at", "办结时间", Field.Type.DATE_TIME, Map.of()),
          field("due_on", "应结日期", Field.Type.DATE, Map.of()),
          field("result", "结果", Field.Type.TEXT, Map.of()),
          field("appeared", "是否出庭", Field.Type.YES_NO, Map.of()),
          field("amount", "金额", Field.Type.MONEY, Map.of()),
          field("people", "人数", Field.Type.INTEGER, Map.of()),
          field("period", "统计期", Field.Type.PERIOD, Map.of()),
          field("code", "指标编码", Field.Type.TEXT, Map.of("powers", "powers", "权力", "powers")));

  private static Field field(
      String name, String title, Field.Type type, Map<String, String> values) {
    return new Field(
        name, List.of(title), type, false, null, values, null, null, Field.Reading.usual(type), "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          closed_at <= as_of ¦ 办结时间不晚于截止日
          closed_at < as_of ¦ 办结时间早于截止日
          closed_at >= as_of ¦ 办结时间不早于截止日
          closed_at > as_of ¦ 办结时间晚于截止日
          as_of <= closed_at ¦ 截止日不晚于办结时间
          as_of < closed_at ¦ 截止日早于办结时间
          as_of >= closed_at ¦ 截止日不早于办结时间
          as_of > closed_at ¦ 截止日晚于办结时间
          period_start <= closed_at ¦ 统计期首日不晚于办结时间
          closed_at = due_on ¦ 办结时间就是应结日期
          due_on <> closed_at ¦ 应结日期不是办结时间
          coalesce(closed_at, due_on) < period_end ¦ 办结时间（为空时取应结日期）早于统计期末日
          year(closed_at) < 2022 ¦ 办结时间的年份小于2022
          2022 < year(closed_at) ¦ 2022小于办结时间的年份
          month(closed_at) >= 3 ¦ 办结时间的月份不小于3
          3 >= month(closed_at) ¦ 3不小于办结时间的月份
          amount <= people ¦ 金额不大于人数
          people <= amount ¦ 人数不大于金额
          amount > people ¦ 金额大于人数
          people > amount ¦ 人数大于金额
          amount = 3 ¦ 金额为3
          3 <> amount ¦ 3不为金额
          amount - (people - 1) * 2 < -(people) ¦ 金额-（人数-1）×2小于-人数
          coalesce(people, 0) = 1 ¦ 人数（为空时取0）为1
          length(result) = 2 ¦ 结果的长度为2
          lower(result) <> 'x' ¦ 结果的小写不为“x”
          period >= '2022-01' ¦ 统计期不小于“2022-01”
          closed_at IS NULL OR closed_at > period_end ¦ 办结时间为空，或办结时间晚于统计期末日
          result IN ('撤销', '变更') ¦ 结果为“撤销”、“变更”之一
          result NOT IN ('撤销') ¦ 结果不为“撤销”
          result LIKE '%局' ¦ 结果形如“%局”
          result NOT LIKE '_局' ¦ 结果不形如“_局”
          result = '成功' AND appeared = TRUE ¦ 结果为“成功”，且是否出庭为是
          '成功' = result AND appeared <> FALSE ¦ “成功”为结果，且是否出庭不为否
          appeared AND NOT appeared ¦ 是否出庭为是，且是否出庭为否
          result is not null and not (amount < 10) ¦ 结果不为空，且非（金额小于10）
          (amount < 1 OR amount > 2) AND people = 1 ¦ （金额小于1，或金额大于2），且人数为1
          amount BETWEEN 1 AND 20 AND result <> 'x' ¦ 金额在1到20之间，且结果不为“x”
          amount NOT BETWEEN 1 AND people ¦ 金额不在1到人数之间
          code = 'powers' ¦ 指标编码为“权力”
          'powers' = code ¦ “权力”为指标编码
          code IN ('powers') ¦ 指标编码为“权力”
          days(due_on, closed_at) > 3 ¦ 从应结日期到办结时间的天数大于3
          hours(due_on, as_of) <= 24 ¦ 从应结日期到截止日的小时数不大于24
          24 < hours(due_on, as_of) ¦ 24小于从应结日期到截止日的小时数
          3 >= days(due_on, closed_at) ¦ 3不小于从应结日期到办结时间的天数
          6 > weekday(closed_at) ¦ 6大于办结时间的星期（星期一为1）
          date '2022-01-01' > closed_at ¦ 2022-01-01晚于办结时间
          '2022-01' < period ¦ “2022-01”小于统计期
          1 < case when appeared then 2 else 0 end ¦ 1小于（是否出庭为是时取2，否则取0）
          FALSE <> appeared ¦ 否不为是否出庭
          weekday(closed_at) < 6 ¦ 办结时间的星期（星期一为1）小于6
          closed_at >= date '2022-01-01' ¦ 办结时间不早于2022-01-01
          case when amount > 9 then 1 when people = 2 then 2 else 0 end = 1 ¦ （金额大于9时取1，人数为2时取2，否则取0）为1
          case when appeared then people end is null ¦ （是否出庭为是时取人数，否则为空）为空
          result = 'it''s' ¦ 结果为“it's”
          """)
  void areReadAsTheyAreMeant(String text, String words) {
    List<DefinitionError> found = new ArrayList<>();
    Condition condition =
        ConditionReader.read(
            new Word(text, 1),
            "where ",
            Scope.of(FIELDS, Set.of(), false, Map.of()),
            true,
            new Reporter("sources/x.yml", found));
    assertNotNull(condition, found::toString);
    assertEquals(words, condition.words(FIELDS));
  }
}
