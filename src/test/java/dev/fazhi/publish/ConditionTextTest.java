package dev.fazhi.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.definition.Field;
import dev.fazhi.definition.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions in words. */
class ConditionTextTest {

  private static final Source SOURCE =
      new Source(
          "a",
          "某台账",
          "一行一件",
          List.of(
              field("closed_at", "办结时间", Field.Type.DATE_TIME, Map.of()),
              field("result", "结果", Field.Type.TEXT, Map.of()),
              field("appeared", "是否出庭", Field.Type.YES_NO, Map.of()),
              field("amount", "金额", Field.Type.MONEY, Map.of()),
              field("code", "指标编码", Field.Type.TEXT, Map.of("powers", "powers", "权力", "powers"))),
          List.of("code"),
          List.of(),
          List.of(),
          List.of(),
          Source.Delivery.INCREMENTAL,
          new Source.Tolerance(5, 20),
          null,
          null,
          List.of());

  private static Field field(
      String name, String title, Field.Type type, Map<String, String> values) {
    return new Field(name, List.of(title), type, false, null, values, null, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          closed_at <= as_of ¦ 办结时间不晚于截止日
          closed_at IS NULL OR closed_at > period_end ¦ 办结时间为空，或办结时间晚于统计期末日
          result IN ('撤销', '变更') ¦ 结果为“撤销”、“变更”之一
          result NOT IN ('撤销') ¦ 结果不为“撤销”
          result = '成功' AND appeared = TRUE ¦ 结果为“成功”，且是否出庭为是
          result is not null and not (amount < 10) ¦ 结果不为空，且非（金额小于10）
          amount BETWEEN 1 AND 20 AND result <> 'x' ¦ 金额在1到20之间，且结果不为“x”
          code = 'powers' ¦ 指标编码为“权力”
          result = 'it''s' ¦ 结果为“it's”
          """)
  void areReadAsTheyAreMeant(String condition, String words) {
    assertEquals(words, ConditionText.of(condition, SOURCE));
  }
}
