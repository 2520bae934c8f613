package dev.fazhi.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Row;
import dev.fazhi.tabular.row.Numbers;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxTest {

  @TempDir Path folder;

  private Fixtures.Read data(String rows) throws FileRejectedException {
    return Fixtures.read(new RawXlsx().sheetData(rows).write(folder));
  }

  private Cell only(String cell) throws FileRejectedException {
    return data("<row r='1'>" + cell + "</row>").cell(0, 0);
  }

  @Test
  void sharedStringsAreJoinedFromTheirRunsWithoutThePronunciation() throws FileRejectedException {
    RawXlsx book =
        new RawXlsx()
            .sharedStrings(
                "<si><t>工单编号</t></si>"
                    + "<si><r><t>昆都</t></r><r><rPr><b/></rPr><t xml:space='preserve'>仑 </t></r>"
                    + "<rPh sb='0' eb='1'><t>kun</t></rPh></si>")
            .sheetData("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>");
    assertEquals(List.of(List.of("工单编号", "昆都仑 ")), Fixtures.read(book.write(folder)).texts());
  }

  @Test
  void inlineStringsAreRead() throws FileRejectedException {
    assertEquals(
        new Cell.Text("甲乙"),
        only("<c r='A1' t='inlineStr'><is><r><t>甲</t></r><r><t>乙</t></r></is></c>"));
  }

  @Test
  void escapedCharactersAreDecodedOnce() throws FileRejectedException {
    assertEquals(
        new Cell.Text("a\rb_x000D_c_xD800__x12"),
        only("<c t='str'><v>a_x000D_b_x005F_x000D_c_xD800__x12</v></c>"));
    assertEquals(new Cell.Text("𐐅"), only("<c t='str'><v>_xD801__xDC05_</v></c>"));
  }

  @Test
  void allCellsOfAnArrayFormulaThatWasNeverComputedAreErrors() throws FileRejectedException {
    String rest =
        "<row r='2'><c r='A2'><v>2</v></c><c r='B2'/></row><row r='3'><c r='A3'><v>3</v></c></row>"
            + "<row r='4'><c r='A4'><v>4</v></c></row>";
    String begin = "<row r='1'><c r='A1'><v>1</v></c><c r='B1'><f t='array' ref='B1:B3'>A1:A3</f>";
    Cell error = new Cell.Err("=", "公式没有保存计算结果");
    Fixtures.Read never = data(begin + "</c></row>" + rest);
    Fixtures.Read computed = data(begin + "<v>1</v></c></row>" + rest);
    for (int row = 0; row < 3; row++) {
      assertEquals(error, never.cell(row, 1));
    }
    assertEquals(Cell.BLANK, never.cell(3, 1));
    assertEquals(Cell.BLANK, computed.cell(1, 1));
  }

  @Test
  void aFormulaGivesItsCachedValue() throws FileRejectedException {
    assertEquals(new Cell.Text("办结"), only("<c t='str'><f>A2</f><v>办结</v></c>"));
    assertEquals(Numbers.cell(new BigDecimal(12)), only("<c><f>6*2</f><v>12</v></c>"));
    assertEquals(Cell.BLANK, rowOfTwo("<c t='str'><f>A2</f><v></v></c>"));
  }

  private Cell rowOfTwo(String first) throws FileRejectedException {
    return data("<row r='1'>" + first + "<c r='B1'><v>1</v></c></row>").cell(0, 0);
  }

  @Test
  void aFormulaThatWasNeverComputedIsNoValue() throws FileRejectedException {
    assertInstanceOf(Cell.Err.class, only("<c><f>1+1</f></c>"));
    assertInstanceOf(Cell.Err.class, only("<c><f>1+1</f><v></v></c>"));
    assertInstanceOf(Cell.Err.class, only("<c t='str'><f>1+1</f></c>"));
  }

  @Test
  void truthErrorsAndStoredIsoDatesKeepTheirKind() throws FileRejectedException {
    assertEquals(new Cell.Bool(true), only("<c t='b'><v>1</v></c>"));
    assertEquals(
        "#REF!", assertInstanceOf(Cell.Err.class, only("<c t='e'><v>#REF!</v></c>")).text());
    assertEquals(
        new Cell.Moment(LocalDateTime.of(2022, 12, 12, 9, 5), false),
        only("<c t='d'><v>2022-12-12T09:05:00Z</v></c>"));
    assertEquals(
        new Cell.Moment(LocalDateTime.of(2022, 12, 12, 0, 0), true),
        only("<c t='d'><v>2022-12-12</v></c>"));
  }

  @Test
  void numbersKeepFifteenDigits() throws FileRejectedException {
    assertEquals(
        new Cell.Num(new BigDecimal("0.3"), false), only("<c><v>0.30000000000000004</v></c>"));
    assertEquals(new Cell.Num(new BigDecimal("1500"), false), only("<c><v>1.5E3</v></c>"));
    assertEquals(new Cell.Num(new BigDecimal("-0.5"), false), only("<c><v>-.50</v></c>"));
  }

  @Test
  void anIdThatWasRoundedIsMarked() throws FileRejectedException {
    Cell.Num id = assertInstanceOf(Cell.Num.class, only("<c><v>150203199001011000</v></c>"));
    assertTrue(id.rounded());
    assertTrue(
        assertInstanceOf(Cell.Num.class, only("<c><v>1.50203199001011E17</v></c>")).rounded());
    assertTrue(assertInstanceOf(Cell.Num.class, only("<c><v>1E15</v></c>")).rounded());
    assertFalse(assertInstanceOf(Cell.Num.class, only("<c><v>999999999999999</v></c>")).rounded());
    assertTrue(
        assertInstanceOf(Cell.Num.class, only("<c><v>1.234567890123456789</v></c>")).rounded());
  }

  @Test
  void anExponentOutOfThisWorldIsRefusedAtOnce() {
    Path file = new RawXlsx().sheetData("<row r='1'><c><v>1E999999999</v></c></row>").write(folder);
    assertEquals("FZ-105", Fixtures.refused(file).code());
  }

  @Test
  void cellsWithoutAddressFollowEachOther() throws FileRejectedException {
    assertEquals(
        List.of(List.of("1", "", "3", "4")),
        data("<row><c><v>1</v></c><c r='C1'><v>3</v></c><c><v>4</v></c></row>").texts());
  }

  @Test
  void thePhantomDimensionAndFormattedBlanksAreNotBelieved() throws FileRejectedException {
    RawXlsx book =
        new RawXlsx()
            .sheet(
                "<dimension ref='A1:XFD1048576'/><sheetData><row r='3'><c r='A3'><v>1</v></c>"
                    + "<c r='XFD3' s='0'/></row><row r='1048576'><c r='A1048576' s='0'/></row>"
                    + "</sheetData>");
    Fixtures.Read read = Fixtures.read(book.write(folder));
    assertEquals(List.of(List.of("1")), read.texts());
    assertEquals(3, read.rows().get(0).number());
    assertEquals(List.of(), read.notes());
  }

  @Test
  void hiddenRowsAndThoseWithoutHeightAreFlaggedAndTold() throws FileRejectedException {
    Fixtures.Read read =
        data(
            "<row r='1'><c><v>1</v></c></row><row r='2' hidden='1'><c><v>2</v></c></row>"
                + "<row r='3' ht='0' customHeight='1'><c><v>3</v></c></row>"
                + "<row r='4' ht='0.75' customHeight='1'><c><v>4</v></c></row>");
    assertEquals(List.of(false, true, true, false), read.rows().stream().map(Row::hidden).toList());
    assertEquals(List.of("FZ-120"), read.notes());
  }

  @Test
  void aLongTextThatTooManyCellsReferToIsRefused() {
    RawXlsx book = new RawXlsx().sharedStrings("<si><t>" + "甲乙丙丁戊己庚辛壬癸".repeat(3000) + "</t></si>");
    book.sheetData("<row><c t='s'><v>0</v></c></row>".repeat(3000));
    Fault refused = Fixtures.refused(book.write(folder));
    assertEquals("FZ-107", refused.code());
    assertTrue(refused.message().contains("反复引用"), refused.message());
  }

  @Test
  void rowsThatAreStruckOutFromEndToEndAreTold() throws FileRejectedException {
    RawXlsx book = new RawXlsx();
    book.part(
        "xl/styles.xml",
        book.part("xl/styles.xml")
            .replace(
                "<cellXfs>",
                "<fonts><font/><font><strike/></font><font><strike val='0'/></font></fonts>"
                    + "<cellXfs><xf/><xf fontId='1'/><xf fontId='2'/>"));
    book.sheetData(
        "<row r='1'><c s='1'><v>1</v></c><c s='1'><v>1</v></c><c s='0'/></row>"
            + "<row r='2'><c s='1'><v>1</v></c><c s='0'><v>1</v></c></row>"
            + "<row r='3'><c s='2'><v>1</v></c></row>");
    Fixtures.Read read = Fixtures.read(book.write(folder));
    assertEquals(3, read.rows().size());
    assertEquals(List.of("FZ-127"), read.notes());
  }

  @Test
  void anExportThatEndsAtTheLastPossibleRowIsSuspect() throws FileRejectedException {
    assertEquals(
        List.of("FZ-123"), data("<row r='1048576'><c r='A1048576'><v>1</v></c></row>").notes());
  }

  @Test
  void damagedTextIsNoValue() throws FileRejectedException {
    assertInstanceOf(Cell.Err.class, only("<c t='str'><v>昆\uFFFD仑</v></c>"));
  }

  @Test
  void ofTwoValuesTheOneCountsThatTheTypeNames() throws FileRejectedException {
    String both = "<v>12</v><is><t>34</t></is>";
    assertEquals(new Cell.Text("34"), only("<c r='A1' t='inlineStr'>" + both + "</c>"));
    assertEquals(new Cell.Text("12"), only("<c r='A1' t='str'>" + both + "</c>"));
    assertEquals("12", only("<c r='A1'>" + both + "</c>").text());
    assertEquals(new Cell.Text("34"), only("<c r='A1'><is><t>34</t></is></c>"));
    assertInstanceOf(Cell.Err.class, only("<c r='A1'><v>12</v><v>34</v></c>"));
  }

  @Test
  void aMergedValueHoldsForEachOfItsRows() throws FileRejectedException {
    RawXlsx book =
        new RawXlsx()
            .sheet(
                "<sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row>"
                    + "<row r='2'><c r='A2' s='0'/><c r='B2'><v>3</v></c></row>"
                    + "<row r='4'><c r='C4'><v>4</v></c></row>"
                    + "<row r='5'><c r='C5'><v>5</v></c></row></sheetData>"
                    + "<mergeCells count='3'><mergeCell ref='B4:B5'/><mergeCell ref='A1:B4'/>"
                    + "<mergeCell ref='C4:E4'/></mergeCells><pageMargins left='1'/>");
    List<Row> rows = Fixtures.read(book.write(folder)).rows();
    assertEquals(Map.of(), rows.get(0).merged());
    assertEquals("1", rows.get(1).value(0).text());
    assertEquals("3", rows.get(1).value(1).text());
    assertEquals("1", rows.get(2).value(0).text());
    assertEquals(Cell.BLANK, rows.get(2).cell(0));
    assertEquals(Cell.BLANK, rows.get(3).value(0));
    assertEquals(Cell.BLANK, rows.get(3).value(1));
  }
}
