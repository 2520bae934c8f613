package dev.fazhi.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.alibaba.excel.EasyExcel;
import com.alibaba.excel.context.AnalysisContext;
import com.alibaba.excel.event.AnalysisEventListener;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.fazhi.model.Limits;
import dev.fazhi.tabular.Tabular;
import dev.fazhi.tabular.row.RowSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * Ways to read the same two files: what a user would pick, and the program's own.
 *
 * @param encoding of the text
 */
record Readers(Path csv, Charset encoding, Path xlsx) {

  private static final Limits LIMITS =
      new Limits(1L << 32, 1L << 34, 1000, 1_048_576, 512, 32_767, 3600);

  /** Takes the cells of a row, the first of which is the key. */
  interface Rows {
    void take(String[] cells) throws Exception;
  }

  /** The least that reading text is. */
  void decode() throws IOException {
    char[] buffer = new char[1 << 16];
    try (Reader text = Files.newBufferedReader(csv, encoding)) {
      while (text.read(buffer) >= 0) {
        Objects.checkIndex(0, buffer.length);
      }
    }
  }

  /** The least that reading a workbook is. */
  void inflate() throws IOException {
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

  void fastCsv() throws Exception {
    fastCsv(row -> {});
  }

  void fastCsv(Rows rows) throws Exception {
    try (var records = CsvReader.builder().ofCsvRecord(csv, encoding)) {
      for (var each : records) {
        rows.take(each.getFields().toArray(new String[0]));
      }
    }
  }

  void commonsCsv() throws IOException {
    long rows = 0;
    try (CSVParser parser = CSVParser.parse(csv, encoding, CSVFormat.DEFAULT)) {
      for (var each : parser) {
        rows += each.size();
      }
    }
    assertTrue(rows > 0);
  }

  void fastExcel() throws IOException {
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

  void easyExcel(Rows rows) {
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

  static void ours(Path file) throws Exception {
    long rows = 0;
    try (RowSource source = Tabular.open(file, file.getFileName().toString(), LIMITS)) {
      while (source.next() != null) {
        rows++;
      }
    }
    assertTrue(rows > 0);
  }
}
