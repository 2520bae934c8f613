package dev.fazhi.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the guide to the declarations shows is done by it alone: its files are run over small
 * exports, and the figures are those that plain code counts in the exports.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeclaredTasksTest {

  private static final Path GUIDE = Path.of("src/docs/declaring.md");
  private static final Path EXPORTS = Path.of("src/test/resources/declared");
  private static final Pattern FILE = Pattern.compile("(?s)```(?:yaml)?\n# (jobs/\\S+)\n(.*?)```");
  private static final LocalDate AS_OF = LocalDate.of(2022, 12, 12);

  private static final List<String> HOLIDAYS = holidays();

  private static List<String> holidays() {
    try {
      return Files.readAllLines(Path.of("jobs/reference/workdays.csv"));
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  @TempDir private static Path folder = Path.of(".");
  private final Map<String, String> figures = new TreeMap<>();

  private static Cli.Ended run(LocalDate asOf) {
    return Cli.in(folder, "run", "--as-of", asOf.toString());
  }

  @BeforeAll
  void runAllAtOnce() throws IOException {
    Matcher file = FILE.matcher(Files.readString(GUIDE));
    while (file.find()) {
      Path path = folder.resolve(file.group(1));
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.group(2));
    }
    Files.copy(
        Path.of("jobs/reference/workdays.csv"), folder.resolve("jobs/reference/workdays.csv"));
    Path input = Files.createDirectories(folder.resolve("input"));
    for (String name : exports()) {
      Runs.write(input.resolve(name), Files.readString(EXPORTS.resolve(name)));
    }
    Cli.Ended run = run(AS_OF);
    assertThat(run.exit()).as(run.said()).isIn(0, 3);
    // the totals row of a cross table agrees with its rows
    assertThat(run.said()).doesNotContain("FZ-131");
    for (String line : lines(folder.resolve("output/2022-12-12/figures.csv"))) {
      String[] cells = line.split(",", -1);
      String key = String.join(" ", cells[0], cells[3], cells[4], cells[8], cells[9]);
      figures.put(key.stripTrailing(), cells[10] + "/" + cells[13]);
    }
  }

  private static List<String> exports() throws IOException {
    try (var files = Files.list(EXPORTS)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).filter(line -> !line.isBlank()).toList();
  }

  /** Rows of an export without quotes, cell by cell. */
  private static List<String[]> rows(String name) throws IOException {
    List<String[]> rows = new ArrayList<>();
    lines(EXPORTS.resolve(name)).forEach(line -> rows.add(line.split(",", -1)));
    return rows;
  }

  private static long count(List<String[]> rows, Predicate<String[]> counts) {
    return rows.stream().filter(counts).count();
  }

  /** From New Year to the day of that year. */
  private static boolean ytd(LocalDate day, int year) {
    return day.getYear() == year && !day.isAfter(AS_OF.withYear(year));
  }

  /** The year to date beside last year's. */
  private String ytd(String metric, String... group) {
    String key =
        metric + " ytd 2022-01-01" + (group.length == 0 ? "" : " " + String.join(" ", group));
    return String.valueOf(figures.get(key));
  }

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
        assertThat(figures.getOrDefault(key, "/")).as(key).isEqualTo(expected);
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
    Cli.Ended checked = Cli.run("check", "--jobs", folder.resolve("jobs").toString());
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
            folder.resolve("jobs").toString(),
            "--data",
            folder.resolve("data").toString());
    assertThat(traced.exit()).as(traced.said()).isZero();
    long all = count(rows("petitions.csv"), r -> r[5].equals("东风镇") && ytd(day(r[1]), 2022));
    assertThat(traced.said()).contains("信访办结率 × 0.6 − 信访未办结量 × 0.5").contains(all + " 行，合起来与数值一致");
  }

  @Test
  void aMonthlyBulletinWithTheMonthBeforeAndRanks() throws IOException {
    Cli.Ended august = run(LocalDate.of(2022, 8, 31));
    assertThat(august.exit()).as(august.said()).isIn(0, 3);
    List<String[]> rows = rows("petitions.csv");
    List<String> places = List.of("东风镇", "南山街道", "河口镇", "城关街道");
    Map<String, Map<String, String>> table = table("2022-08-31", "petitions-bulletin", "信访受理量");
    long all = count(rows, r -> inMonths(r, "", 2022, 1, 8));
    for (String place : places) {
      Map<String, String> cells = table.getOrDefault(place, Map.of());
      long year = count(rows, r -> inMonths(r, place, 2022, 1, 8));
      long july = count(rows, r -> inMonths(r, place, 2022, 7, 7));
      long month = count(rows, r -> inMonths(r, place, 2022, 8, 8));
      assertThat(cells)
          .containsEntry("当月(件)", "" + month)
          .containsEntry("上月(件)", "" + july)
          .containsEntry("环比(%)", percent(month - july, july))
          .containsEntry("上年同月(件)", "" + count(rows, r -> inMonths(r, place, 2021, 8, 8)))
          .containsEntry("占比(%)", percent(year, all))
          .containsEntry(
              "排名(名次)",
              ""
                  + (1
                      + places.stream()
                          .filter(p -> count(rows, r -> inMonths(r, p, 2022, 1, 8)) > year)
                          .count()))
          .containsEntry(
              "当月排名(名次)",
              ""
                  + (1
                      + places.stream()
                          .filter(p -> count(rows, r -> inMonths(r, p, 2022, 8, 8)) > month)
                          .count()));
    }
    Map<String, Map<String, String>> months = table("2022-08-31", "petitions-months", "信访受理量");
    for (int month = 2; month <= 8; month++) {
      int to = month;
      long now = count(rows, r -> inMonths(r, "", 2022, to, to));
      long before = count(rows, r -> inMonths(r, "", 2022, to - 1, to - 1));
      assertThat(months.getOrDefault("2022年" + month + "月", Map.of()))
          .containsEntry("累计(件)", "" + count(rows, r -> inMonths(r, "", 2022, 1, to)))
          .containsEntry("环比(%)", percent(now - before, before));
    }
    long january = count(rows, r -> inMonths(r, "", 2022, 1, 1));
    long december = count(rows, r -> inMonths(r, "", 2021, 12, 12));
    assertThat(months.getOrDefault("2022年1月", Map.of()))
        .containsEntry("环比(%)", percent(january - december, december));
  }

  @Test
  void aMonthThatIsNotOverIsComparedWithTheSameDaysOfTheOneBefore() throws IOException {
    List<String[]> rows = rows("petitions.csv");
    table("2022-12-12", "petitions-bulletin", "信访受理量")
        .forEach(
            (place, cells) -> {
              String of = place.equals("合计") ? "" : place;
              long before =
                  count(
                      rows, r -> inMonths(r, of, 2022, 11, 11) && day(r[1]).getDayOfMonth() <= 12);
              assertThat(cells).as(place).containsEntry("上月(件)", "" + before);
            });
  }

  @Test
  void perTenThousandPeopleAndVerdictsByTargets() throws IOException {
    List<String[]> rows = rows("petitions.csv");
    // the numbers as the guide has them: 2021, 2022, target; empty is not known
    Map<String, List<String>> given =
        Map.of(
            "东风镇", List.of("21300", "21000", "40"),
            "南山街道", List.of("48210", "50120", "60.5"),
            "河口镇", List.of("15800", "15500", "75"),
            "城关街道", List.of("66000", "", ""),
            "合计", List.of("151310", "153000", ""));
    Map<String, Map<String, String>> table = table("2022-12-12", "petitions-verdicts", "~");
    Set<String> verdicts = new TreeSet<>();
    given.forEach(
        (place, numbers) -> {
          Map<String, String> cells = table.getOrDefault(place, Map.of());
          String[] rates = new String[2];
          for (int side = 0; side < 2; side++) {
            int year = 2022 - side;
            String people = numbers.get(1 - side);
            long received =
                count(
                    rows, r -> (place.equals("合计") || r[5].equals(place)) && ytd(day(r[1]), year));
            rates[side] =
                people.isEmpty()
                    ? ""
                    : BigDecimal.valueOf(received * 10_000)
                        .divide(new BigDecimal(people), 2, RoundingMode.HALF_UP)
                        .toPlainString();
          }
          assertThat(cells)
              .as(place)
              .containsEntry("万人信访量 本期(件/万人)", rates[0])
              .containsEntry("万人信访量 上年同期(件/万人)", rates[1]);
          double rate = rates[0].isEmpty() ? 0 : Double.parseDouble(rates[0]);
          assertThat(cells)
              .as(place)
              .containsEntry(
                  "万人信访量 评定", rates[0].isEmpty() ? "" : rate <= 1.5 ? "低" : rate <= 4 ? "中" : "高");
          long all = count(rows, r -> r[5].equals(place) && ytd(day(r[1]), 2022));
          long closed =
              count(rows, r -> r[5].equals(place) && ytd(day(r[1]), 2022) && closedBy(r[9], AS_OF));
          String target = numbers.get(2);
          String verdict =
              target.isEmpty()
                  ? ""
                  : new BigDecimal(percent(closed, all)).compareTo(new BigDecimal(target)) >= 0
                      ? "达标"
                      : "未达标";
          assertThat(cells).as(place).containsEntry("信访办结率（对目标） 评定", verdict);
          verdicts.add(verdict);
        });
    assertThat(verdicts).containsExactly("", "未达标", "达标");
  }

  @Test
  void theLargestGroupsAndTheRestTogether() throws IOException {
    List<String[]> rows = rows("petitions.csv");
    Map<String, Long> sizes = new TreeMap<>();
    rows.stream().filter(r -> ytd(day(r[1]), 2022)).forEach(r -> sizes.merge(r[7], 1L, Long::sum));
    long largest = sizes.values().stream().mapToLong(each -> each).max().orElse(0);
    Set<String> first = new TreeSet<>(sizes.keySet());
    first.removeIf(unit -> sizes.getOrDefault(unit, 0L) < largest);
    assertThat(first).as("a tie").hasSizeGreaterThan(1);
    Predicate<String[]> rest = r -> !first.contains(r[7]);
    Map<String, Map<String, String>> table = table("2022-12-12", "petitions-top", "信访受理量");
    String name = "其他（" + (sizes.size() - first.size()) + "个）";
    assertThat(table.keySet()).contains(name, "合计").containsAll(first).hasSize(first.size() + 2);
    long now = count(rows, rest.and(r -> ytd(day(r[1]), 2022)));
    long prior = count(rows, rest.and(r -> ytd(day(r[1]), 2021)));
    BigDecimal[] rates = new BigDecimal[2];
    for (int side = 0; side < 2; side++) {
      int year = 2022 - side;
      Predicate<String[]> of = rest.and(r -> ytd(day(r[1]), year));
      long closed = count(rows, of.and(r -> closedBy(r[9], AS_OF.withYear(year))));
      rates[side] = new BigDecimal(percent(closed, count(rows, of)));
    }
    assertThat(table.getOrDefault(name, Map.of()))
        .containsEntry("本期(件)", "" + now)
        .containsEntry("上年同期(件)", "" + prior)
        .containsEntry("增减幅(%)", percent(now - prior, prior))
        .containsEntry("占比(%)", percent(now, count(rows, r -> ytd(day(r[1]), 2022))))
        .containsEntry("排名(名次)", "")
        .containsEntry("信访办结率 本期(%)", rates[0].toPlainString())
        .containsEntry("信访办结率 上年同期(%)", rates[1].toPlainString())
        .containsEntry("信访办结率 增减(百分点)", rates[0].subtract(rates[1]).toPlainString());
    try (XSSFWorkbook book =
        new XSSFWorkbook(folder.resolve("output/2022-12-12/统计表_2022.xlsx").toFile())) {
      StringBuilder above = new StringBuilder();
      for (int row = 0; row < 10; row++) {
        above.append(book.getSheet("信访较多单位").getRow(row).getCell(0));
      }
      assertThat(above).contains("最后 " + first.size() + " 个并列");
    } catch (InvalidFormatException unexpected) {
      throw new IOException(unexpected);
    }
  }

  private static boolean inMonths(String[] row, String place, int year, int from, int to) {
    LocalDate day = day(row[1]);
    return (place.isEmpty() || row[5].equals(place))
        && day.getYear() == year
        && day.getMonthValue() >= from
        && day.getMonthValue() <= to;
  }

  /** Empty for a base of zero. */
  private static String percent(long part, long whole) {
    return whole == 0
        ? ""
        : BigDecimal.valueOf(part * 100)
            .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
            .toPlainString();
  }

  private static Map<String, Map<String, String>> table(String asOf, String id, String metric)
      throws IOException {
    return Runs.table(folder.resolve("output/" + asOf), id, metric);
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
  void ticketsJoinedWithTheirRepliesAtTheCutOff() throws IOException {
    List<String[]> tickets = rows("tickets.csv");
    for (int year : List.of(2022, 2021)) {
      LocalDate asOf = AS_OF.withYear(year);
      Map<String, String[]> latest = new TreeMap<>();
      for (String[] reply : rows("replies.csv")) {
        String[] known = latest.get(reply[1]);
        if (!day(reply[2]).isAfter(asOf)
            && (known == null || day(known[2]).isBefore(day(reply[2])))) {
          latest.put(reply[1], reply);
        }
      }
      Predicate<String[]> received = t -> ytd(day(t[1]), year);
      Predicate<String[]> replied = received.and(t -> latest.containsKey(t[0]));
      Predicate<String[]> satisfied =
          replied.and(t -> latest.getOrDefault(t[0], new String[4])[3].equals("满意"));
      Predicate<String[]> overdue =
          received.and(t -> !latest.containsKey(t[0]) && day(t[1]).plusDays(30).isBefore(asOf));
      assertThat(side(ytd("tickets.replied"), year)).isEqualTo(count(tickets, replied));
      assertThat(side(ytd("tickets.satisfied"), year)).isEqualTo(count(tickets, satisfied));
      assertThat(side(ytd("tickets.received", "waiting", "未答复，已超过30天"), year))
          .isEqualTo(count(tickets, overdue))
          .isPositive();
      assertThat(side(ytd("tickets.replied", "unit", "县教育局"), year))
          .isEqualTo(count(tickets, replied.and(t -> t[3].equals("县教育局"))));
    }
  }

  private static long side(String both, int year) {
    return Long.parseLong(both.split("/")[year == AS_OF.getYear() ? 0 : 1]);
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
    assertThat(lines(folder.resolve("output/2022-12-12/tables/overdue-by-band.csv")))
        .extracting(line -> line.split(",")[0])
        .containsSubsequence("1个工作日以内", "超过1个工作日至3个工作日", "超过3个工作日至7个工作日", "超过7个工作日");
    long crossed =
        figures.keySet().stream()
            .filter(key -> key.startsWith("assignments.overdue ytd 2022-01-01 unit_by_late_band "))
            .mapToLong(key -> Long.parseLong(String.valueOf(figures.get(key)).split("/")[0]))
            .sum();
    assertThat(ytd("assignments.overdue")).startsWith(crossed + "/");
  }

  @Test
  void aRosterStandsAsItWasDeliveredLastBeforeTheCutOffOfEitherYear() throws IOException {
    List<String[]> now = rows("roster_20221130.csv");
    List<String[]> prior = rows("roster_20211130.csv");
    assertThat(ytd("roster.officers")).isEqualTo(now.size() + "/" + prior.size());
    assertThat(ytd("roster.officers", "unit", "县城管局"))
        .isEqualTo(
            count(now, r -> r[2].equals("县城管局")) + "/" + count(prior, r -> r[2].equals("县城管局")));
    assertThat(figures.keySet()).noneMatch(key -> key.startsWith("roster.officers month"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tickets.satisfied",
        "assignments.overdue",
        "assignments.pairs",
        "assignments.score",
        "roster.officers"
      })
  void theRowsBehindWhatIsSeenAtTheCutOffComeToTheFigure(String metric) {
    for (String side : List.of("--prior", "--as-of=2022-12-12")) {
      Cli.Ended traced =
          Cli.run(
              "trace",
              metric,
              side,
              "--jobs",
              folder.resolve("jobs").toString(),
              "--data",
              folder.resolve("data").toString());
      assertThat(traced.exit()).as(traced.said()).isZero();
    }
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

  private static LocalDate day(String text) {
    return LocalDate.parse(text.substring(0, 10));
  }

  private static boolean closedBy(String text, LocalDate day) {
    return !text.isEmpty() && !day(text).isAfter(day);
  }
}
