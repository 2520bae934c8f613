package dev.fazhi.publish.xlsx;

import dev.fazhi.publish.Samples;
import dev.fazhi.publish.workbook.WorkbookModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The sample's workbook, opened again. */
final class OpenedWorkbook {

  private OpenedWorkbook() {}

  private static final byte[] BOOK = Samples.book(WorkbookModel.of(Samples.publication(3)));

  static void open(Consumer<XSSFWorkbook> look) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(BOOK))) {
      look.accept(book);
    }
  }

  static XSSFRow row(XSSFSheet sheet, String first) {
    for (Row row : sheet) {
      Cell cell = row.getCell(0);
      if (cell != null && new DataFormatter().formatCellValue(cell).equals(first)) {
        return (XSSFRow) row;
      }
    }
    throw new AssertionError("no row " + first + " in " + sheet.getSheetName());
  }
}
