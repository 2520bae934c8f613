package dev.fazhi.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.decision.Rebuild;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.model.Limits;
import dev.fazhi.store.Databases;
import dev.fazhi.tabular.Tabular;
import dev.fazhi.tabular.row.RowSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

@Tag("bench")
class RatiosTest {

  private static final int ROWS = 20_000;
  private static final Limits LIMITS =
      new Limits(1L << 30, 1L << 32, 1000, 1_048_576, 512, 32_767, 600);
  private static final String HEADER = "工单编号,受理时间,问题分类,所属街镇,承办单位,办结时间,工单状态,满意度";

  @TempDir private Path folder = Path.of(".");
  private int place;

  @Test
  void readingTheSameTable() throws Exception {
    Path csv = folder.resolve("t.csv");
    Path xlsx = folder.resolve("t.xlsx");
    Files.writeString(csv, export(ROWS, 0), StandardCharsets.UTF_8);
    workbook(csv, xlsx);
    new Race("Reading " + ROWS + " rows, against a library that checks nothing")
        .way("CSV: Commons CSV alone", () -> commons(csv))
        .way("CSV: ours (encoding and delimiter found, quotes and limits checked)", () -> ours(csv))
        .way("xlsx: POI's event reader", () -> poi(xlsx))
        .way("xlsx: ours", () -> ours(xlsx))
        .print();
  }

  @Test
  void runsAgainstAFirstImport() throws Exception {
    Path first = prepared(export(ROWS, 0));
    run(first, null);
    new Race("A run over " + ROWS + " tickets")
        .way("first import, H2", () -> run(prepared(export(ROWS, 0)), null))
        .way("first import, PostgreSQL", () -> run(prepared(export(ROWS, 0)), Databases.url()))
        .way(
            "Commons CSV and JDBC batches into H2, no checks",
            () -> plain(prepared(export(ROWS, 0))))
        .way("nothing new", () -> run(first, null))
        .way("whole export again, 1 % of it changed", () -> run(again(first, 100), null))
        .way("whole export again, all of it changed", () -> run(again(first, 1), null))
        .way("rebuild from the archive", () -> rebuild(first))
        .print();
  }

  @Test
  void growth() throws Exception {
    new Race("Import and figures as rows grow")
        .way(ROWS / 4 + " tickets", () -> run(prepared(export(ROWS / 4, 0)), null))
        .way(ROWS + " tickets", () -> run(prepared(export(ROWS, 0)), null))
        .way(4 * ROWS + " tickets", () -> run(prepared(export(4 * ROWS, 0)), null))
        .print();
  }

  private Path prepared(String export) throws IOException {
    Path at = Files.createDirectories(folder.resolve("run" + ++place));
    Runs.write(Files.createDirectories(at.resolve("input")).resolve("热线_20220601.csv"), export);
    return at;
  }

  /** One ticket of so many has moved on since the last export. */
  private Path again(Path at, int oneIn) throws IOException {
    Runs.write(
        at.resolve("input").resolve("热线_2022%04d.csv".formatted(700 + ++place % 30)),
        export(ROWS, oneIn));
    return at;
  }

  private static void run(Path at, @Nullable String url) {
    RunRequest request = Runs.request(at, url);
    RunOutcome outcome = NightlyRun.run(request, RunWatcher.NOBODY);
    assertTrue(outcome.exit() != ExitCode.FAILED, outcome.messages().toString());
  }

  /** What a short program would do: cells as they come, in batches, under the key of the ticket. */
  private static void plain(Path at) throws IOException, SQLException {
    String columns = "no, came, topic, town, unit, due, state, satisfied";
    try (Connection h2 = DriverManager.getConnection("jdbc:h2:file:" + at.resolve("plain"));
        Statement table = h2.createStatement();
        CSVParser rows =
            CSVParser.parse(
                at.resolve("input/热线_20220601.csv"),
                StandardCharsets.UTF_8,
                CSVFormat.DEFAULT.builder().setSkipHeaderRecord(true).setHeader().get())) {
      h2.setAutoCommit(false);
      table.execute(
          "CREATE TABLE plain ("
              + columns.replace(",", " VARCHAR,")
              + " VARCHAR, PRIMARY KEY (no))");
      try (PreparedStatement row =
          h2.prepareStatement(
              "MERGE INTO plain (" + columns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
        for (CSVRecord each : rows) {
          for (int i = 0; i < each.size(); i++) {
            row.setString(1 + i, each.get(i));
          }
          row.addBatch();
          if (each.getRecordNumber() % 1000 == 0) {
            row.executeBatch();
          }
        }
        row.executeBatch();
      }
      h2.commit();
    }
  }

  private static void rebuild(Path at) {
    Rebuild.run(
        new Rebuild.Plan(Path.of("jobs"), at.resolve("data"), null, false), RunWatcher.NOBODY);
  }

  private String export(int rows, int changedOneIn) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (int i = 0; i < rows; i++) {
      boolean changed = changedOneIn > 0 && i % changedOneIn == 0;
      text.append("T%07d,2022-%02d-%02d 09:%02d,".formatted(i, 1 + i % 5, 1 + i % 28, i % 60))
          .append(i % 3 == 0 ? "城乡建设>供热" : "环境保护>噪声")
          .append(i % 2 == 0 ? ",昆北街道,区商务局," : ",昆河镇,区教育局,")
          .append("2022-%02d-%02d 10:%02d".formatted(6, 1 + i % 28, changed ? place % 60 : 0))
          .append(",已办结,满意\n");
    }
    return text.toString();
  }

  private static void workbook(Path csv, Path xlsx) throws IOException {
    try (SXSSFWorkbook book = new SXSSFWorkbook(100);
        var out = Files.newOutputStream(xlsx)) {
      var sheet = book.createSheet();
      int at = 0;
      for (String line : Files.readAllLines(csv)) {
        Row row = sheet.createRow(at++);
        int column = 0;
        for (String cell : line.split(",")) {
          row.createCell(column++).setCellValue(cell);
        }
      }
      book.write(out);
    }
  }

  private static void ours(Path file) throws Exception {
    int rows = 0;
    try (RowSource source = Tabular.open(file, "t", LIMITS)) {
      while (source.next() != null) {
        rows++;
      }
    }
    assertEquals(ROWS + 1, rows);
  }

  private static void commons(Path file) throws IOException {
    int rows = 0;
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.DEFAULT)) {
      for (var unused : parser) {
        rows++;
      }
    }
    assertEquals(ROWS + 1, rows);
  }

  private static void poi(Path file) throws Exception {
    int[] rows = {0};
    try (OPCPackage pack = OPCPackage.open(file.toFile())) {
      XSSFReader reader = new XSSFReader(pack);
      XMLReader xml = XMLHelper.newXMLReader();
      xml.setContentHandler(
          new XSSFSheetXMLHandler(
              reader.getStylesTable(),
              new ReadOnlySharedStringsTable(pack),
              new XSSFSheetXMLHandler.SheetContentsHandler() {
                @Override
                public void startRow(int row) {
                  rows[0]++;
                }

                @Override
                public void endRow(int row) {}

                @Override
                public void cell(String at, String value, @Nullable XSSFComment comment) {}
              },
              new org.apache.poi.ss.usermodel.DataFormatter(Locale.ROOT),
              false));
      try (InputStream sheet = reader.getSheetsData().next()) {
        xml.parse(new InputSource(sheet));
      }
    }
    assertEquals(ROWS + 1, rows[0]);
  }
}
