package dev.fazhi.publish.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.junit.jupiter.api.Test;

/** The statistics workbook as its readers open it. */
class StatisticsWorkbookTest {

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    row.forEach(
        cell ->
            texts.add(
                cell.getCellType() == CellType.NUMERIC
                    ? Double.toString(cell.getNumericCellValue())
                    : cell.getStringCellValue()));
    return texts;
  }

  @Test
  void coverContentsTablesWithTheirChartsThenTheAppendices() throws IOException {
    OpenedWorkbook.open(
        book -> {
          List<String> names = new ArrayList<>();
          book.forEach(sheet -> names.add(sheet.getSheetName()));
          assertEquals(
              List.of(
                  "封面", "目录", "主要指标", "热线分月", "图 热线分月", "热线分单位", "图 热线分单位", "指标说明", "数据质量", "数据来源",
                  "追溯"),
              names);
          assertEquals(0, book.getActiveSheetIndex());
        });
  }

  @Test
  void everyTableIsARealOneWithUniqueHeadersAndNoBlankNoFormulaNoMerge() throws IOException {
    OpenedWorkbook.open(
        book -> {
          Set<String> tables = new HashSet<>();
          for (int i = 1; i < book.getNumberOfSheets(); i++) {
            XSSFSheet sheet = book.getSheetAt(i);
            assertEquals(0, sheet.getNumMergedRegions());
            for (XSSFTable table : sheet.getTables()) {
              assertTrue(tables.add(table.getName()), table.getName());
              body(sheet, table);
            }
          }
          assertEquals(8, tables.size());
        });
  }

  private static void body(XSSFSheet sheet, XSSFTable table) {
    Set<String> headers = new HashSet<>();
    for (int row = table.getStartRowIndex(); row <= table.getEndRowIndex(); row++) {
      for (int column = 0; column < table.getColumnCount(); column++) {
        Cell cell = sheet.getRow(row).getCell(column);
        assertNotEquals(CellType.FORMULA, cell.getCellType(), cell.getAddress().toString());
        assertNotEquals(CellType.BLANK, cell.getCellType(), cell.getAddress().toString());
        if (row == table.getStartRowIndex()) {
          assertTrue(headers.add(cell.getStringCellValue()), cell.getStringCellValue());
        }
      }
    }
    assertEquals(sheet.getLastRowNum(), table.getEndRowIndex(), "nothing below the table");
  }

  @Test
  void keyFiguresAreNumbersBesideLastYearWithTheChangeInWords() throws IOException {
    OpenedWorkbook.open(
        book -> {
          XSSFSheet sheet = book.getSheet("主要指标");
          assertEquals(
              List.of(
                  "热线受理量", "件", "68476.0", "[z]", "[z]", "61702.0", "[z]", "[z]", "6774.0", "10.98",
                  "[z]", "↑ 增长", "查"),
              texts(OpenedWorkbook.row(sheet, "热线受理量")));
          assertEquals(
              List.of(
                  "热线办结率", "%", "95.63", "65485.0", "68476.0", "97.26", "60010.0", "61702.0", "[z]",
                  "[z]", "-1.63", "↓ 下降", "查"),
              texts(OpenedWorkbook.row(sheet, "热线办结率")));
          assertEquals("[z]", OpenedWorkbook.row(sheet, "满意率").getCell(2).getStringCellValue());
          assertEquals(
              "没有案件，不计算比率", OpenedWorkbook.row(sheet, "满意率").getCell(11).getStringCellValue());
          assertEquals("[x]", OpenedWorkbook.row(sheet, "平均办理时长").getCell(2).getStringCellValue());
        });
  }

  @Test
  void groupsStandByValueThenThoseWithoutANameThenTheTotalsOwnFigure() throws IOException {
    OpenedWorkbook.open(
        book -> {
          XSSFSheet sheet = book.getSheet("热线分单位");
          int first = OpenedWorkbook.row(sheet, "区住房和城乡建设局").getRowNum();
          List<String> names = new ArrayList<>();
          for (int row = first; row <= sheet.getLastRowNum(); row++) {
            names.add(sheet.getRow(row).getCell(0).getStringCellValue());
          }
          assertEquals(List.of("区住房和城乡建设局", "区教育局", "区民政局", "=1+1街道", "(空)", "合计"), names);
          assertEquals(95.63, OpenedWorkbook.row(sheet, "合计").getCell(7).getNumericCellValue());
          assertEquals("[x]", OpenedWorkbook.row(sheet, "区民政局").getCell(2).getStringCellValue());
          assertEquals("[z]", OpenedWorkbook.row(sheet, "=1+1街道").getCell(3).getStringCellValue());
          assertTrue(
              OpenedWorkbook.row(sheet, "=1+1街道").getCell(0).getCellStyle().getQuotePrefixed());
        });
  }

  @Test
  void anIncompleteMonthIsMarkedAndTheMarkExplained() throws IOException {
    OpenedWorkbook.open(
        book -> {
          XSSFSheet sheet = book.getSheet("热线分月");
          assertEquals(
              7_321, OpenedWorkbook.row(sheet, "2022年12月 [p]").getCell(1).getNumericCellValue());
          assertEquals(
              7_110, OpenedWorkbook.row(sheet, "2022年11月").getCell(1).getNumericCellValue());
          assertEquals(68_476, OpenedWorkbook.row(sheet, "年初至今").getCell(1).getNumericCellValue());
          boolean explained = false;
          for (Row row : sheet) {
            explained |= row.getCell(0).getStringCellValue().contains("[p] 暂定");
          }
          assertTrue(explained);
        });
  }

  @Test
  void aRateWhosePartsAreNoColumnsGetsThemBesideIt() throws IOException {
    OpenedWorkbook.open(
        book -> {
          List<String> header = texts(OpenedWorkbook.row(book.getSheet("热线分月"), "月份"));
          assertEquals(
              List.of(
                  "满意量\n本期(件)",
                  "满意量\n上年同期\n(件)",
                  "有效评价量\n本期(件)",
                  "有效评价量\n上年同期\n(件)",
                  "满意率\n本期(%)",
                  "满意率\n上年同期\n(%)",
                  "满意率\n增减\n(百分点)"),
              header.subList(10, 17));
        });
  }
}
