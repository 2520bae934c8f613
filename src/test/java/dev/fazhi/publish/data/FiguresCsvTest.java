package dev.fazhi.publish.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.model.Comparison;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.publish.Samples;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresCsvTest {

  private static final String HEADER =
      "\uFEFFmetric,name,unit,period,from,to,prior_from,prior_to,by,group,value,numerator,"
          + "denominator,prior_value,prior_numerator,prior_denominator,change,change_percent,"
          + "change_points,note\r\n";

  private static String text(Figure... figures) {
    return new String(FiguresCsv.bytes(List.of(figures)), StandardCharsets.UTF_8);
  }

  @Test
  void aCountAndARateToTheByte() {
    Figure count = Samples.count(Samples.RECEIVED, Samples.YTD, "", "", 68_476, 61_702L);
    Figure rate = Samples.rate(Samples.RATE, Samples.YTD, "", "", 65_485, 68_476, 60_010, 61_702);

    assertEquals(
        HEADER
            + "hotline.closed_rate,热线办结率,%,ytd,2022-01-01,2022-12-12,2021-01-01,2021-12-12,,,"
            + "95.63,65485,68476,97.26,60010,61702,,,-1.63,\r\n"
            + "hotline.received,热线受理量,件,ytd,2022-01-01,2022-12-12,2021-01-01,2021-12-12,,,"
            + "68476,,,61702,,,6774,10.98,,\r\n",
        text(count, rate));
  }

  @Test
  void whatIsMissingIsEmptyAndNotesAreSeparatedBySpaces() {
    Figure figure =
        new Figure(
            "m",
            "名",
            "件",
            Samples.YTD,
            Samples.YTD.samePeriodLastYear(),
            "unit",
            "甲,\"乙\"",
            FigureValue.of(new BigDecimal("1E+3")),
            FigureValue.NONE,
            Comparison.NONE,
            List.of("no-prior", "about"));

    assertEquals(
        HEADER
            + "m,名,件,ytd,2022-01-01,2022-12-12,2021-01-01,2021-12-12,unit,\"甲,\"\"乙\"\"\","
            + "1000,,,,,,,,,no-prior about\r\n",
        text(figure));
  }

  @Test
  void rowsAreSortedByMetricPeriodFromByAndGroup() {
    Figure month = Samples.count(Samples.RECEIVED, Samples.AS_OF.months().get(1), "", "", 1, 1L);
    Figure first = Samples.count(Samples.RECEIVED, Samples.AS_OF.months().get(0), "", "", 2, 1L);
    Figure total = Samples.count(Samples.RECEIVED, Samples.YTD, "", "", 3, 1L);
    Figure group = Samples.count(Samples.RECEIVED, Samples.YTD, "unit", "甲", 4, 1L);

    assertEquals(text(first, month, total, group), text(group, total, month, first));
    String[] lines = text(group, total, month, first).split("\r\n", -1);
    assertEquals(
        List.of("month,2022-01-01", "month,2022-02-01", "ytd,2022-01-01", "ytd,2022-01-01"),
        List.of(lines).subList(1, 5).stream().map(FiguresCsvTest::periodAndFrom).toList());
  }

  private static String periodAndFrom(String line) {
    String[] values = line.split(",", -1);
    return values[3] + "," + values[4];
  }

  @Test
  void aGroupThatLooksLikeAFormulaIsGuarded() {
    String line = text(Samples.count(Samples.RECEIVED, Samples.YTD, "unit", "=1+1", 1, 1L));

    assertEquals("'=1+1", line.split("\r\n", -1)[1].split(",", -1)[9]);
  }
}
