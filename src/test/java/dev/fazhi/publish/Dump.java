package dev.fazhi.publish;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFComment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/** What stands in an office file, as text to compare: what a reader sees, not how it is packed. */
final class Dump {

  private Dump() {}

  /** Every sheet with its rows as they are shown, its merged cells and its charts. */
  static String workbook(byte[] bytes) throws IOException {
    List<String> lines = new ArrayList<>();
    DataFormatter formatter = new DataFormatter(java.util.Locale.ROOT);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      book.forEach(
          each -> {
            XSSFSheet sheet = (XSSFSheet) each;
            lines.add("## " + sheet.getSheetName());
            for (Row row : sheet) {
              List<String> cells = new ArrayList<>();
              row.forEach(cell -> cells.add(shown(cell, formatter)));
              lines.add(String.join(" | ", cells).stripTrailing());
            }
            sheet.getMergedRegions().stream()
                .map(region -> "merged " + region.formatAsString())
                .sorted()
                .forEach(lines::add);
            if (sheet.getDrawingPatriarch() != null) {
              sheet
                  .getDrawingPatriarch()
                  .getCharts()
                  .forEach(chart -> lines.add("chart " + chart.getTitleText().getString()));
            }
          });
    }
    return String.join("\n", lines) + "\n";
  }

  private static String shown(Cell cell, DataFormatter formatter) {
    String text =
        cell.getCellType() == CellType.STRING
            ? cell.getStringCellValue()
            : formatter.formatCellValue(cell).strip();
    return text.replace("\n", "¶");
  }

  /** Every paragraph with its style, every table's rows, then the comments. */
  static String document(byte[] bytes) throws IOException {
    List<String> lines = new ArrayList<>();
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      for (IBodyElement element : document.getBodyElements()) {
        if (element instanceof XWPFParagraph paragraph) {
          StringBuilder text = new StringBuilder();
          paragraph.getRuns().forEach(run -> text.append(run.text()));
          lines.add(paragraph.getStyle() + ": " + text);
        } else if (element instanceof XWPFTable table) {
          for (XWPFTableRow row : table.getRows()) {
            List<String> cells = new ArrayList<>();
            row.getTableCells().forEach(cell -> cells.add(text(cell.getParagraphs().get(0))));
            lines.add("| " + String.join(" | ", cells));
          }
        }
      }
      if (document.getDocComments() != null) {
        for (XWPFComment comment : document.getDocComments().getComments()) {
          lines.add("comment " + comment.getId() + ": " + comment.getText());
        }
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String text(XWPFParagraph paragraph) {
    StringBuilder text = new StringBuilder();
    paragraph.getRuns().forEach(run -> text.append(run.text()));
    return text.toString();
  }
}
