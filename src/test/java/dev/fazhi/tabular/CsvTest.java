package dev.fazhi.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Row;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {

  @TempDir Path folder;

  private Fixtures.Read csv(String content) throws FileRejectedException {
    return Fixtures.read(Fixtures.text(folder, "a.csv", content));
  }

  private Fault refusedCsv(String content) {
    return Fixtures.refused(Fixtures.text(folder, "a.csv", content));
  }

  @Test
  void linesBetweenTwoStrayQuotesAreReadAsRowsAndTold() throws FileRejectedException {
    Fixtures.Read read = csv("编号,名称,备注\nA1,\"甲,一\nA2,乙,二\nA3,丙\",三\nA4,丁,\"四\n行\"\n");

    assertEquals(
        List.of(
            List.of("编号", "名称", "备注"),
            List.of("A1", "甲", "一"),
            List.of("A2", "乙", "二"),
            List.of("A3", "丙", "三"),
            List.of("A4", "丁", "四\n行")),
        read.texts());
    assertInstanceOf(Cell.Err.class, read.cell(1, 1));
    assertInstanceOf(Cell.Err.class, read.cell(3, 1));
    assertEquals(List.of(1, 2, 3, 4, 5), read.rows().stream().map(Row::number).toList());
    assertEquals(List.of("FZ-126"), read.notes());
    assertTrue(read.traits().notes().get(0).message().contains("第 2 行至第 4 行"));
  }

  @Test
  void apostrophesAroundFieldsAreQuotesWhereNoOthersAre() throws FileRejectedException {
    assertEquals(
        List.of(List.of("编号", "名称"), List.of("A1", "甲, 乙"), List.of("A2", "it's")),
        csv("编号,名称\nA1,'甲, 乙'\nA2,'it\'\'s'\n").texts());
    assertEquals(List.of(List.of("编号", "名称"), List.of("001", "甲")), csv("编号,名称\n'001,甲\n").texts());
  }

  @Test
  void spacesMayStandAroundTheQuotesOfAFieldWhereNoQuoteStandsRightAtADelimiter()
      throws FileRejectedException {
    assertEquals(
        List.of(List.of("编号", "名称", "街镇"), List.of("A1", "甲, \"乙\"", "昆北")),
        csv("编号, \"名称\", 街镇\nA1, \"甲, \"\"乙\"\"\" , 昆北\n").texts());
    assertEquals(
        List.of(List.of("编号", "名称"), List.of("A1", "甲\n乙")),
        csv("\"编号\", \"名称\"\n\"A1\",  \"甲\n乙\"\n").texts());
    // one that no quote closes, and one beside another that stands at its delimiter, are no such
    assertInstanceOf(Cell.Err.class, csv("编号, 名称\nA1, \"甲\" 乙\n").cell(1, 1));
    assertInstanceOf(Cell.Err.class, csv("编号,\"名称\"\nA1, \"甲\"\n").cell(1, 1));
    String more = "编号, \"名称\"\n" + "A1, \"甲, 乙\"\n".repeat(8_000);
    assertEquals("FZ-109", refusedCsv(more + "A2, \"甲\" 乙\n").code());
  }

  @Test
  void theDelimiterIsFoundByTrying() throws FileRejectedException {
    assertEquals(";", csv("a;b;c\n1,5;2,5;3\n4;5;6,7\n").traits().delimiter());
    assertEquals("\t", csv("a\tb\n1,2,3\t4\n").traits().delimiter());
    assertEquals("|", csv("a|b\n1|2\n").traits().delimiter());
    assertEquals(",", csv("工单明细\na,b,c\n1,2,x;y\n\"1\n2;\",2,3\n").traits().delimiter());
    assertEquals("", csv("编号\nA1\nA2\n").traits().delimiter());
    assertEquals("tsv", csv("a\tb\n1\t2\n").traits().format());
  }

  @Test
  void anAnnouncedDelimiterIsObeyedAndNoRow() throws FileRejectedException {
    Fixtures.Read read = csv("sep=;\r\na,b;c\r\n");
    assertEquals(List.of(List.of("a,b", "c")), read.texts());
    assertEquals(2, read.rows().get(0).number());
  }

  @Test
  void twoDelimitersEquallyLikelyAreRefused() {
    assertEquals("FZ-110", refusedCsv("a,b;c\n1,2;3\n").code());
  }

  @Test
  void quotedFieldsMayHoldAnything() throws FileRejectedException {
    assertEquals(
        List.of(List.of("a", "b"), List.of("1,\"x\"\r\ny", "2"), List.of("", "3")),
        csv("a,b\r\n\"1,\"\"x\"\"\r\ny\",2\r\n\"\",3").texts());
  }

  @Test
  void rowsAreNumberedByTheLineOnWhichTheyBegin() throws FileRejectedException {
    List<Integer> numbers =
        csv("a,b\r\n\"1\n\r2\",2\r\n\r\n,\n4,5\r6,7").rows().stream().map(Row::number).toList();
    assertEquals(List.of(1, 2, 7, 8), numbers);
  }

  @Test
  void quotesThatDoNotCloseTheirFieldAreRefusedWithTheLine() {
    assertQuoting("a,b\n\"1\n2\"x,y\n", 3);
    assertQuoting("a,b\n1,2\n\"3,4\n5,6\n", 3);
    assertQuoting("a,b\n1,=\"0012\n", 2);
    assertQuoting("a,b\n1,=\"0012\"x\n", 2);
  }

  @Test
  void aQuoteWithinABareFieldSpoilsThatFieldAlone() throws FileRejectedException {
    Fixtures.Read read = csv("a,b,c\n\"1\n\",x\"y,3\n\n4, \"5\",6\n7,8,9\n10,11,12\"\n");
    List<String> spoilt = new ArrayList<>();
    for (Row row : read.rows()) {
      row.cells().stream()
          .filter(cell -> cell instanceof Cell.Err)
          .forEach(cell -> spoilt.add(row.number() + " " + cell.text()));
    }
    assertEquals(List.of("2 x\"y", "5  \"5\"", "7 12\""), spoilt);
  }

  @Test
  void theWidthOfARecordIsKept() throws FileRejectedException {
    List<Integer> widths = csv("a,b\n1\n1,2,3,,\n").rows().stream().map(Row::width).toList();
    assertEquals(List.of(2, 1, 5), widths);
  }

  private void assertQuoting(String content, int line) {
    Fault fault = refusedCsv(content);
    assertEquals("FZ-109", fault.code(), content);
    assertEquals(line, fault.place().row(), content);
  }

  @Test
  void textGuardsAreTakenOff() throws FileRejectedException {
    assertEquals(
        List.of(List.of("0012", "0013", "0014", "'x'")),
        csv("=\"0012\",\"=\"\"0013\"\"\",'0014,'x'\n").texts());
  }

  @Test
  void raggedRowsStayAsTheyAre() throws FileRejectedException {
    assertEquals(
        List.of(List.of("a", "b"), List.of("1"), List.of("1", "2", "3")),
        csv("a,b\n1\n1,2,3,,\n").texts());
  }

  @Test
  void nothingButBlanksIsEmpty() {
    assertEquals("FZ-102", refusedCsv("").code());
    assertEquals("FZ-102", refusedCsv("\uFEFF \r\n\r\n").code());
    Path utf16 = Fixtures.text(folder, "b.csv", "\uFEFF\r\n", StandardCharsets.UTF_16LE);
    assertEquals("FZ-102", Fixtures.refused(utf16).code());
  }

  @Test
  void anExportOfExactly65536RowsIsSuspect() throws FileRejectedException {
    assertEquals(List.of("FZ-123"), csv("1,2\n".repeat(65_536)).notes());
  }
}
