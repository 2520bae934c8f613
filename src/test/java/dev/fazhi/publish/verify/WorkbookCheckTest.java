package dev.fazhi.publish.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.publish.Samples;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.data.FiguresCsv;
import dev.fazhi.publish.workbook.WorkbookModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault of a written workbook is found, with its sheet and cell. */
class WorkbookCheckTest {

  private static final PublicationInput PUBLICATION = Samples.publication(1);
  private static final WorkbookModel EDITION = WorkbookModel.of(PUBLICATION);
  private static final byte[] BOOK = Samples.book(EDITION);

  @TempDir Path folder;

  @BeforeEach
  void figures() throws IOException {
    Files.write(folder.resolve("figures.csv"), FiguresCsv.bytes(PUBLICATION.vintage().figures()));
  }

  private List<String> faultsAfter(Consumer<XSSFWorkbook> change) throws IOException {
    Path file = folder.resolve("book.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(BOOK));
        OutputStream out = Files.newOutputStream(file)) {
      change.accept(book);
      book.write(out);
    }
    return new WorkbookCheck(EDITION).faults(file, folder.resolve("figures.csv"));
  }

  /** The library would leave the text that stands within the cell beside the new one. */
  private static void write(XSSFWorkbook book, String sheet, int row, int column, String text) {
    XSSFRow there = book.getSheet(sheet).getRow(row);
    CellStyle style = there.getCell(column).getCellStyle();
    there.removeCell(there.getCell(column));
    XSSFCell cell = there.createCell(column);
    cell.setCellStyle(style);
    cell.setCellValue(text);
  }

  @Test
  void aWorkbookAsItShouldBeHasNone() throws IOException {
    assertEquals(List.of(), faultsAfter(book -> {}));
  }

  @Test
  void aNumberOtherThanInTheFigures() throws IOException {
    assertEquals(
        List.of("工作表“主要指标”C8 单元格：是 68477，figures.csv 里是 68476"),
        faultsAfter(book -> book.getSheet("主要指标").getRow(7).getCell(2).setCellValue(68_477)));
  }

  @Test
  void aNumberThatIsText() throws IOException {
    assertEquals(
        List.of("工作表“主要指标”C8 单元格：应是数，实为文字“68476”"),
        faultsAfter(book -> write(book, "主要指标", 7, 2, "68476")));
  }

  @Test
  void aFormula() throws IOException {
    assertEquals(
        List.of("工作表“主要指标”C8 单元格：是公式"),
        faultsAfter(book -> book.getSheet("主要指标").getRow(7).getCell(2).setCellFormula("1+1")));
  }

  @Test
  void aBlankCell() throws IOException {
    assertEquals(
        List.of("工作表“主要指标”D8 单元格：是空的"),
        faultsAfter(book -> book.getSheet("主要指标").getRow(7).getCell(3).setBlank()));
  }

  @Test
  void aMarkerThatNobodyExplains() throws IOException {
    List<String> faults = faultsAfter(book -> write(book, "主要指标", 4, 0, "符号："));

    assertTrue(faults.contains("工作表“主要指标”A1 单元格：符号 [x] 没有说明"), faults::toString);
  }

  @Test
  void aNoteThatIsNotTold() throws IOException {
    List<String> faults = faultsAfter(book -> write(book, "热线分月", 4, 0, "办结"));

    assertTrue(faults.contains("工作表“热线分月”A1 单元格：注号与注文不一致"), faults::toString);
  }

  @Test
  void aHeaderThatStandsTwice() throws IOException {
    List<String> faults = faultsAfter(book -> write(book, "主要指标", 6, 3, "分母"));

    assertTrue(faults.contains("工作表“主要指标”E7 单元格：表头“分母”重复"), faults::toString);
  }

  @Test
  void somethingBelowTheTable() throws IOException {
    List<String> faults =
        faultsAfter(book -> book.getSheet("主要指标").createRow(20).createCell(0).setCellValue("x"));

    assertTrue(faults.get(0).startsWith("工作表“主要指标”：应到第 12 行为止"), faults::toString);
  }

  @Test
  void aHiddenSheet() throws IOException {
    assertEquals(List.of("工作表“数据来源”：是隐藏的"), faultsAfter(book -> book.setSheetHidden(9, true)));
  }

  @Test
  void aLinkThatLeadsNowhere() throws IOException {
    List<String> faults =
        faultsAfter(book -> book.getSheet("目录").getHyperlinkList().get(0).setLocation("'没有这页'!A1"));

    assertEquals(List.of("工作表“目录”A4 单元格：链接“'没有这页'!A1”没有去处"), faults);
  }

  /**
   * The faults after a text of one part of the archive is another, as no library would write it.
   */
  private List<String> faultsAfter(String part, String seen, String other) throws IOException {
    Path file = folder.resolve("edited.xlsx");
    Files.write(file, BOOK);
    try (FileSystem archive = FileSystems.newFileSystem(file)) {
      Path edited = archive.getPath(part);
      String text = Files.readString(edited);
      assertTrue(text.contains(seen), () -> part + " has no " + seen + ": " + text);
      Files.writeString(edited, text.replaceFirst(Pattern.quote(seen), other));
    }
    return new WorkbookCheck(EDITION).faults(file, folder.resolve("figures.csv"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      value = {
        "xl/workbook.xml ¦ name=\"热线分月\" ¦ name=\"主要指标\" ¦ 工作表名“主要指标”用了两次",
        "xl/workbook.xml ¦ name=\"热线分月\" ¦ name=\"热线[分]月\" ¦ 工作表名“热线[分]月”不合规",
        "xl/workbook.xml ¦ activeTab=\"0\" ¦ activeTab=\"2\" ¦ 工作簿打开时不在“封面”",
        "xl/tables/table2.xml ¦ displayName=\"T_key_figures\" ¦ displayName=\"T_contents\" ¦"
            + " 表格对象的名称“T_contents”用了两次",
        "xl/tables/table2.xml ¦ <table id=\"2\" ¦ <table id=\"1\" ¦ 的编号 1 用了两次",
        "xl/tables/table2.xml ¦ tableColumn id=\"2\" ¦ tableColumn id=\"1\" ¦ 列的 id“1”是空的或用了两次",
        "xl/tables/table2.xml ¦ ref=\"A7: ¦ ref=\"A6: ¦ 工作表“主要指标”：表格对象的范围",
        "xl/drawings/drawing1.xml ¦ descr=\" ¦ descr=\"\" title=\" ¦ 工作表“图 热线分月”：第 1 个图没有替代文字",
        "xl/charts/chart1.xml ¦ $B$9 ¦ \\$D\\$9 ¦ 工作表“图 热线分月”：第 1 个图画的应是",
        "xl/charts/chart1.xml ¦ <c:min val=\"0.0\"/> ¦ <c:min val=\"50.0\"/> ¦ 的数轴没有从 0 开始",
        "xl/worksheets/sheet3.xml ¦ orientation=\"landscape\" ¦ orientation=\"portrait\" ¦"
            + " 工作表“主要指标”：应打印在横放的 A4 纸上",
        "xl/worksheets/sheet3.xml ¦ activeCell=\"A1\" ¦ activeCell=\"C3\" ¦ 工作表“主要指标”：打开时停在 C3",
        "xl/worksheets/sheet3.xml ¦ <row r=\"9\" ¦ <row hidden=\"1\" r=\"9\" ¦ 工作表“主要指标”：第 9"
            + " 行是空的或隐藏的",
        "xl/styles.xml ¦ sz val=\"11.0\" ¦ sz val=\"6.0\" ¦ 单元格样式的字号 6.0 磅太小",
        "xl/styles.xml ¦ rgb=\"FF6B6B6B\" ¦ rgb=\"FFDDDDDD\" ¦ 单元格样式的文字颜色 DDDDDD 在底色 FFFFFF 上看不清",
        "docProps/core.xml ¦ zh-CN ¦ en-GB ¦ 工作簿属性的语言应为“zh-CN”，实为“en-GB”",
        "docProps/core.xml ¦ 统计表（2022年） ¦ 别的 ¦ 工作簿属性的标题应为",
        "docProps/app.xml ¦ <Company>某区 ¦ <Company>别处 ¦ 工作簿属性的单位应为“某区”，实为“别处”",
        "[Content_Types].xml ¦ sheet.main+xml ¦ sheet.macroEnabled.main+xml ¦ 工作簿含有宏",
        "xl/_rels/workbook.xml.rels ¦ Target=\"styles.xml\" ¦ Target=\"none.xml\" ¦"
            + " xl/workbook.xml：缺少 xl/none.xml",
      })
  void aPartOfTheArchiveThatIsNotAsItShouldBe(String part, String seen, String other, String fault)
      throws IOException {
    String faults = faultsAfter(part, seen, other).toString();

    assertTrue(faults.contains(fault), faults);
  }

  @Test
  void aFileThatIsCutShort() throws IOException {
    Path file = folder.resolve("cut.xlsx");
    Files.write(file, java.util.Arrays.copyOf(BOOK, BOOK.length / 2));

    List<String> faults = new WorkbookCheck(EDITION).faults(file, folder.resolve("figures.csv"));

    assertTrue(faults.get(0).startsWith("工作簿打不开"), faults::toString);
  }
}
