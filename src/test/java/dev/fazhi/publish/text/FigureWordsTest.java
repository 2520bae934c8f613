package dev.fazhi.publish.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.model.Comparison;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.publish.Samples;
import dev.fazhi.publish.terminal.FigureTable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A figure in the words of a report. */
class FigureWordsTest {

  private static Figure figure(
      String unit,
      @Nullable String value,
      @Nullable String prior,
      @Nullable String change,
      @Nullable String percent,
      @Nullable String points,
      String notes) {
    return new Figure(
        "a.b",
        "某数",
        unit,
        Samples.YTD,
        Samples.YTD.samePeriodLastYear(),
        "",
        "",
        new FigureValue(number(value), null, null),
        new FigureValue(number(prior), null, null),
        new Comparison(number(change), number(percent), number(points)),
        notes.isEmpty() ? List.of() : List.of(notes.split(" ")));
  }

  private static @Nullable BigDecimal number(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  @ParameterizedTest
  @CsvSource({
    "68476, 件, '', 68476件",
    "1600, 份, qualifier:余, 1600余份",
    "10, 条, qualifier:余, 10余条",
    "40000, 人次, qualifier:近, 近4万人次",
    "40000, 人次, '', 40000人次",
    "13500, 人次, qualifier:余, 1.35万余人次",
    "96.04, %, '', 96.04%",
    "96, %, qualifier:以上, 96%以上",
    "100.00, %, '', 100%",
    "90.50, %, '', 90.50%",
    "3.0, 天, '', 3.0天",
    "7, 次, qualifier:约, 约7次",
    "7, 次, qualifier:余 qualifier:近, 约7次"
  })
  void aNumberStandsWithItsUnitAndHowExactItIs(
      String value, String unit, String notes, String words) {
    Figure figure = figure(unit, value, null, null, null, null, notes);
    assertEquals(words, FigureWords.value(figure, new BigDecimal(value)));
  }

  @Test
  void amountsAreCountedInTenThousands() {
    Figure figure = figure("元", "201092400.00", null, null, null, null, "");
    BigDecimal value = new BigDecimal("201092400.00");
    assertEquals("20109.24万元", FigureWords.tenThousands(figure, value));
  }

  @ParameterizedTest
  @CsvSource({
    "件, 110, 100, 10, 10.00, , '', 同比增长10%",
    "件, 111, 100, 11, 11.25, , '', 同比增长11.25%",
    "件, 90, 100, -10, -10.00, , '', 同比下降10%",
    "件, 100, 100, 0, 0.00, , '', 与上年同期持平",
    "件, 100001, 100000, 1, 0.00, , '', 与上年同期基本持平",
    "%, 95.63, 94.96, , , 0.67, '', 同比提高0.67个百分点",
    "%, 93.70, 93.83, , , -0.13, '', 同比下降0.13个百分点",
    "%, 93.70, 93.70, , , 0.00, '', 与上年同期持平",
    "件, 5, 0, 5, , , zero-base, 上年同期为0，不可比",
    "件, 0, 0, 0, , , zero-base, 与上年同期持平",
    "件, 5, , , , , no-prior, 上年同期无数据，不可比",
    "%, 95.63, , , , , prior-no-cases, 上年同期没有案件，不可比",
    "件, , 5, , , , no-data, 本期无数据，不可比",
    "件, 5, 4, 1, 25.00, , definition-break, 口径有变动，不可比",
    "件, 5, 4, 1, 25.00, , coverage, 两年数据覆盖的范围不同，不可比",
    "份, 1600, 1000, 600, 60.00, , qualifier:余, 同比有所增加"
  })
  void aChangeIsPutInPercentOrPercentagePoints(
      String unit,
      @Nullable String value,
      @Nullable String prior,
      @Nullable String change,
      @Nullable String percent,
      @Nullable String points,
      String notes,
      String words) {
    Figure figure = figure(unit, value, prior, change, percent, points, notes);
    assertEquals(words, FigureWords.change(figure, "同比"));
  }

  @ParameterizedTest
  @CsvSource({
    "户, 36, 31, 5, 16.13, '', 较上年同期增加5户",
    "户, 31, 36, -5, -13.89, '', 较上年同期减少5户",
    "户, 5, 0, 5, , zero-base, 较上年同期增加5户",
    "户, 36, 36, 0, 0.00, '', 与上年同期持平",
    "户, 36, , , , no-prior, 上年同期无数据，不可比"
  })
  void aChangeOfSmallCountsIsPutInTheirUnit(
      String unit,
      String value,
      @Nullable String prior,
      @Nullable String change,
      @Nullable String percent,
      String notes,
      String words) {
    Figure figure = figure(unit, value, prior, change, percent, null, notes);
    assertEquals(words, FigureWords.delta(figure, "较上年同期"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ↑ 增长, +291, +30.44%",
    "coverage, 两年数据覆盖的范围不同，不可比, –, –",
    "definition-break, 口径有变动，不可比, –, –"
  })
  void whereTheYearsCannotBeComparedNoChangeAndNoArrowStands(
      String note, String remark, String change, String percent) {
    Figure figure = figure("件", "1247", "956", "291", "30.44", null, note);
    assertEquals(remark, Wording.remark(figure));
    assertEquals(change, FigureTable.change(figure));
    assertEquals(percent, FigureTable.percent(figure));
  }
}
