package dev.fazhi.job.declared;

import static dev.fazhi.job.declared.Guide.AS_OF;
import static dev.fazhi.job.declared.Guide.closedBy;
import static dev.fazhi.job.declared.Guide.count;
import static dev.fazhi.job.declared.Guide.day;
import static dev.fazhi.job.declared.Guide.figures;
import static dev.fazhi.job.declared.Guide.folder;
import static dev.fazhi.job.declared.Guide.lines;
import static dev.fazhi.job.declared.Guide.rows;
import static dev.fazhi.job.declared.Guide.ytd;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Working days and the bands of what is late, as the guide declares them. */
class GuideDeadlinesTest {

  private static final List<String> HOLIDAYS = holidays();

  private static List<String> holidays() {
    try {
      return Files.readAllLines(Path.of("jobs/reference/workdays.csv"));
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  @Test
  void penaltiesPublishedWithinSevenWorkingDays() throws IOException {
    List<String[]> rows = rows("penalties.csv");
    Predicate<String[]> thisYear = r -> ytd(day(r[4]), 2022);
    Predicate<String[]> published = r -> closedBy(r[5], AS_OF);
    assertThat(ytd("penalties.decided")).startsWith(count(rows, thisYear) + "/");
    assertThat(ytd("penalties.published_in_time"))
        .startsWith(
            count(rows, thisYear.and(published).and(r -> workingDays(day(r[4]), day(r[5])) <= 7))
                + "/");
    assertThat(count(rows, thisYear.and(published).and(r -> workingDays(day(r[4]), day(r[5])) > 7)))
        .as("some are late")
        .isPositive();
  }

  @Test
  void overdueItemsInBandsOfWorkingDays() throws IOException {
    List<String[]> rows = rows("assignments.csv");
    Map<String, Long> bands = new TreeMap<>();
    for (String[] row : rows) {
      int late = row[4].isEmpty() ? 0 : workingDays(day(row[3]), day(row[4]));
      String band =
          row[4].isEmpty()
              ? "未办结"
              : late == 0 ? "按期" : late <= 3 ? "逾期1至3个工作日" : late <= 7 ? "逾期4至7个工作日" : "逾期7个工作日以上";
      bands.merge(band, 1L, Long::sum);
    }
    assertThat(bands).hasSize(5);
    bands.forEach(
        (band, items) ->
            assertThat(ytd("assignments.all", "late_band", band)).startsWith(items + "/"));
    assertThat(ytd("assignments.late"))
        .startsWith(
            count(rows, r -> !r[4].isEmpty() && workingDays(day(r[3]), day(r[4])) > 0) + "/");
  }

  @Test
  void bandsOfWorkingDaysAtTheCutOff() throws IOException {
    List<String[]> rows = rows("assignments.csv");
    Map<String, Long> bands = new TreeMap<>();
    Set<String> pairs = new TreeSet<>();
    long open = 0;
    long points = 0;
    for (String[] row : rows) {
      LocalDate end = row[4].isEmpty() ? AS_OF : day(row[4]);
      int late = workingDays(day(row[3]), end);
      if (late > 0) {
        open += row[4].isEmpty() ? 1 : 0;
        bands.merge(
            late <= 1
                ? "1个工作日以内"
                : late <= 3 ? "超过1个工作日至3个工作日" : late <= 7 ? "超过3个工作日至7个工作日" : "超过7个工作日",
            1L,
            Long::sum);
      }
      int closedLate = row[4].isEmpty() ? 99 : workingDays(day(row[3]), day(row[4]));
      points += closedLate == 0 ? 100 : closedLate <= 3 ? 60 : 0;
      pairs.add(
          row[1]
              + (row[4].isEmpty()
                  ? "open"
                  : closedLate == 0 ? "0" : closedLate <= 3 ? "3" : closedLate <= 7 ? "7" : "8"));
    }
    assertThat(open).isPositive();
    assertThat(bands).hasSize(4);
    bands.forEach(
        (band, items) ->
            assertThat(ytd("assignments.overdue", "overdue_band", band)).startsWith(items + "/"));
    assertThat(ytd("assignments.pairs")).startsWith(pairs.size() + "/");
    assertThat(ytd("assignments.score"))
        .startsWith(
            BigDecimal.valueOf(points)
                    .divide(BigDecimal.valueOf(rows.size()), 2, RoundingMode.HALF_UP)
                + "/");
    assertThat(lines(folder().resolve("output/2022-12-12/tables/overdue-by-band.csv")))
        .extracting(line -> line.split(",")[0])
        .containsSubsequence("1个工作日以内", "超过1个工作日至3个工作日", "超过3个工作日至7个工作日", "超过7个工作日");
    long crossed =
        figures().keySet().stream()
            .filter(key -> key.startsWith("assignments.overdue ytd 2022-01-01 unit_by_late_band "))
            .mapToLong(key -> Long.parseLong(String.valueOf(figures().get(key)).split("/")[0]))
            .sum();
    assertThat(ytd("assignments.overdue")).startsWith(crossed + "/");
  }

  /** Day by day, with the holidays of the list that the repository ships. */
  private static int workingDays(LocalDate from, LocalDate to) {
    int days = 0;
    for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
      String kind = "";
      for (String line : HOLIDAYS) {
        kind = line.contains(day.toString()) ? line.substring(0, line.indexOf(',')) : kind;
      }
      boolean weekend = day.getDayOfWeek().getValue() > 5;
      days += kind.endsWith("上班") || !weekend && !kind.endsWith("放假") ? 1 : 0;
    }
    return days;
  }
}
