package dev.fazhi.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.SAXParserFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** A simple reader of the written files, which knows nothing of how they were made. */
final class Exports {

  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})\\D?(\\d{1,2})\\D?(\\d{1,2})\\D?(?: ?(\\d{1,2})\\D(\\d{1,2})\\D?(\\d{1,2})?)?");
  private static final Map<String, Charset> CHARSETS =
      Map.of("智慧昆都仑热线工单增量", StandardCharsets.UTF_8, "部门报送", StandardCharsets.UTF_16LE);

  private Exports() {}

  /** Hands over every row under the header row, which has that header in it. */
  static void each(Path file, String header, Consumer<Map<String, String>> row) throws Exception {
    Table table = new Table(header, row);
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(".xlsx")) {
      modern(file, table);
    } else if (name.endsWith(".xls")) {
      old(file, table);
    } else {
      text(file, table);
    }
  }

  /** All of them. */
  static List<Map<String, String>> rows(Path file, String header) throws Exception {
    List<Map<String, String>> rows = new ArrayList<>();
    each(file, header, rows::add);
    return rows;
  }

  /** The one file whose name begins so. */
  static Path file(Path folder, String begin) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files.filter(f -> String.valueOf(f.getFileName()).startsWith(begin)).toList();
      if (found.size() != 1) {
        throw new IOException(begin + ": " + found);
      }
      return found.get(0);
    }
  }

  /** A moment in any of the ways in which it is written; null for empty or impossible. */
  static @Nullable LocalDateTime moment(@Nullable String text) {
    Matcher matcher = TIME.matcher(text == null ? "" : text.replace("\"", ""));
    if (!matcher.matches()) {
      return null;
    }
    int[] parts = new int[6];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = matcher.group(i + 1) == null ? 0 : Integer.parseInt(matcher.group(i + 1));
    }
    try {
      return LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
    } catch (DateTimeException impossible) {
      return null;
    }
  }

  private static void text(Path file, Table table) throws IOException {
    String name = String.valueOf(file.getFileName());
    Charset charset =
        CHARSETS.entrySet().stream()
            .filter(entry -> name.startsWith(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(Charset.forName("GB18030"));
    CSVFormat format = name.endsWith(".tsv") ? CSVFormat.TDF : CSVFormat.RFC4180;
    try (Reader reader = Files.newBufferedReader(file, charset)) {
      for (var record : format.parse(reader)) {
        Map<Integer, String> cells = new HashMap<>();
        for (int i = 0; i < record.size(); i++) {
          cells.put(i, record.get(i).replace("\uFEFF", ""));
        }
        table.row(cells);
      }
    }
  }

  private static void old(Path file, Table table) throws IOException {
    DataFormatter formatter = new DataFormatter(Locale.ROOT);
    try (InputStream in = Files.newInputStream(file);
        HSSFWorkbook book = new HSSFWorkbook(in)) {
      for (Sheet sheet : book) {
        table.sheet();
        for (Row row : sheet) {
          Map<Integer, String> cells = new HashMap<>();
          for (Cell cell : row) {
            cells.put(cell.getColumnIndex(), formatter.formatCellValue(cell));
          }
          table.row(cells);
        }
      }
    }
  }

  private static void modern(Path file, Table table) throws Exception {
    try (OPCPackage zip = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
      XSSFReader reader = new XSSFReader(zip);
      XMLReader xml = SAXParserFactory.newInstance().newSAXParser().getXMLReader();
      xml.setContentHandler(new Modern(table, reader.getStylesTable()));
      var sheets = reader.getSheetsData();
      while (sheets.hasNext()) {
        table.sheet();
        try (InputStream sheet = sheets.next()) {
          xml.parse(new InputSource(sheet));
        }
      }
    }
  }

  /** Collects the cells of a row, whose texts stand in the sheet itself. */
  private static final class Modern extends DefaultHandler {
    private final Table table;
    private final StylesTable styles;
    private final DataFormatter formatter = new DataFormatter(Locale.ROOT);
    private final StringBuilder text = new StringBuilder();
    private Map<Integer, String> cells = new HashMap<>();
    private int column;
    private boolean number;
    private int style;

    Modern(Table table, StylesTable styles) {
      this.table = table;
      this.styles = styles;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
      if (name.equals("row")) {
        cells = new HashMap<>();
      } else if (name.equals("c")) {
        column = column(attributes.getValue("r"));
        String type = attributes.getValue("t");
        number = type == null || type.equals("n");
        String format = attributes.getValue("s");
        style = format == null ? 0 : Integer.parseInt(format);
      }
      text.setLength(0);
    }

    @Override
    public void characters(char[] characters, int from, int length) {
      text.append(characters, from, length);
    }

    @Override
    public void endElement(String uri, String local, String name) {
      if (name.equals("t") || name.equals("v")) {
        cells.put(column, number ? shown() : text.toString());
      } else if (name.equals("row")) {
        table.row(cells);
      }
    }

    private static int column(String reference) {
      int column = 0;
      for (int i = 0; Character.isLetter(reference.charAt(i)); i++) {
        column = 26 * column + reference.charAt(i) - 'A' + 1;
      }
      return column - 1;
    }

    private String shown() {
      XSSFCellStyle format = styles.getStyleAt(style);
      return formatter.formatRawCellContents(
          Double.parseDouble(text.toString()),
          format.getDataFormat(),
          format.getDataFormatString());
    }
  }

  /** Finds the header, which may go on in the next row, and names the cells by it. */
  private static final class Table {
    private final String header;
    private final Consumer<Map<String, String>> rows;
    private Map<Integer, String> names = Map.of();
    private boolean justFound;

    Table(String header, Consumer<Map<String, String>> rows) {
      this.header = header;
      this.rows = rows;
    }

    void sheet() {
      names = Map.of();
    }

    void row(Map<Integer, String> cells) {
      if (names.isEmpty()) {
        if (cells.containsValue(header)) {
          names = new HashMap<>(cells);
          justFound = true;
        }
        return;
      }
      if (justFound && !cells.containsKey(0)) {
        names.putAll(cells);
      } else {
        Map<String, String> named = new HashMap<>();
        cells.forEach((column, text) -> named.put(names.getOrDefault(column, ""), text));
        named.values().removeIf(String::isEmpty);
        rows.accept(named);
      }
      justFound = false;
    }
  }
}
