package dev.fazhi.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.Runs;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.StopRequest;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.measure.Measurement;
import dev.fazhi.sample.SampleExports;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user would otherwise pick, on the largest files of the sample. {@code -Dbench.scale=8}
 * makes them of half a million rows each.
 */
@Tag("bench")
class ComparatorsTest {

  private static final int SCALE = Integer.getInteger("bench.scale", 1);

  @TempDir private static Path folder = Path.of(".");
  private static Path csv = Path.of("");
  private static Path xlsx = Path.of("");
  private static Readers readers = new Readers(csv, StandardCharsets.UTF_8, xlsx);
  private static int place;

  @BeforeAll
  static void write() throws IOException {
    Path exports = folder.resolve("exports");
    SampleExports.write(exports, Path.of("jobs/sample.yml"), SCALE, name -> {});
    csv = largest(exports, ".csv");
    xlsx = largest(exports, ".xlsx");
    readers = new Readers(csv, StandardCharsets.UTF_8, xlsx);
    try {
      readers.decode();
    } catch (CharacterCodingException e) {
      readers = new Readers(csv, Charset.forName("GB18030"), xlsx);
    }
  }

  private static Path largest(Path exports, String ending) throws IOException {
    try (Stream<Path> files = Files.list(exports)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .max(Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow();
    }
  }

  private static String of(Path file) {
    return "%s MB, heap %s MB"
        .formatted(file.toFile().length() >> 20, Runtime.getRuntime().maxMemory() >> 20);
  }

  @Test
  void readingText() throws Exception {
    new Race("Reading a CSV of " + of(csv))
        .way("decoding its bytes", readers::decode)
        .way("FastCSV", readers::fastCsv)
        .way("Commons CSV", readers::commonsCsv)
        .way(
            "ours (encoding and delimiter found, quotes and limits checked)",
            () -> Readers.ours(csv))
        .print();
  }

  @Test
  void readingWorkbooks() throws Exception {
    new Race("Reading an xlsx of " + of(xlsx))
        .way("inflating its parts", readers::inflate)
        .way("fastexcel-reader", readers::fastExcel)
        .way("EasyExcel", () -> readers.easyExcel(row -> {}))
        .way("ours", () -> Readers.ours(xlsx))
        .print();
  }

  @Test
  void importingText() throws Exception {
    new Race("Importing a CSV of " + of(csv) + " into H2")
        .way("FastCSV and JDBC batches, nothing checked", () -> plain(readers::fastCsv))
        .way("a job of chunks of Spring Batch, nothing checked", this::chunks)
        .way("ours, to where counting begins", () -> merged(csv))
        .way("ours, figures and all that is published too", () -> published(csv))
        .print();
  }

  @Test
  void importingWorkbooks() throws Exception {
    new Race("Importing an xlsx of " + of(xlsx) + " into H2")
        .way("EasyExcel and JDBC batches, nothing checked", () -> plain(readers::easyExcel))
        .way("ours, to where counting begins", () -> merged(xlsx))
        .way("ours, figures and all that is published too", () -> published(xlsx))
        .print();
  }

  @Test
  void measuring() throws Exception {
    Path home = prepared(csv);
    Files.copy(xlsx, home.resolve("input").resolve(xlsx.getFileName()));
    NightlyRun.run(Runs.request(home, null), RunWatcher.NOBODY);
    try (Workspace workplace = Workspace.open(Path.of("jobs"), home.resolve("data"), null);
        GroupBys duckDb = GroupBys.of(workplace, "hotline", folder.resolve("duck.csv"))) {
      long known = workplace.vintages().lastLoad();
      new Race("Measuring " + duckDb.rows() + " facts")
          .way("DuckDB, 15 groupings by month with two percentiles each", duckDb::run)
          .way(
              "ours, all figures of both years with their checks",
              () ->
                  new Measurement(workplace.database(), workplace.definitions())
                      .measure(Runs.DAY, known))
          .print();
    }
  }

  /** Reads a whole file into it. */
  interface Reading {
    void into(Readers.Rows rows) throws Exception;
  }

  private static Path prepared(Path... exports) throws IOException {
    Path at = folder.resolve("run" + ++place);
    Path input = Files.createDirectories(at.resolve("input"));
    for (Path export : exports) {
      Files.copy(export, input.resolve(export.getFileName()));
    }
    return at;
  }

  /** A run that is stopped as soon as all is merged. */
  private static void merged(Path export) throws IOException {
    StopRequest stop = new StopRequest();
    RunWatcher watcher =
        new RunWatcher() {
          @Override
          public void phase(String name) {
            if (name.equals("统计事实")) {
              stop.press();
            }
          }
        };
    RunRequest request = Runs.request(prepared(export), null);
    NightlyRun.run(request, watcher, stop);
    assertTrue(stop.isPressed());
  }

  private static void published(Path export) throws IOException {
    Runs.run(prepared(export));
  }

  private static void plain(Reading reading) throws Exception {
    try (PlainTable table = new PlainTable(folder.resolve("plain" + ++place))) {
      reading.into(table::add);
      table.finish();
    }
  }

  private void chunks() throws Exception {
    ChunkJob.run(csv, readers.encoding(), folder.resolve("chunks" + ++place));
  }
}
