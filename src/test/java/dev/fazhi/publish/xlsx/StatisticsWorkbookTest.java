package dev.fazhi.publish.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Table;
import dev.fazhi.model.Problem;
import dev.fazhi.publish.SampleDefinitions;
import dev.fazhi.publish.Samples;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.content.PublicationStatus;
import dev.fazhi.publish.workbook.WorkbookModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** The statistics workbook as its readers open it. */
class StatisticsWorkbookTest {

  private static final byte[] BOOK = Samples.book(WorkbookModel.of(Samples.publication(3)));

  private static void open(Consumer<XSSFWorkbook> look) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(BOOK))) {
      look.accept(book);
    }
  }

  private static XSSFRow row(XSSFSheet sheet, String first) {
    for (Row row : sheet) {
      Cell cell = row.getCell(0);
      if (cell != null && new DataFormatter().formatCellValue(cell).equals(first)) {
        return (XSSFRow) row;
      }
    }
    throw new AssertionError("no row " + first + " in " + sheet.getSheetName());
  }

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
    open(
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
    open(
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
    open(
        book -> {
          XSSFSheet sheet = book.getSheet("主要指标");
          assertEquals(
              List.of(
                  "热线受理量", "件", "68476.0", "[z]", "[z]", "61702.0", "[z]", "[z]", "6774.0", "10.98",
                  "[z]", "↑ 增长", "查"),
              texts(row(sheet, "热线受理量")));
          assertEquals(
              List.of(
                  "热线办结率", "%", "95.63", "65485.0", "68476.0", "97.26", "60010.0", "61702.0", "[z]",
                  "[z]", "-1.63", "↓ 下降", "查"),
              texts(row(sheet, "热线办结率")));
          assertEquals("[z]", row(sheet, "满意率").getCell(2).getStringCellValue());
          assertEquals("没有案件，不计算比率", row(sheet, "满意率").getCell(11).getStringCellValue());
          assertEquals("[x]", row(sheet, "平均办理时长").getCell(2).getStringCellValue());
        });
  }

  @Test
  void groupsStandByValueThenThoseWithoutANameThenTheTotalsOwnFigure() throws IOException {
    open(
        book -> {
          XSSFSheet sheet = book.getSheet("热线分单位");
          int first = row(sheet, "区住房和城乡建设局").getRowNum();
          List<String> names = new ArrayList<>();
          for (int row = first; row <= sheet.getLastRowNum(); row++) {
            names.add(sheet.getRow(row).getCell(0).getStringCellValue());
          }
          assertEquals(List.of("区住房和城乡建设局", "区教育局", "区民政局", "=1+1街道", "(空)", "合计"), names);
          assertEquals(95.63, row(sheet, "合计").getCell(7).getNumericCellValue());
          assertEquals("[x]", row(sheet, "区民政局").getCell(2).getStringCellValue());
          assertEquals("[z]", row(sheet, "=1+1街道").getCell(3).getStringCellValue());
          assertTrue(row(sheet, "=1+1街道").getCell(0).getCellStyle().getQuotePrefixed());
        });
  }

  @Test
  void anIncompleteMonthIsMarkedAndTheMarkExplained() throws IOException {
    open(
        book -> {
          XSSFSheet sheet = book.getSheet("热线分月");
          assertEquals(7_321, row(sheet, "2022年12月 [p]").getCell(1).getNumericCellValue());
          assertEquals(7_110, row(sheet, "2022年11月").getCell(1).getNumericCellValue());
          assertEquals(68_476, row(sheet, "年初至今").getCell(1).getNumericCellValue());
          boolean explained = false;
          for (Row row : sheet) {
            explained |= row.getCell(0).getStringCellValue().contains("[p] 暂定");
          }
          assertTrue(explained);
        });
  }

  @Test
  void aRateWhosePartsAreNoColumnsGetsThemBesideIt() throws IOException {
    open(
        book -> {
          List<String> header = texts(row(book.getSheet("热线分月"), "月份"));
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

  @Test
  void everyLinkLeadsToASheetAndTheContentsNameAllInOrder() throws IOException {
    open(
        book -> {
          List<String> targets = new ArrayList<>();
          for (XSSFHyperlink link : book.getSheet("目录").getHyperlinkList()) {
            targets.add(link.getLocation());
          }
          List<String> sheets = new ArrayList<>();
          for (int i = 2; i < book.getNumberOfSheets(); i++) {
            sheets.add("'" + book.getSheetName(i) + "'!A1");
          }
          assertEquals(sheets, targets);
        });
  }

  @Test
  void chartsAreNativeAndSayInWordsWhatTheyShow() throws IOException {
    open(
        book -> {
          XSSFSheet sheet = book.getSheet("图 热线分月");
          assertEquals(1, sheet.getDrawingPatriarch().getCharts().size());
          String alt =
              sheet
                  .getDrawingPatriarch()
                  .getCTDrawing()
                  .getTwoCellAnchorArray(0)
                  .getGraphicFrame()
                  .getNvGraphicFramePr()
                  .getCNvPr()
                  .getDescr();
          assertEquals(
              "折线图：热线受理量（件），本期与上年同期。本期最高的是 2022年12月（7321），最低的是 2022年1月（5000）。" + "数据见工作表“热线分月”。",
              alt);
        });
  }

  @Test
  void aColumnWithAMarkerIsNotDrawnForItWouldBeDrawnAsZero() throws IOException {
    open(
        book -> {
          XSSFSheet sheet = book.getSheet("图 热线分单位");
          assertEquals(
              1,
              sheet
                  .getDrawingPatriarch()
                  .getCharts()
                  .get(0)
                  .getChartSeries()
                  .get(0)
                  .getSeriesCount());
        });
  }

  @Test
  void pagesAreA4LandscapeWithTheHeaderOnEach() throws IOException {
    open(
        book -> {
          XSSFSheet sheet = book.getSheet("热线分单位");
          assertTrue(sheet.getPrintSetup().getLandscape());
          assertEquals(9, sheet.getPrintSetup().getPaperSize());
          assertEquals(row(sheet, "承办单位").getRowNum(), sheet.getRepeatingRows().getFirstRow());
          assertTrue(sheet.getFitToPage());
        });
  }

  @Test
  void twoTablesOfOneSheetNameAreAProblemThatNamesIt() {
    Table table = SampleDefinitions.byUnit();
    Table other =
        new Table(
            "other",
            "另一张",
            table.sheet(),
            "",
            table.metrics(),
            table.rows(),
            table.by(),
            table.order(),
            List.of(),
            null,
            List.of(),
            0,
            null,
            0);
    PublicationInput publication =
        Samples.publication(1, SampleDefinitions.definitions(table, other), Samples.figures());

    Problem problem = assertThrows(Problem.class, () -> WorkbookModel.of(publication));

    assertEquals("FZ-503", problem.code());
    assertTrue(problem.toString().contains("热线分单位"));
  }

  @Test
  void anEmptyPublicationStillMakesAWorkbook() throws IOException {
    PublicationInput full = Samples.publication(1);
    PublicationInput empty =
        new PublicationInput(
            full.definitions(),
            Samples.vintage(1, List.of()),
            List.of(),
            List.of(),
            List.of(),
            "0.1.0",
            "",
            null,
            PublicationStatus.PROVISIONAL);
    byte[] bytes = Samples.book(WorkbookModel.of(empty));
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      assertEquals("统计表（2022年）", book.getProperties().getCoreProperties().getTitle());
      assertFalse(book.getSheet("热线分单位").getTables().isEmpty());
    }
  }
}
