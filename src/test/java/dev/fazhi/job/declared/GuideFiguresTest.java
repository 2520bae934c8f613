package dev.fazhi.job.declared;

import static dev.fazhi.job.declared.Counted.percent;
import static dev.fazhi.job.declared.Guide.AS_OF;
import static dev.fazhi.job.declared.Guide.closedBy;
import static dev.fazhi.job.declared.Guide.count;
import static dev.fazhi.job.declared.Guide.day;
import static dev.fazhi.job.declared.Guide.figures;
import static dev.fazhi.job.declared.Guide.folder;
import static dev.fazhi.job.declared.Guide.inMonths;
import static dev.fazhi.job.declared.Guide.rows;
import static dev.fazhi.job.declared.Guide.ytd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The figures of the guide are those that plain code counts in its exports. */
class GuideFiguresTest {

  @Test
  void petitions() throws IOException {
    List<String[]> rows = rows("petitions.csv");
    for (String place : List.of("东风镇", "南山街道", "河口镇", "城关街道")) {
      assertThat(ytd("petitions.received", "place", place))
          .isEqualTo(
              count(rows, r -> r[5].equals(place) && ytd(day(r[1]), 2022))
                  + "/"
                  + count(rows, r -> r[5].equals(place) && ytd(day(r[1]), 2021)));
    }
    assertThat(ytd("petitions.closed"))
        .isEqualTo(
            count(rows, r -> ytd(day(r[1]), 2022) && closedBy(r[9], AS_OF))
                + "/"
                + count(rows, r -> ytd(day(r[1]), 2021) && closedBy(r[9], AS_OF.minusYears(1))));
  }

  @Test
  void sumsAndWeightedScoresOfMetrics() throws IOException {
    List<String[]> rows = rows("petitions.csv");
    List<String[]> tickets = rows("tickets.csv");
    assertThat(ytd("appeals.all"))
        .isEqualTo(
            count(rows, r -> ytd(day(r[1]), 2022))
                + count(tickets, r -> ytd(day(r[1]), 2022))
                + "/"
                + (count(rows, r -> ytd(day(r[1]), 2021))
                    + count(tickets, r -> ytd(day(r[1]), 2021))));
    for (String place : List.of("东风镇", "南山街道", "河口镇", "城关街道")) {
      assertThat(ytd("petitions.score", "place", place))
          .isEqualTo(score(rows, place, 1, 12, 2022) + "/" + score(rows, place, 1, 12, 2021));
      for (int month = 1; month <= 11; month++) {
        String key = "petitions.score month 2022-%02d-01 place %s".formatted(month, place);
        String expected =
            score(rows, place, month, month, 2022) + "/" + score(rows, place, month, month, 2021);
        assertThat(figures().getOrDefault(key, "/")).as(key).isEqualTo(expected);
      }
    }
  }

  /** Six tenths of the printed rate less half a point a case; empty without a case. */
  private static String score(List<String[]> rows, String place, int from, int to, int year) {
    Predicate<String[]> received = r -> inMonths(r, place, year, from, to) && ytd(day(r[1]), year);
    long all = count(rows, received);
    long closed = count(rows, received.and(r -> closedBy(r[9], AS_OF.withYear(year))));
    return all == 0
        ? ""
        : new BigDecimal(percent(closed, all))
            .multiply(new BigDecimal("0.6"))
            .subtract(BigDecimal.valueOf(all - closed).multiply(new BigDecimal("0.5")))
            .setScale(1, RoundingMode.HALF_UP)
            .toPlainString();
  }

  @Test
  void theDefinitionsOfTheGuideAndTheirExamplesAreRight() {
    Cli.Ended checked = Cli.run("check", "--jobs", folder().resolve("jobs").toString());
    assertThat(checked.exit()).as(checked.said()).isZero();
  }

  @Test
  void aSumIsTracedToTheRowsOfEachTerm() throws IOException {
    Cli.Ended traced =
        Cli.run(
            "trace",
            "petitions.score",
            "--group",
            "东风镇",
            "--as-of",
            AS_OF.toString(),
            "--jobs",
            folder().resolve("jobs").toString(),
            "--data",
            folder().resolve("data").toString());
    assertThat(traced.exit()).as(traced.said()).isZero();
    long all = count(rows("petitions.csv"), r -> r[5].equals("东风镇") && ytd(day(r[1]), 2022));
    assertThat(traced.said()).contains("信访办结率 × 0.6 − 信访未办结量 × 0.5").contains(all + " 行，合起来与数值一致");
  }

  @Test
  void fieldsThatAreCutOutOfOthers() throws IOException {
    List<String[]> rows = rows("petitions.csv");
    assertThat(ytd("petitions.received", "field_of_work", "城乡建设"))
        .startsWith(count(rows, r -> r[6].startsWith("城乡建设>") && ytd(day(r[1]), 2022)) + "/");
    assertThat(ytd("petitions.received", "weekday", "星期三"))
        .startsWith(
            count(rows, r -> day(r[1]).getDayOfWeek().getValue() == 3 && ytd(day(r[1]), 2022))
                + "/");
  }

  @Test
  void aCrossTableOfMonths() throws IOException {
    for (String place : List.of("东风镇", "河口镇")) {
      // 2022 has eleven months so far; of 2021 the same eleven are compared
      assertThat(ytd("visits.people", "place", place))
          .isEqualTo(
              months("visits_2022.csv", place, 11) + "/" + months("visits_2021.csv", place, 11));
    }
  }

  private static long months(String name, String place, int through) throws IOException {
    long sum = 0;
    for (String[] row : rows(name)) {
      for (int month = 1; row[0].equals(place) && month <= through; month++) {
        sum += Long.parseLong(row[month]);
      }
    }
    return sum;
  }

  @Test
  void anExportWithoutNumbersIsReplacedByTheDaysThatItCovers() throws IOException {
    List<String[]> october = rows("inspections_20221031.csv");
    List<String[]> november = rows("inspections_20221205.csv");
    assertThat(ytd("inspections.done")).startsWith(october.size() + november.size() + "/");
    assertThat(ytd("inspections.done", "outcome", "立案"))
        .startsWith(
            count(october, r -> r[3].equals("立案")) + count(november, r -> r[3].equals("立案")) + "/");
  }

  @Test
  void anExportInEnglishWithTwelveHours() throws IOException {
    DateTimeFormatter form = DateTimeFormatter.ofPattern("MM/dd/uuuu hh:mm:ss a", Locale.US);
    List<String[]> rows = rows("service_requests.csv");
    Predicate<String[]> thisYear = r -> ytd(LocalDateTime.parse(r[1], form).toLocalDate(), 2022);
    assertThat(ytd("requests.received")).startsWith(count(rows, thisYear) + "/");
    assertThat(ytd("requests.within_a_day"))
        .startsWith(
            count(
                    rows,
                    thisYear.and(
                        r ->
                            !r[2].isEmpty()
                                && !LocalDateTime.parse(r[2], form)
                                    .isAfter(LocalDateTime.parse(r[1], form).plusHours(24))))
                + "/");
  }
}
