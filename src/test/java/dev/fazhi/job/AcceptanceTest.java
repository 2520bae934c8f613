package dev.fazhi.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.decision.Rebuild;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.model.Load;
import dev.fazhi.store.Databases;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way on exports made by an independent program, held against the figures that it says
 * they must give.
 */
class AcceptanceTest {

  private static final Path SET = Path.of("src/test/resources/acceptance");
  private static final List<String> COMPARED =
      List.of(
          "value",
          "numerator",
          "denominator",
          "prior_value",
          "change",
          "change_percent",
          "change_points");

  @TempDir private static Path folder = Path.of(".");
  private static @Nullable RunOutcome outcome;

  /** On the default database. */
  @BeforeAll
  static void run() {
    outcome = run(null, folder);
  }

  private static RunOutcome outcome() {
    return Objects.requireNonNull(outcome);
  }

  @Test
  void everyExpectedFigureIsRightAndNoGroupIsMadeUp() throws IOException {
    assertEquals(ExitCode.NEEDS_A_PERSON, outcome().exit());
    assertEquals(List.of(), differences(folder.resolve("output/2022-12-12/figures.csv")));
  }

  @Test
  void theDraftPutsTheFiguresInWords() throws IOException {
    List<String> said = new ArrayList<>();
    Path draft = folder.resolve("output/2022-12-12/报告数据稿_2022.docx");
    try (XWPFDocument document = new XWPFDocument(Files.newInputStream(draft))) {
      for (XWPFParagraph paragraph : document.getParagraphs()) {
        StringBuilder text = new StringBuilder();
        paragraph.getRuns().forEach(run -> text.append(run.text()));
        said.add(text.toString());
      }
    }
    assertEquals(Files.readAllLines(SET.resolve("draft.txt")), said);
  }

  @Test
  void everyFileAccountsForItsRows() {
    Load increment =
        outcome().loads().stream()
            .filter(load -> load.file().endsWith("20221231.csv"))
            .findFirst()
            .orElseThrow();
    assertEquals(447, increment.rows().fresh());
    assertEquals(9, increment.rows().changed());
    assertEquals(3, increment.rows().duplicate());
    assertEquals(4, increment.rows().rejected());
    assertTrue(outcome().loads().stream().allMatch(load -> load.rows().isBalanced()));
  }

  @Test
  void postgresqlGivesTheSameBytesAsH2(@TempDir Path other) throws IOException {
    run(Databases.url(), other);

    assertEquals(
        List.of(),
        Runs.differences(
            Runs.digests(folder.resolve("output")), Runs.digests(other.resolve("output"))));
  }

  /** As on another machine: of the first one there is the archive alone. */
  @Test
  void rebuiltFromTheArchiveElsewhereItGivesTheSameBytes(@TempDir Path other) throws IOException {
    FileUtils.copyDirectory(
        folder.resolve("data/archive").toFile(), other.resolve("data/archive").toFile());
    OperationResult rebuilt =
        Rebuild.run(
            new Rebuild.Plan(Path.of("jobs"), other.resolve("data"), null, false),
            RunWatcher.NOBODY);
    assertEquals(ExitCode.DONE, rebuilt.exit(), rebuilt.messages().toString());
    // nothing is read again: the exports stay with the operator
    RunOutcome again = run(null, other, Files.createDirectory(other.resolve("input")));

    assertEquals(List.of(), again.loads());
    assertEquals(
        List.of(),
        Runs.differences(
            Runs.digests(folder.resolve("output")), Runs.digests(other.resolve("output"))));
  }

  private static RunOutcome run(@Nullable String url, Path folder) {
    return run(url, folder, SET.resolve("input"));
  }

  private static RunOutcome run(@Nullable String url, Path folder, Path input) {
    RunRequest request =
        new RunRequest(
            Runs.DAY,
            input,
            folder.resolve("output"),
            folder.resolve("data"),
            Path.of("jobs"),
            url);
    return NightlyRun.run(request, RunWatcher.NOBODY);
  }

  private static List<String> differences(Path figures) throws IOException {
    Map<List<String>, CSVRecord> found = new HashMap<>();
    for (CSVRecord row : read(figures)) {
      found.put(key(row), row);
    }
    List<String> differences = new ArrayList<>();
    Set<List<String>> expectedKeys = new HashSet<>();
    Set<List<String>> scope = new HashSet<>();
    for (CSVRecord expected : read(SET.resolve("expected.csv"))) {
      expectedKeys.add(key(expected));
      scope.add(List.of(expected.get("metric"), expected.get("by")));
      CSVRecord row = found.get(key(expected));
      if (row == null) {
        differences.add(key(expected) + " is missing");
        continue;
      }
      for (String column : COMPARED) {
        if (!number(expected.get(column)).equals(number(row.get(column)))) {
          differences.add(
              key(expected)
                  + " "
                  + column
                  + ": expected "
                  + expected.get(column)
                  + ", found "
                  + row.get(column));
        }
      }
      if (!row.get("note").contains(expected.get("note"))) {
        differences.add(key(expected) + " lacks the note " + expected.get("note"));
      }
    }
    found.keySet().stream()
        .filter(
            key ->
                key.get(1).equals("ytd")
                    && scope.contains(List.of(key.get(0), key.get(2)))
                    && !expectedKeys.contains(key))
        .forEach(key -> differences.add(key + " is not expected"));
    return differences;
  }

  private static List<String> key(CSVRecord row) {
    return List.of(row.get("metric"), row.get("period"), row.get("by"), row.get("group"));
  }

  private static String number(String text) {
    return text.isEmpty() ? "" : new BigDecimal(text).stripTrailingZeros().toPlainString();
  }

  private static List<CSVRecord> read(Path file) throws IOException {
    try (Reader reader =
        new java.io.InputStreamReader(
            BOMInputStream.builder().setInputStream(Files.newInputStream(file)).get(),
            StandardCharsets.UTF_8)) {
      // months repeat the keys of other months; only the year to date is compared
      return CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(reader)
          .stream()
          .filter(row -> row.get("period").equals("ytd"))
          .toList();
    }
  }
}
