package dev.fazhi.tabular;

import java.time.LocalDateTime;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;

/** A workbook with something of everything that a cell can hold. */
final class Filled {

  private Filled() {}

  /** Something of everything that a cell can hold. */
  static void fill(Workbook book) {
    CellStyle day = book.createCellStyle();
    day.setDataFormat((short) 14);
    CellStyle custom = book.createCellStyle();
    custom.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\" hh:mm:ss"));
    CellStyle elapsed = book.createCellStyle();
    elapsed.setDataFormat(book.createDataFormat().getFormat("[h]:mm"));
    Sheet sheet = book.createSheet("台账");
    Row first = sheet.createRow(0);
    first.createCell(0).setCellValue("工单编号");
    first.createCell(3).setCellValue("备注");
    Row second = sheet.createRow(4);
    second.createCell(0).setCellValue(12);
    second.createCell(1).setCellValue(0.1 + 0.2);
    second.createCell(2).setCellValue(150203199001011234.0);
    second.createCell(3).setCellValue(true);
    second.createCell(4).setCellErrorValue(FormulaError.REF.getCode());
    second.createCell(5).setCellValue(LocalDateTime.of(2022, 12, 12, 0, 0));
    second.getCell(5).setCellStyle(day);
    second.createCell(6).setCellValue(LocalDateTime.of(2022, 12, 12, 9, 5, 30));
    second.getCell(6).setCellStyle(custom);
    second.createCell(7).setCellValue(1.5);
    second.getCell(7).setCellStyle(elapsed);
    second.createCell(8).setCellFormula("A5*2");
    second.createCell(9).setCellFormula("A1&\"号\"");
    second.createCell(10).setCellFormula("A5>1");
    second.createCell(11).setCellFormula("1/0");
    second.createCell(12).setCellValue(1234567.125);
    second.createCell(13).setCellValue(-7);
    second.createCell(20).setCellStyle(day);
    Row hidden = sheet.createRow(5);
    hidden.setZeroHeight(true);
    hidden.createCell(1).setCellValue("隐藏");
    Sheet other = book.createSheet("另一页");
    other.createRow(9).createCell(2).setCellValue("末行");
    book.createSheet("空页");
    book.setSheetHidden(1, true);
    book.getCreationHelper().createFormulaEvaluator().evaluateAll();
  }
}
