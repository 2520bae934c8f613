package dev.fazhi.job.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import dev.fazhi.job.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.io.FileUtils;

/**
 * The files of the guide to the declarations, run once over small exports; what plain code counts
 * in the exports beside it.
 */
final class Guide {

  private static final Path EXPORTS = Path.of("src/test/resources/declared");
  static final LocalDate AS_OF = LocalDate.of(2022, 12, 12);

  private final Path folder;
  private final Map<String, String> figures;

  private Guide(Path folder, Map<String, String> figures) {
    this.folder = folder;
    this.figures = figures;
  }

  /** Made once, when it is first asked for. */
  private static final class Once {

    static final Guide GUIDE = make();

    private static Guide make() {
      try {
        return runAllAtOnce();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Guide runAllAtOnce() throws IOException {
    Path folder = Files.createTempDirectory("fazhi-guide-");
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
    GuideFiles.write(folder, ".*");
    Files.copy(
        Path.of("jobs/reference/workdays.csv"), folder.resolve("jobs/reference/workdays.csv"));
    Path input = Files.createDirectories(folder.resolve("input"));
    for (String name : exports()) {
      Runs.write(input.resolve(name), Files.readString(EXPORTS.resolve(name)));
    }
    Cli.Ended run = Cli.in(folder, "run", "--as-of", AS_OF.toString());
    assertThat(run.exit()).as(run.said()).isIn(0, 3);
    Map<String, String> figures = new TreeMap<>();
    // the totals row of a cross table agrees with its rows
    assertThat(run.said()).doesNotContain("FZ-131");
    for (String line : lines(folder.resolve("output/2022-12-12/figures.csv"))) {
      String[] cells = line.split(",", -1);
      String key = String.join(" ", cells[0], cells[3], cells[4], cells[8], cells[9]);
      figures.put(key.stripTrailing(), cells[10] + "/" + cells[13]);
    }
    return new Guide(folder, figures);
  }

  /** Of the definitions, the exports and what the runs make of them. */
  static Path folder() {
    return Once.GUIDE.folder;
  }

  /** The year to date beside last year's, by metric, period and group. */
  static Map<String, String> figures() {
    return Once.GUIDE.figures;
  }

  static Cli.Ended run(LocalDate asOf) {
    return Cli.in(folder(), "run", "--as-of", asOf.toString());
  }

  static List<String> exports() throws IOException {
    try (var files = Files.list(EXPORTS)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).filter(line -> !line.isBlank()).toList();
  }

  /** Rows of an export without quotes, cell by cell. */
  static List<String[]> rows(String name) throws IOException {
    List<String[]> rows = new ArrayList<>();
    lines(EXPORTS.resolve(name)).forEach(line -> rows.add(line.split(",", -1)));
    return rows;
  }

  static long count(List<String[]> rows, Predicate<String[]> counts) {
    return rows.stream().filter(counts).count();
  }

  /** From New Year to the day of that year. */
  static boolean ytd(LocalDate day, int year) {
    return day.getYear() == year && !day.isAfter(AS_OF.withYear(year));
  }

  /** The year to date beside last year's. */
  static String ytd(String metric, String... group) {
    String key =
        metric + " ytd 2022-01-01" + (group.length == 0 ? "" : " " + String.join(" ", group));
    return String.valueOf(figures().get(key));
  }

  static boolean inMonths(String[] row, String place, int year, int from, int to) {
    LocalDate day = day(row[1]);
    return (place.isEmpty() || row[5].equals(place))
        && day.getYear() == year
        && day.getMonthValue() >= from
        && day.getMonthValue() <= to;
  }

  static Map<String, Map<String, String>> table(String asOf, String id, String metric)
      throws IOException {
    return Runs.table(folder().resolve("output/" + asOf), id, metric);
  }

  static long side(String both, int year) {
    return Long.parseLong(both.split("/")[year == AS_OF.getYear() ? 0 : 1]);
  }

  static LocalDate day(String text) {
    return LocalDate.parse(text.substring(0, 10));
  }

  static boolean closedBy(String text, LocalDate day) {
    return !text.isEmpty() && !day(text).isAfter(day);
  }
}
