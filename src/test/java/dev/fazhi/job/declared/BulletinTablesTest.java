package dev.fazhi.job.declared;

import static dev.fazhi.job.declared.Bulletins.DAY;
import static dev.fazhi.job.declared.Bulletins.PLACES;
import static dev.fazhi.job.declared.Bulletins.UNITS;
import static dev.fazhi.job.declared.Counted.percent;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of a month beside those of the year, and what they compare with. */
class BulletinTablesTest {

  @TempDir private static Path folder = Path.of(".");

  @SuppressWarnings("NullAway.Init")
  private static Bulletins reports;

  @BeforeAll
  static void reportsOfTheYearAndOfTheMonth() throws IOException {
    reports = new Bulletins(folder);
    reports.run(DAY, "year");
    reports.run(DAY, "month");
  }

  @Test
  void ofAMonthHasTheMonthBesideTheYearBeforeTheMonthBeforeAndTheYearToDate() throws IOException {
    Map<String, Map<String, String>> table = reports.table(DAY + "-month", "by-place");
    long all = reports.count("", "2022-11-01", DAY);
    for (String place : PLACES) {
      long now = reports.count(place, "2022-11-01", DAY);
      long october = reports.count(place, "2022-10-01", "2022-10-31");
      long year = reports.count(place, "2022-01-01", DAY);
      long lastYear = reports.count(place, "2021-01-01", "2021-11-30");
      long larger =
          PLACES.stream().filter(other -> reports.count(other, "2022-11-01", DAY) > now).count();
      assertThat(table.getOrDefault(place, Map.of()))
          .containsEntry("本期(件)", "" + now)
          .containsEntry("上年同期(件)", "" + reports.count(place, "2021-11-01", "2021-11-30"))
          .containsEntry("占比(%)", percent(now, all))
          .containsEntry("排名(名次)", "" + (1 + larger))
          .containsEntry("上月(件)", "" + october)
          .containsEntry("环比(%)", percent(now - october, october))
          .containsEntry("累计(件)", "" + year)
          .containsEntry("上年累计(件)", "" + lastYear)
          .containsEntry("累计同比(%)", percent(year - lastYear, lastYear));
    }
    assertThat(reports.table(DAY + "-month", "key").getOrDefault("信访受理量", Map.of()))
        .containsEntry("本期", "" + all)
        .containsEntry("上月", "" + reports.count("", "2022-10-01", "2022-10-31"))
        .containsEntry("累计", "" + reports.count("", "2022-01-01", DAY));
    assertThat(reports.table(DAY + "-month", "by-month").getOrDefault("年初至今", Map.of()))
        .containsEntry("本期(件)", "" + reports.count("", "2022-01-01", DAY));
  }

  @Test
  void yearsStandBesideEachOtherAndOneWithoutDataSaysSo() throws IOException {
    Map<String, Map<String, String>> table = reports.table(DAY, "by-year");
    for (String place : PLACES) {
      assertThat(table.getOrDefault(place, Map.of()))
          .containsEntry("2019年(件)", "")
          .containsEntry("2020年(件)", "" + reports.count(place, "2020-01-01", "2020-12-31"))
          .containsEntry("2021年(件)", "" + reports.count(place, "2021-01-01", "2021-12-31"))
          .containsEntry("2022年至11月30日(件)", "" + reports.count(place, "2022-01-01", DAY));
    }
    assertThat(table.getOrDefault("合计", Map.of()))
        .containsEntry("2021年(件)", "" + reports.count("", "2021-01-01", "2021-12-31"));
    assertThat(Files.readString(folder.resolve("output/2022-11-30/tables/by-year.csv")))
        .contains("无数据：信访受理量 2019年(件)");
  }

  @Test
  void twoGroupingsCrossAndFoot() throws IOException {
    Map<String, Map<String, String>> table = reports.table(DAY, "cross");
    for (String place : PLACES) {
      Map<String, String> row = table.getOrDefault(place, Map.of());
      long sum = 0;
      for (String unit : UNITS) {
        long cell =
            reports.petitions().stream()
                .filter(p -> p.place().equals(place) && p.unit().equals(unit))
                .filter(p -> p.on().getYear() == 2022)
                .count();
        sum += cell;
        String head = (unit.isEmpty() ? "(空)" : unit) + "(件)";
        assertThat(row).containsEntry(head, "" + cell);
      }
      assertThat(row).containsEntry("合计(件)", "" + sum);
    }
    assertThat(table.getOrDefault("合计", Map.of()))
        .containsEntry("合计(件)", "" + reports.count("", "2022-01-01", DAY));
  }

  @Test
  void targetsHaveColumnsOfTheirOwn() throws IOException {
    for (String place : PLACES) {
      long all = reports.count(place, "2022-01-01", DAY);
      long closed =
          reports.petitions().stream()
              .filter(p -> p.place().equals(place) && p.closed() && p.on().getYear() == 2022)
              .count();
      BigDecimal rate = new BigDecimal(percent(closed, all));
      assertThat(reports.table(DAY, "target").getOrDefault(place, Map.of()))
          .containsEntry("信访件数 目标值(件)", "80")
          .containsEntry("信访件数 完成率(%)", percent(all, 80))
          .containsEntry("信访结案率 目标值(%)", "66.5")
          .containsEntry("信访结案率 比目标(百分点)", rate.subtract(new BigDecimal("66.5")).toPlainString())
          .containsEntry("信访结案率 评定", rate.doubleValue() >= 66.5 ? "达标" : "未达标");
    }
  }
}
