package dev.fazhi.publish.xlsx;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.RejectColumns;
import dev.fazhi.publish.content.RejectedRows;
import dev.fazhi.publish.office.DeterministicZip;
import dev.fazhi.publish.office.DocumentProperties;
import dev.fazhi.publish.text.CellText;
import dev.fazhi.publish.text.FormulaGuard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes the rejected rows of a file as a workbook to be corrected and imported: the source's
 * headers in the first row, each cell as the text that was read, then the faults and the original
 * places. Personal columns are present, but empty and locked.
 */
public final class RejectsWorkbook {

  static final List<String> ABOUT = RejectColumns.ALL;

  private static final int WINDOW = 100;
  private static final int WIDTH = 20;
  private static final int PROBLEM_WIDTH = 60;

  private RejectsWorkbook() {}

  /** The headers in order. */
  static List<String> header(Source source) {
    List<String> header = new ArrayList<>();
    source.fields().forEach(field -> header.add(field.title()));
    header.addAll(personal(source));
    header.addAll(ABOUT);
    return header;
  }

  /**
   * Makes the workbook; the same rows give the same bytes.
   *
   * @param asOf the day in its properties
   */
  public static byte[] bytes(RejectedRows rejected, LocalDate asOf) throws IOException {
    try (XSSFWorkbook plain = new XSSFWorkbook();
        SXSSFWorkbook workbook = new SXSSFWorkbook(plain, WINDOW, false, true)) {
      String title = "退回的行：" + CellText.visible(rejected.file());
      DocumentProperties.set(plain, title, "", asOf);
      SXSSFSheet sheet = workbook.createSheet("退回的行");
      RejectStyles styles = new RejectStyles(workbook);
      Source source = rejected.source();
      List<String> header = header(source);
      int fields = source.fields().size();
      int problem = header.size() - ABOUT.size();
      for (int column = 0; column < header.size(); column++) {
        boolean locked = column >= fields && column < problem;
        sheet.setColumnWidth(column, (column == problem ? PROBLEM_WIDTH : WIDTH) * 256);
        sheet.setDefaultColumnStyle(column, locked ? styles.locked() : styles.text(false));
      }
      Row top = sheet.createRow(0);
      for (int column = 0; column < header.size(); column++) {
        text(top, column, header.get(column), styles, true);
      }
      int next = 1;
      for (ImportedRow entry : rejected.rows()) {
        fill(sheet.createRow(next++), rejected, entry, problem, styles);
      }
      protect(sheet);
      sheet.createFreezePane(0, 1);
      sheet.getPrintSetup().setLandscape(true);
      // the JDK cannot read the streamed zip64 form back
      workbook.setZip64Mode(Zip64Mode.Never);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      return DeterministicZip.again(bytes.toByteArray());
    }
  }

  private static void fill(
      Row row, RejectedRows rejected, ImportedRow entry, int problem, RejectStyles styles) {
    int fields = Math.min(entry.cells().size(), rejected.source().fields().size());
    for (int column = 0; column < fields; column++) {
      String text = entry.cells().get(column).text();
      if (!text.isEmpty()) {
        text(row, column, text, styles, false);
      }
    }
    for (int column = rejected.source().fields().size(); column < problem; column++) {
      row.createCell(column).setCellStyle(styles.locked());
    }
    String problems =
        entry.faults().stream()
            .map(fault -> problem(rejected.source(), fault))
            .collect(Collectors.joining("；"));
    text(row, problem, problems, styles, false);
    text(row, problem + 1, rejected.file(), styles, false);
    text(row, problem + 2, entry.sheet(), styles, false);
    text(row, problem + 3, Integer.toString(entry.row()), styles, false);
  }

  /** The message, with the column's header before it unless the message has it. */
  private static String problem(Source source, Fault fault) {
    for (Field field : source.fields()) {
      if (field.name().equals(fault.field()) && !fault.message().contains(field.title())) {
        return field.title() + "：" + fault.message();
      }
    }
    return fault.message();
  }

  /** The personal headers that are not also those of a field. */
  private static List<String> personal(Source source) {
    LinkedHashSet<String> personal = new LinkedHashSet<>(source.personal());
    source.fields().forEach(field -> personal.remove(field.title()));
    return List.copyOf(personal);
  }

  private static void text(Row row, int column, String text, RejectStyles styles, boolean head) {
    boolean quoted = FormulaGuard.isFormula(text);
    Sheets.text(row, column, text, head ? styles.header() : styles.text(quoted));
  }

  /** Locks the personal columns, without a password: it only prevents mistakes. */
  private static void protect(SXSSFSheet sheet) {
    sheet.enableLocking();
    sheet.lockFormatCells(false);
    sheet.lockFormatColumns(false);
    sheet.lockFormatRows(false);
    sheet.lockInsertRows(false);
    sheet.lockDeleteRows(false);
    sheet.lockSort(false);
    sheet.lockAutoFilter(false);
    sheet.lockSelectLockedCells(false);
    sheet.lockSelectUnlockedCells(false);
  }
}
