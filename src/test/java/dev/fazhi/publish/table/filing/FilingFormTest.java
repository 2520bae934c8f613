package dev.fazhi.publish.table.filing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Filing;
import dev.fazhi.definition.Table;
import dev.fazhi.model.Figure;
import dev.fazhi.publish.Drafts;
import dev.fazhi.publish.SampleDefinitions;
import dev.fazhi.publish.Samples;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.data.FiguresCsv;
import dev.fazhi.publish.verify.WorkbookCheck;
import dev.fazhi.publish.workbook.WorkbookModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table as governments file it. */
class FilingFormTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static PublicationInput publication(List<Figure> figures) {
    return Samples.publication(
        1,
        SampleDefinitions.definitions(SampleDefinitions.key(), SampleDefinitions.filing()),
        figures);
  }

  private static byte[] book() {
    return Samples.book(WorkbookModel.of(publication(Samples.figures())));
  }

  private static List<String> texts(XSSFRow row) {
    List<String> texts = new ArrayList<>();
    row.forEach(cell -> texts.add(cell.toString().replace('\n', '|')));
    return texts;
  }

  @Test
  void hasMergedHeadersNumberedColumnsTheTotalFirstAndALineForSignatures() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(book()))) {
      XSSFSheet sheet = book.getSheet("报送 热线");
      assertEquals("热线工单办理情况统计表", texts(sheet.getRow(0)).get(0));
      assertEquals("表号：热线统1表", texts(sheet.getRow(1)).get(3));
      assertEquals(List.of("承办单位", "受理", "", "", "办结|（件）", "办结率|（%）"), texts(sheet.getRow(3)));
      assertEquals(List.of("", "本期|（件）", "上年同期|（件）", "增减幅|（%）", "", ""), texts(sheet.getRow(4)));
      assertEquals(List.of("甲", "1", "2", "3=(1-2)÷2", "4", "5=4÷1"), texts(sheet.getRow(5)));
      assertEquals(
          List.of("合计", "68476.0", "61702.0", "10.98", "65485.0", "95.63"), texts(sheet.getRow(6)));
      assertEquals("区住房和城乡建设局", texts(sheet.getRow(7)).get(0));
      assertEquals("未填写", texts(sheet.getRow(11)).get(0));
      assertTrue(texts(sheet.getRow(12)).get(0).matches("单位负责人：.*审核人：.*制表人：.*报出日期：.*"));
      List<String> merged = new ArrayList<>();
      sheet.getMergedRegions().forEach(region -> merged.add(region.formatAsString()));
      assertTrue(
          merged.containsAll(List.of("A1:F1", "A4:A5", "B4:D4", "E4:E5")), merged.toString());
      assertEquals(1, sheet.getPrintSetup().getFitWidth());
    }
  }

  @Test
  void whatCannotBeSaidIsADash() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(book()))) {
      XSSFSheet sheet = book.getSheet("报送 热线");
      assertEquals(List.of("区民政局", "11000.0", "—", "—"), texts(sheet.getRow(9)).subList(0, 4));
      assertTrue(texts(sheet.getRow(13)).get(0).contains("“—”表示"));
    }
  }

  @Test
  void itsNumbersAreHeldAgainstTheFiguresOnTheDisk() throws IOException {
    WorkbookModel edition = WorkbookModel.of(publication(Samples.figures()));
    Path workbook = folder.resolve("book.xlsx");
    Path figures = folder.resolve("figures.csv");
    Files.write(workbook, book());
    Files.write(figures, FiguresCsv.bytes(Samples.figures()));
    assertEquals(List.of(), new WorkbookCheck(edition).faults(workbook, figures));
    Figure other = Samples.count(Samples.CLOSED, Samples.YTD, "unit", "区教育局", 1, 1L);
    Files.write(figures, FiguresCsv.bytes(Drafts.with(other)));
    assertEquals(
        "[工作表“报送 热线”E9 单元格：是 20376，按 figures.csv 应是 1]",
        new WorkbookCheck(edition).faults(workbook, figures).toString());
  }

  @Test
  void sharesAndRanksAreWorkedOutAgainFromTheFiguresOnTheDisk() throws IOException {
    Table filed = SampleDefinitions.filing();
    Table plain =
        new Table(
            filed.id(),
            filed.title(),
            "热线占比",
            filed.intro(),
            filed.metrics(),
            filed.rows(),
            filed.by(),
            filed.order(),
            List.of(),
            null,
            List.of(Filing.Part.SHARE, Filing.Part.RANK),
            0,
            null,
            0);
    WorkbookModel edition =
        WorkbookModel.of(
            Samples.publication(
                1,
                SampleDefinitions.definitions(SampleDefinitions.key(), plain),
                Samples.figures()));
    Path workbook = folder.resolve("book.xlsx");
    Path figures = folder.resolve("figures.csv");
    Files.write(workbook, Samples.book(edition));
    Files.write(figures, FiguresCsv.bytes(Samples.figures()));
    assertEquals(List.of(), new WorkbookCheck(edition).faults(workbook, figures));
    Figure other = Samples.count(Samples.RECEIVED, Samples.YTD, "unit", "区教育局", 99999, 1L);
    Files.write(figures, FiguresCsv.bytes(Drafts.with(other)));
    String faults = new WorkbookCheck(edition).faults(workbook, figures).toString();
    assertTrue(faults.contains("按 figures.csv 应是 146.04"), faults);
    assertTrue(faults.contains("L12 单元格：是 2，按 figures.csv 应是 1"), faults);
  }

  @Test
  void aSheetThatWasTouchedIsFound() throws IOException {
    WorkbookModel edition = WorkbookModel.of(publication(Samples.figures()));
    Path workbook = folder.resolve("book.xlsx");
    Path figures = folder.resolve("figures.csv");
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(book()));
        var out = Files.newOutputStream(workbook)) {
      XSSFSheet sheet = book.getSheet("报送 热线");
      sheet.removeMergedRegion(0);
      sheet.getRow(6).removeCell(sheet.getRow(6).getCell(0));
      sheet.getRow(6).createCell(0).setCellValue("总计");
      sheet.setColumnHidden(2, true);
      book.write(out);
    }
    Files.write(figures, FiguresCsv.bytes(Samples.figures()));
    String faults = new WorkbookCheck(edition).faults(workbook, figures).toString();
    assertTrue(faults.contains("合并的单元格应为"), faults);
    assertTrue(faults.contains("A7 单元格：应为“合计”，实为“总计”"), faults);
    assertTrue(faults.contains("C 列是隐藏的"), faults);
  }
}
