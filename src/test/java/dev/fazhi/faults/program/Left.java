package dev.fazhi.faults.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.store.database.SqlNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.springframework.jdbc.core.ColumnMapRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a run left that must be the same however it came about.
 *
 * @param output the hash of every published file
 * @param archive the hash of every archived file, and the ledger of them
 * @param facts every fact with its history, and every file with the account of its rows
 */
public record Left(Map<String, String> output, Map<String, String> archive, List<String> facts) {

  private static final String LEDGER = "ledger.txt";
  private static final Pattern TIME =
      Pattern.compile("(?m)^(V\\t.*\\t|D\\t(?:[^\\t]*\\t){6}|Z\\t[^\\t]*\\t)[-0-9T:.]+(?=\\t|$)");
  private static final Pattern FINAL_AT = Pattern.compile("(\"at\" ?: ?\")[-0-9T:.Z]+");
  private static final Pattern IDENTITY = Pattern.compile("(?m)^I\\t.*$");

  /** What an undisturbed run over the small exports leaves. */
  public static Left bySmallExports() {
    return Calm.SMALL;
  }

  public static Left in(RunRequest request) throws IOException {
    return new Left(
        output(request.output()), archive(request.data().resolve("archive")), facts(request));
  }

  /** As it stands, but for when a person made a vintage final. */
  private static Map<String, String> output(Path folder) throws IOException {
    Map<String, String> output = Runs.digests(folder);
    for (String name : List.copyOf(output.keySet())) {
      if (name.endsWith("run.json")) {
        String text = Files.readString(folder.resolve(name));
        String timeless = FINAL_AT.matcher(text).replaceAll("$1then");
        if (!timeless.equals(text)) {
          output.put(name, timeless);
        }
      }
    }
    return output;
  }

  /** The ledger as it stands, but for whose it is and when what it tells of was done. */
  private static Map<String, String> archive(Path folder) throws IOException {
    Map<String, String> archive = Runs.digests(folder);
    Path ledger = folder.resolve(LEDGER);
    if (Files.exists(ledger)) {
      String text = TIME.matcher(Files.readString(ledger)).replaceAll("$1(then)");
      archive.put(LEDGER, IDENTITY.matcher(text).replaceAll("I\t(of this database)"));
    }
    return archive;
  }

  public static Left in(Path folder) throws IOException {
    return in(Runs.request(folder, null));
  }

  /**
   * The next run ends as an undisturbed one does, and one more has nothing to do.
   *
   * @param how it was disturbed
   */
  public void assertAfterRerun(RunRequest request, String how) throws IOException {
    RunOutcome outcome = NightlyRun.run(request, RunWatcher.NOBODY);
    assertTrue(
        outcome.exit() == ExitCode.NEEDS_A_PERSON || outcome.exit() == ExitCode.DONE,
        () -> how + ": " + outcome.messages());
    assertEquals(this, in(request), how);
    RunOutcome third = NightlyRun.run(request, RunWatcher.NOBODY);
    assertEquals(ExitCode.DONE, third.exit(), () -> how + ", third run: " + third.messages());
    assertEquals(0, third.execution(), how + ": a third run has nothing to do");
  }

  /** As above, on the default database, which no process has open any more. */
  public void assertAfterRerun(Path folder, String how) throws IOException {
    // H2 watches a lock file that was left for seconds, as it does in KilledRunTest
    Files.deleteIfExists(folder.resolve("data").resolve("fazhi.lock.db"));
    assertAfterRerun(Runs.request(folder, null), how);
  }

  /** As above, with one digest for the facts of each source, of which there may be many. */
  public static Left ofMany(RunRequest request) throws IOException {
    Map<String, CRC32> digests = new TreeMap<>();
    facts(
        request,
        (source, line) ->
            digests
                .computeIfAbsent(source, any -> new CRC32())
                .update(line.getBytes(StandardCharsets.UTF_8)));
    List<String> facts = new ArrayList<>();
    digests.forEach((source, digest) -> facts.add(source + " " + digest.getValue()));
    return new Left(output(request.output()), archive(request.data().resolve("archive")), facts);
  }

  private static List<String> facts(RunRequest request) {
    List<String> all = new ArrayList<>();
    facts(request, (source, line) -> all.add(source + line));
    return all;
  }

  /** Gives every load and every fact, with its source. */
  private static void facts(RunRequest request, BiConsumer<String, String> use) {
    try (Workspace workplace = Workspace.open(request.jobs(), request.data(), request.url())) {
      workplace.files().loads().forEach(load -> use.accept("", load.toString()));
      JdbcTemplate jdbc = new JdbcTemplate(workplace.database());
      for (Source source : workplace.definitions().sources().values()) {
        // as text, so that no zone of this machine comes in
        String fields =
            source.fields().stream().map(Left::asText).collect(Collectors.joining(", "));
        ColumnMapRowMapper rows = new ColumnMapRowMapper();
        jdbc.query(
            "SELECT load_no AS \"load\", superseded_by AS \"until\", sheet_no AS \"sheet\","
                + " row_no AS \"row\", "
                + fields
                + " FROM "
                + SqlNames.facts(source)
                + " ORDER BY load_no, sheet_no, row_no",
            row -> {
              use.accept(source.id(), rows.mapRow(row, 0).toString());
            });
      }
    }
  }

  /** A field as text that is the same in both databases. */
  private static String asText(Field field) {
    String column = SqlNames.column(field.name());
    String value = field.type() == Field.Type.YES_NO ? "CAST(" + column + " AS INTEGER)" : column;
    return "CAST(" + value + " AS VARCHAR(1000)) AS " + column;
  }

  /** Made once, when it is first asked for. */
  private static final class Calm {

    static final Left SMALL = small();

    private static Left small() {
      try {
        Path folder = Files.createTempDirectory("fazhi-calm-");
        Runs.smallExports(folder);
        Runs.run(folder);
        Left left = in(folder);
        Folders.delete(folder);
        return left;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
