package dev.fazhi.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.alibaba.excel.EasyExcel;
import com.alibaba.excel.context.AnalysisContext;
import com.alibaba.excel.event.AnalysisEventListener;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.StopRequest;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.measure.Measurement;
import dev.fazhi.model.Limits;
import dev.fazhi.sample.SampleExports;
import dev.fazhi.tabular.Tabular;
import dev.fazhi.tabular.row.RowSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
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
  private static final Limits LIMITS =
      new Limits(1L << 32, 1L << 34, 1000, 1_048_576, 512, 32_767, 3600);

  @TempDir private static Path folder = Path.of(".");
  private static Path csv = Path.of("");
  private static Path xlsx = Path.of("");
  private static Charset encoding = StandardCharsets.UTF_8;
  private static int place;

  @BeforeAll
  static void write() throws IOException {
    Path exports = folder.resolve("exports");
    SampleExports.write(exports, Path.of("jobs/sample.yml"), SCALE, name -> {});
    csv = largest(exports, ".csv");
    xlsx = largest(exports, ".xlsx");
    encoding = Charset.forName("GB18030");
    try {
      encoding = StandardCharsets.UTF_8;
      decode();
    } catch (CharacterCodingException e) {
      encoding = Charset.forName("GB18030");
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
        .way("decoding its bytes", ComparatorsTest::decode)
        .way("FastCSV", ComparatorsTest::fastCsv)
        .way("Commons CSV", ComparatorsTest::commonsCsv)
        .way("ours (encoding and delimiter found, quotes and limits checked)", () -> ours(csv))
        .print();
  }

  @Test
  void readingWorkbooks() throws Exception {
    new Race("Reading an xlsx of " + of(xlsx))
        .way("inflating its parts", ComparatorsTest::inflate)
        .way("fastexcel-reader", ComparatorsTest::fastExcel)
        .way("EasyExcel", () -> easyExcel(row -> {}))
        .way("ours", () -> ours(xlsx))
        .print();
  }

  @Test
  void importingText() throws Exception {
    new Race("Importing a CSV of " + of(csv) + " into H2")
        .way("FastCSV and JDBC batches, nothing checked", () -> plain(ComparatorsTest::fastCsv))
        .way("a job of chunks of Spring Batch, nothing checked", this::chunks)
        .way("ours, to where counting begins", () -> merged(csv))
        .way("ours, figures and all that is published too", () -> published(csv))
        .print();
  }

  @Test
  void importingWorkbooks() throws Exception {
    new Race("Importing an xlsx of " + of(xlsx) + " into H2")
        .way("EasyExcel and JDBC batches, nothing checked", () -> plain(ComparatorsTest::easyExcel))
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

  /** Takes the cells of a row, the first of which is the key. */
  interface Rows {
    void take(String[] cells) throws Exception;
  }

  /** Reads a whole file into it. */
  interface Reading {
    void into(Rows rows) throws Exception;
  }

  private static void decode() throws IOException {
    char[] buffer = new char[1 << 16];
    try (Reader text = Files.newBufferedReader(csv, encoding)) {
      while (text.read(buffer) >= 0) {
        Objects.checkIndex(0, buffer.length);
      }
    }
  }

  private static void inflate() throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (ZipFile zip = new ZipFile(xlsx.toFile())) {
      Enumeration<? extends ZipEntry> parts = zip.entries();
      for (ZipEntry part : Collections.list(parts)) {
        try (InputStream in = zip.getInputStream(part)) {
          while (in.read(buffer) >= 0) {
            Objects.checkIndex(0, buffer.length);
          }
        }
      }
    }
  }

  private static void fastCsv() throws Exception {
    fastCsv(row -> {});
  }

  private static void fastCsv(Rows rows) throws Exception {
    try (var records = CsvReader.builder().ofCsvRecord(csv, encoding)) {
      for (var each : records) {
        rows.take(each.getFields().toArray(new String[0]));
      }
    }
  }

  private static void commonsCsv() throws IOException {
    long rows = 0;
    try (CSVParser parser = CSVParser.parse(csv, encoding, CSVFormat.DEFAULT)) {
      for (var each : parser) {
        rows += each.size();
      }
    }
    assertTrue(rows > 0);
  }

  private static void fastExcel() throws IOException {
    long rows = 0;
    try (ReadableWorkbook book = new ReadableWorkbook(xlsx.toFile())) {
      for (Sheet sheet : book.getSheets().toList()) {
        try (var all = sheet.openStream()) {
          rows += all.filter(row -> row.getCellCount() > 0).count();
        }
      }
    }
    assertTrue(rows > 0);
  }

  private static void easyExcel(Rows rows) {
    AnalysisEventListener<Map<Integer, String>> listener =
        new AnalysisEventListener<>() {
          @Override
          public void invoke(Map<Integer, String> row, AnalysisContext context) {
            String[] cells = new String[row.size()];
            row.forEach((column, cell) -> cells[column] = cell);
            try {
              rows.take(cells);
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          }

          @Override
          public void doAfterAllAnalysed(AnalysisContext context) {
            // each row was taken as it came
          }
        };
    EasyExcel.read(xlsx.toFile(), listener).doReadAll();
  }

  private static void ours(Path file) throws Exception {
    long rows = 0;
    try (RowSource source = Tabular.open(file, file.getFileName().toString(), LIMITS)) {
      while (source.next() != null) {
        rows++;
      }
    }
    assertTrue(rows > 0);
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
    ChunkJob.run(csv, encoding, folder.resolve("chunks" + ++place));
  }
}
