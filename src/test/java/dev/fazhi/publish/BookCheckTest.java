package dev.fazhi.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault of a written workbook is found, with its sheet and cell. */
class BookCheckTest {

  private static final Publication PUBLICATION = Samples.publication(1);
  private static final Edition EDITION = Edition.of(PUBLICATION);
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
    return new BookCheck(EDITION).faults(file, folder.resolve("figures.csv"));
  }

  @Test
  void aWorkbookAsItShouldBeHasNone() throws IOException {
    assertEquals(List.of(), faultsAfter(book -> {}));
  }

  @Test
  void aNumberOtherThanInTheFigures() throws IOException {
    assertEquals(
        List.of("工作表“主要指标”C8 单元格：是 68477.0，figures.csv 里是 68476"),
        faultsAfter(book -> book.getSheet("主要指标").getRow(7).getCell(2).setCellValue(68_477)));
  }

  @Test
  void aNumberThatIsText() throws IOException {
    assertEquals(
        List.of("工作表“主要指标”C8 单元格：应是数，实为文字“68476”"),
        faultsAfter(book -> book.getSheet("主要指标").getRow(7).getCell(2).setCellValue("68476")));
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
    List<String> faults =
        faultsAfter(book -> book.getSheet("主要指标").getRow(4).getCell(0).setCellValue("符号："));

    assertTrue(faults.contains("工作表“主要指标”A1 单元格：符号 [x] 没有说明"), faults::toString);
  }

  @Test
  void aNoteThatIsNotTold() throws IOException {
    List<String> faults =
        faultsAfter(book -> book.getSheet("热线分月").getRow(4).getCell(0).setCellValue("办结"));

    assertTrue(faults.contains("工作表“热线分月”A1 单元格：注号与注文不一致"), faults::toString);
  }

  @Test
  void aHeaderThatStandsTwice() throws IOException {
    List<String> faults =
        faultsAfter(book -> book.getSheet("主要指标").getRow(6).getCell(3).setCellValue("分母"));

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

  @Test
  void aFileThatIsCutShort() throws IOException {
    Path file = folder.resolve("cut.xlsx");
    Files.write(file, java.util.Arrays.copyOf(BOOK, BOOK.length / 2));

    List<String> faults = new BookCheck(EDITION).faults(file, folder.resolve("figures.csv"));

    assertTrue(faults.get(0).startsWith("工作簿打不开"), faults::toString);
  }
}
