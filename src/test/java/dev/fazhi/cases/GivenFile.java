package dev.fazhi.cases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Writes the file that a case gives: from rows, from text, or a stored one as it is. */
record GivenFile(Case given) {

  static final Set<String> KEYS =
      Set.of(
          "file",
          "from",
          "as",
          "text",
          "rows",
          "sheets",
          "encoding",
          "delimiter",
          "merged",
          "hidden_rows",
          "hidden_sheets",
          "date_1904",
          "cut");

  /** Writes it into that folder under its name. */
  Path write(Path folder) throws IOException {
    Path file = Files.createDirectories(folder).resolve(given.text("file"));
    Files.write(file, bytes());
    return file;
  }

  private byte[] bytes() throws IOException {
    byte[] whole = whole();
    // the first so many percent of it
    int percent = Integer.parseInt(given.text("cut", "100"));
    return percent == 100 ? whole : java.util.Arrays.copyOf(whole, whole.length * percent / 100);
  }

  private byte[] whole() throws IOException {
    if (given.has("from")) {
      return Files.readAllBytes(Case.FOLDER.resolve(given.text("from")));
    }
    String name = given.text("file");
    String as =
        given.text("as", name.substring(name.lastIndexOf('.') + 1)).toLowerCase(Locale.ROOT);
    return switch (as) {
      case "xlsx", "xlsm" -> book(new XSSFWorkbook());
      case "xls" -> book(new HSSFWorkbook());
      case "html" -> encode(html());
      default -> encode(given.has("text") ? RowPattern.written(given.text("text")) : delimited(as));
    };
  }

  private byte[] encode(String text) {
    String name = given.text("encoding", "UTF-8");
    boolean marked = name.endsWith("-BOM") || name.startsWith("UTF-16");
    Charset charset = Charset.forName(name.replace("-BOM", ""));
    return ((marked ? "\uFEFF" : "") + text).getBytes(charset);
  }

  /** The rows of the only sheet. */
  private List<List<@Nullable Object>> rows() {
    return rows(given.list("rows"));
  }

  private static List<List<@Nullable Object>> rows(List<@Nullable Object> rows) {
    return rows.stream().<List<@Nullable Object>>map(GivenFile::row).toList();
  }

  private static List<@Nullable Object> row(@Nullable Object row) {
    return row instanceof List<?> list ? new java.util.ArrayList<>(list) : List.of();
  }

  private String delimited(String as) {
    String delimiter = given.text("delimiter", as.equals("tsv") ? "\t" : ",");
    return rows().stream()
        .map(
            row ->
                row.stream()
                    .map(Case::string)
                    .map(cell -> quoted(cell, delimiter))
                    .collect(Collectors.joining(delimiter)))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String quoted(String cell, String delimiter) {
    boolean needed = cell.contains(delimiter) || cell.contains("\"") || cell.contains("\n");
    return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  private String html() {
    return rows().stream()
        .map(
            row ->
                row.stream()
                    .map(cell -> "<td>" + Case.string(cell) + "</td>")
                    .collect(Collectors.joining("", "<tr>", "</tr>")))
        .collect(Collectors.joining("\n", "<html><body><table>", "</table></body></html>"));
  }

  private byte[] book(Workbook book) throws IOException {
    try (book;
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      if (given.is("date_1904") && book instanceof XSSFWorkbook xlsx) {
        xlsx.getCTWorkbook().getWorkbookPr().setDate1904(true);
      }
      if (given.has("sheets")) {
        given.map("sheets").body().forEach((name, rows) -> sheet(book, name, row(rows)));
      } else {
        sheet(book, "Sheet1", given.list("rows"));
      }
      for (Object hidden : given.list("hidden_sheets")) {
        book.setSheetHidden(book.getSheetIndex(Case.string(hidden)), true);
      }
      book.write((OutputStream) out);
      return out.toByteArray();
    }
  }

  private void sheet(Workbook book, String name, List<@Nullable Object> given) {
    Sheet sheet = book.createSheet(name);
    List<List<@Nullable Object>> rows = rows(given);
    for (int i = 0; i < rows.size(); i++) {
      Row row = sheet.createRow(i);
      for (int j = 0; j < rows.get(i).size(); j++) {
        Object content = rows.get(i).get(j);
        if (content != null) {
          fill(row.createCell(j), content);
        }
      }
    }
    this.given.texts("merged").forEach(m -> sheet.addMergedRegion(CellRangeAddress.valueOf(m)));
    for (String hidden : this.given.texts("hidden_rows")) {
      sheet.getRow(Integer.parseInt(hidden) - 1).setZeroHeight(true);
    }
  }

  private static void fill(Cell cell, Object content) {
    if (content instanceof Number number) {
      cell.setCellValue(number.doubleValue());
    } else if (content instanceof Boolean truth) {
      cell.setCellValue(truth);
    } else if (content instanceof Date date) {
      fill(cell, date, "yyyy/m/d h:mm");
    } else if (content instanceof List<?> || !(content instanceof java.util.Map<?, ?>)) {
      cell.setCellValue(content.toString());
    } else {
      special(cell, Case.of(content));
    }
  }

  /** A date with its format, a number with its format, a formula with what it shows, an error. */
  private static void special(Cell cell, Case content) {
    content.only(
        Set.of(
            "date", "format", "number", "formula", "shows", "error", "text", "raised", "struck"));
    if (content.get("date") instanceof Date date) {
      fill(cell, date, content.text("format"));
    } else if (content.get("number") instanceof Number number) {
      cell.setCellValue(number.doubleValue());
      format(cell, content.text("format"));
    } else if (content.has("text")) {
      rich(cell, content);
    } else if (content.has("error")) {
      cell.setCellErrorValue(FormulaError.forString(content.text("error")).getCode());
    } else {
      Object shows = content.get("shows");
      cell.setCellFormula(content.text("formula"));
      if (shows instanceof Number number) {
        cell.setCellValue(number.doubleValue());
      } else if (shows != null) {
        cell.setCellValue(shows.toString());
      }
    }
  }

  /** A text with a part behind it that is raised or struck out. */
  private static void rich(Cell cell, Case content) {
    Workbook book = cell.getSheet().getWorkbook();
    Font font = book.createFont();
    font.setStrikeout(content.has("struck"));
    font.setTypeOffset(content.has("raised") ? Font.SS_SUPER : Font.SS_NONE);
    String plain = content.text("text");
    String part = content.text("raised", content.text("struck", ""));
    RichTextString rich = book.getCreationHelper().createRichTextString(plain + part);
    rich.applyFont(plain.length(), plain.length() + part.length(), font);
    cell.setCellValue(rich);
  }

  private static void fill(Cell cell, Date date, String format) {
    cell.setCellValue(LocalDateTime.ofInstant(date.toInstant(), ZoneOffset.UTC));
    format(cell, format);
  }

  private static void format(Cell cell, String format) {
    Workbook book = cell.getSheet().getWorkbook();
    CellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat(format));
    cell.setCellStyle(style);
  }
}
