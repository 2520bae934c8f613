package dev.fazhi.publish.xlsx;

import dev.fazhi.publish.office.DeterministicZip;
import dev.fazhi.publish.office.DocumentProperties;
import dev.fazhi.publish.table.Chart;
import dev.fazhi.publish.table.FilingForm;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Page;
import dev.fazhi.publish.text.EastAsian;
import dev.fazhi.publish.workbook.WorkbookModel;
import dev.fazhi.store.file.TemporaryFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes the statistics workbook; the same model gives the same bytes. */
public final class StatisticsWorkbook {

  /** Number of rows in memory. */
  private static final int WINDOW = 64;

  private static final int HEADING_WIDTH = 16;
  private static final int TEXT_WIDTH = 104;
  private static final int COVER_TITLE_POINTS = 60;
  private static final int COVER_LINE_POINTS = 21;

  private StatisticsWorkbook() {}

  /**
   * Writes the workbook. Rows are streamed to the disk, so that only a window of them is in memory.
   */
  public static void write(WorkbookModel edition, LocalDate asOf, Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent(), "a file stands in a folder"));
    Path timed = TemporaryFiles.create("workbook", ".xlsx");
    try (XSSFWorkbook frame = new XSSFWorkbook();
        SXSSFWorkbook workbook = new SXSSFWorkbook(frame, WINDOW, true, false)) {
      // streaming readers fail on zip64 entries
      workbook.setZip64Mode(Zip64Mode.Never);
      DocumentProperties.set(frame, edition.title(), edition.area(), asOf);
      Styles styles = new Styles(frame);
      FilingFormStyles filedStyles = new FilingFormStyles(frame);
      cover(workbook.createSheet(WorkbookModel.COVER), frame.getSheetAt(0), styles, edition);
      for (Page page : edition.pages()) {
        SXSSFSheet rows = workbook.createSheet(page.sheet());
        XSSFSheet sheet = frame.getSheetAt(frame.getNumberOfSheets() - 1);
        if (page instanceof Grid grid) {
          new GridSheet(rows, sheet, styles).write(grid);
        } else if (page instanceof FilingForm filed) {
          new FilingFormSheet(rows, sheet, filedStyles, filed).write();
        } else if (page instanceof Chart chart) {
          new ChartSheet(rows, sheet, styles).write(chart);
        }
      }
      frame.setActiveSheet(0);
      try (OutputStream out = Files.newOutputStream(timed)) {
        workbook.write(out);
      }
      DeterministicZip.again(timed, file);
    } finally {
      Files.deleteIfExists(timed);
    }
  }

  private static void cover(
      SXSSFSheet rows, XSSFSheet sheet, Styles styles, WorkbookModel edition) {
    SXSSFRow top = rows.createRow(0);
    top.setHeightInPoints(COVER_TITLE_POINTS);
    Sheets.text(top, 0, edition.title(), styles.coverTitle());
    int next = 1;
    for (List<String> line : edition.cover()) {
      SXSSFRow row = rows.createRow(next++);
      int height = EastAsian.wrap(line.get(1), TEXT_WIDTH - 2).size() * COVER_LINE_POINTS;
      row.setHeightInPoints((float) height);
      Sheets.text(row, 0, line.get(0), styles.heading());
      Sheets.text(row, 1, line.get(1), styles.wrapped());
    }
    SXSSFRow row = rows.createRow(next);
    row.setHeightInPoints((float) COVER_LINE_POINTS);
    Sheets.text(row, 0, "各表", styles.heading());
    Sheets.link(
        Sheets.text(row, 1, "见“" + WorkbookModel.CONTENTS + "”", styles.link()),
        sheet,
        Sheets.address(WorkbookModel.CONTENTS));
    Sheets.width(sheet, 0, HEADING_WIDTH);
    Sheets.width(sheet, 1, TEXT_WIDTH);
    sheet.setDisplayGridlines(false);
    Sheets.print(sheet, HEADING_WIDTH + TEXT_WIDTH, -1);
    sheet.getPrintSetup().setFitHeight((short) 1);
  }
}
