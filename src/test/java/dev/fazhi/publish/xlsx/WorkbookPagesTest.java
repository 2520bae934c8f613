package dev.fazhi.publish.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** The workbook as one turns its pages: links, charts, print, and what is no workbook. */
class WorkbookPagesTest {

  @Test
  void everyLinkLeadsToASheetAndTheContentsNameAllInOrder() throws IOException {
    OpenedWorkbook.open(
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
    OpenedWorkbook.open(
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
    OpenedWorkbook.open(
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
    OpenedWorkbook.open(
        book -> {
          XSSFSheet sheet = book.getSheet("热线分单位");
          assertTrue(sheet.getPrintSetup().getLandscape());
          assertEquals(9, sheet.getPrintSetup().getPaperSize());
          assertEquals(
              OpenedWorkbook.row(sheet, "承办单位").getRowNum(),
              sheet.getRepeatingRows().getFirstRow());
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
