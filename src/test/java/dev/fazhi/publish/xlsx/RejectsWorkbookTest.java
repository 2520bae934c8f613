package dev.fazhi.publish.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.publish.SampleLoads;
import dev.fazhi.publish.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** The rejected rows as the person gets them who corrects them. */
class RejectsWorkbookTest {

  private static void open(Consumer<XSSFSheet> look) throws IOException {
    byte[] bytes = RejectsWorkbook.bytes(SampleLoads.rejected(), Samples.AS_OF.day());
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      look.accept(book.getSheetAt(0));
    }
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (int column = 0; column < row.getLastCellNum(); column++) {
      texts.add(row.getCell(column).getStringCellValue());
    }
    return texts;
  }

  @Test
  void theSourcesHeadersAreInTheFirstRowThenWhatIsWrongAndWhereItStood() throws IOException {
    open(
        sheet ->
            assertEquals(
                List.of("工单编号", "受理时间", "办结时间", "承办单位", "姓名", "联系电话", "问题", "原文件", "原工作表", "原行号"),
                texts(sheet.getRow(0))));
  }

  @Test
  void everyCellIsTheTextThatWasReadAndEveryFaultIsTold() throws IOException {
    open(
        sheet -> {
          assertEquals(
              List.of(
                  "150203202212120001",
                  "2022-12-12 09:05",
                  "2022-13-40",
                  "=HYPERLINK(\"x\")",
                  "",
                  "",
                  "办结时间：不是日期，请改正。；承办单位：单位不能这样写。",
                  "热线工单_2022.xlsx",
                  "Sheet1",
                  "9"),
              texts(sheet.getRow(1)));
          assertEquals(CellType.STRING, sheet.getRow(1).getCell(3).getCellType());
          assertTrue(sheet.getRow(1).getCell(3).getCellStyle().getQuotePrefixed());
          assertEquals("@", sheet.getRow(1).getCell(0).getCellStyle().getDataFormatString());
        });
  }

  @Test
  void personalColumnsAreEmptyAndLockedTheOthersAreNot() throws IOException {
    open(
        sheet -> {
          assertTrue(sheet.getProtect());
          for (int column = 0; column < 10; column++) {
            boolean personal = column == 4 || column == 5;
            assertEquals(
                personal,
                sheet.getRow(1).getCell(column).getCellStyle().getLocked(),
                "column " + column);
            assertEquals(personal, sheet.getColumnStyle(column).getLocked(), "column " + column);
          }
          assertFalse(sheet.getCTWorksheet().getSheetProtection().isSetPassword());
        });
  }
}
