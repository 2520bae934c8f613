package dev.fazhi.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Row;
import dev.fazhi.tabular.row.NumberFormat;
import dev.fazhi.tabular.row.Numbers;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
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

  private Cell dated(String serial, String properties, String format) throws FileRejectedException {
    return Fixtures.read(
            new RawXlsx()
                .workbook(properties)
                .styles(
                    "<numFmt numFmtId='170' formatCode='" + format + "'/>",
                    "<xf numFmtId='0'/><xf numFmtId='170'/>")
                .sheetData("<row r='1'><c r='A1' s='1'><v>" + serial + "</v></c></row>")
                .write(folder))
        .cell(0, 0);
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
  void dateFormatsMakeDates() throws FileRejectedException {
    LocalDateTime day = LocalDate.of(2022, 12, 12).atStartOfDay();
    for (String format :
        List.of(
            "yyyy/m/d",
            "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@",
            "[$-804]yyyy\\-mm\\-dd",
            "[DBNum1][$-804]yyyy年m月d日",
            "e/m/d",
            "aaaa")) {
      assertEquals(new Cell.Moment(day, true), dated("44907", "", format), format);
    }
  }

  @Test
  void otherFormatsDoNot() throws FileRejectedException {
    for (String format :
        List.of("General", "0.00E+00", "0\\ ", "[Red]0", "[h]:mm", "@", "G/通用格式")) {
      assertEquals(Numbers.cell(new BigDecimal(44907)), dated("44907", "", format), format);
    }
  }

  @Test
  void builtInFormatsAreDatesByNumber() {
    List<Integer> dates = new java.util.ArrayList<>();
    for (int i = 0; i < 100; i++) {
      if (NumberFormat.isDate(i)) {
        dates.add(i);
      }
    }
    assertEquals(
        List.of(
            14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 47, 50,
            51, 52, 53, 54, 55, 56, 57, 58),
        dates);
  }

  @Test
  void aTimeIsRoundedToTheSecond() throws FileRejectedException {
    assertEquals(
        new Cell.Moment(LocalDateTime.of(2022, 12, 12, 9, 5, 30), false),
        dated("44907.378819444442", "", "yyyy-mm-dd hh:mm:ss"));
    assertEquals(
        new Cell.Moment(LocalDateTime.of(2022, 12, 13, 0, 0), false),
        dated("44907.999999", "", "yyyy-mm-dd hh:mm:ss"));
  }

  @Test
  void theDayThatNeverWasIsNoDate() throws FileRejectedException {
    assertEquals("1900-02-28", dated("59", "", "yyyy-mm-dd").text());
    assertInstanceOf(Cell.Err.class, dated("60", "", "yyyy-mm-dd"));
    assertInstanceOf(Cell.Err.class, dated("59.9999999", "", "yyyy-mm-dd"));
    assertEquals("1900-03-01", dated("61", "", "yyyy-mm-dd").text());
    assertEquals("1900-01-01", dated("1", "", "yyyy-mm-dd").text());
  }

  @Test
  void numbersBesideTheCalendarAreNoDates() throws FileRejectedException {
    assertInstanceOf(Cell.Err.class, dated("0.375", "", "h:mm"));
    assertInstanceOf(Cell.Err.class, dated("-1", "", "yyyy-mm-dd"));
    assertEquals("9999-12-31", dated("2958465", "", "yyyy-mm-dd").text());
    assertInstanceOf(Cell.Err.class, dated("2958466", "", "yyyy-mm-dd"));
  }

  @Test
  void daysCountFrom1904WhenTheWorkbookSaysSo() throws FileRejectedException {
    String from1904 = "<workbookPr date1904='1'/>";
    assertEquals("2022-12-12", dated("43445", from1904, "yyyy-mm-dd").text());
    assertEquals("1904-01-01", dated("0", from1904, "yyyy-mm-dd").text());
    assertEquals("1904-03-01", dated("60", from1904, "yyyy-mm-dd").text());
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
  void hiddenRowsAreFlaggedAndTold() throws FileRejectedException {
    Fixtures.Read read =
        data("<row r='1'><c><v>1</v></c></row><row r='2' hidden='1'><c><v>2</v></c></row>");
    assertFalse(read.rows().get(0).hidden());
    assertTrue(read.rows().get(1).hidden());
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
  void sheetsComeInTheOrderOfTheTabsHiddenOnesToo() throws FileRejectedException {
    RawXlsx book = new RawXlsx();
    book.part(
        "xl/workbook.xml",
        book.part("xl/workbook.xml")
            .replace(
                "<sheet ", "<sheet name='乙' sheetId='2' state='veryHidden' r:id='s2'/><sheet "));
    book.part(
        "xl/_rels/workbook.xml.rels",
        book.part("xl/_rels/workbook.xml.rels")
            .replace(
                "</Rel", RawXlsx.relation("s2", "worksheet", "worksheets\\Sheet2.xml") + "</Rel"));
    book.sheetData("<row><c><v>1</v></c></row>");
    book.part("xl/worksheets/sheet2.xml", book.part("xl/worksheets/sheet1.xml"));
    Fixtures.Read read = Fixtures.read(book.write(folder));
    assertEquals(List.of("乙", "台账"), read.traits().sheets());
    assertEquals("乙", read.rows().get(0).sheet());
    assertTrue(read.rows().get(0).hidden());
    assertEquals(1, read.rows().get(1).sheetIndex());
    assertEquals(List.of("FZ-120"), read.notes());
  }

  @Test
  void aStrictWorkbookIsRead() throws FileRejectedException {
    RawXlsx book = new RawXlsx().sheetData("<row><c><v>7</v></c></row>");
    for (String part :
        List.of("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml")) {
      book.part(
          part,
          book.part(part)
              .replace(
                  "http://schemas.openxmlformats.org/officeDocument/2006/",
                  "http://purl.oclc.org/ooxml/officeDocument/")
              .replace(
                  "http://schemas.openxmlformats.org/spreadsheetml/2006/",
                  "http://purl.oclc.org/ooxml/spreadsheetml/"));
    }
    assertEquals(List.of(List.of("7")), Fixtures.read(book.write(folder)).texts());
  }

  @Test
  void macrosAreNotReadButTold() throws FileRejectedException {
    RawXlsx book = new RawXlsx().sheetData("<row><c><v>7</v></c></row>");
    book.part(
        "[Content_Types].xml",
        book.part("[Content_Types].xml")
            .replace(
                "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
                "vnd.ms-excel.sheet.macroEnabled.main"));
    Fixtures.Read read = Fixtures.read(book.write(folder, "台账.xlsm"));
    assertEquals("xlsm", read.traits().format());
    assertEquals(List.of("FZ-121"), read.notes());
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
  void namespaceAndParentSayWhichElementIsMeant() throws FileRejectedException {
    String other = " xmlns:x='urn:other'";
    RawXlsx book =
        new RawXlsx()
            .workbook(
                "<workbookPr date1904='1'/><extLst><ext><x:workbookPr"
                    + other
                    + "/><x:sheets"
                    + other
                    + "><sheet name='假' r:id='s1'/></x:sheets></ext></extLst>")
            .styles(
                "<numFmt numFmtId='170' formatCode='yyyy-mm-dd'/>",
                "<x:xf" + other + " numFmtId='0'/><xf numFmtId='170'/>")
            .sharedStrings(
                "<x:si" + other + "><t>假</t></x:si><si><x:t" + other + ">假</x:t><t>真</t></si>")
            .sheet(
                "<x:sheetData"
                    + other
                    + "><row><c><v>9</v></c></row></x:sheetData><sheetData><x:row"
                    + other
                    + "/><row r='1'><c r='A1' s='0'><v>43445</v><x:v"
                    + other
                    + ">7</x:v></c><c r='B1' t='s'><v>0</v></c><x:c"
                    + other
                    + "><v>8</v></x:c></row></sheetData><extLst><ext><sheetData><row r='9'>"
                    + "<c r='A9'><v>1</v></c></row></sheetData></ext></extLst>");
    Fixtures.Read read = Fixtures.read(book.write(folder));
    assertEquals(List.of(List.of("2022-12-12", "真")), read.texts());
    assertEquals(List.of("台账"), read.traits().sheets());
  }

  @Test
  void prefixesMakeNoDifference() throws FileRejectedException {
    RawXlsx book = new RawXlsx();
    book.part(
        "xl/worksheets/sheet1.xml",
        "<x:worksheet xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
            + "<x:sheetData><x:row r='1'><x:c r='A1'><x:v>7</x:v></x:c></x:row><x:row r='2'>"
            + "<x:c r='B2'><x:v>8</x:v></x:c></x:row></x:sheetData><x:mergeCells>"
            + "<x:mergeCell ref='A1:A2'/></x:mergeCells></x:worksheet>");
    Fixtures.Read read = Fixtures.read(book.write(folder));
    assertEquals(List.of(List.of("7"), List.of("", "8")), read.texts());
    assertEquals("7", read.rows().get(1).value(0).text());
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
  void whatTheValuesDoNotNeedMayBeMissing() throws FileRejectedException {
    RawXlsx book = new RawXlsx().sheetData("<row r='1'><c r='A1' s=''><v>7</v></c></row>");
    assertEquals(List.of(List.of("7")), Fixtures.read(book.write(folder)).texts());
    assertEquals(
        List.of(List.of("7")), Fixtures.read(book.without("xl/styles.xml").write(folder)).texts());
  }

  @Test
  void whiteSpaceAroundValuesIsNoPartOfThem() throws FileRejectedException {
    RawXlsx book =
        new RawXlsx()
            .sharedStrings("<si><t>甲</t></si>")
            .sheetData(
                "<row r='1'><c r='A1' t='s'><v> 0\n</v></c><c r='B1'><v>\t7 </v></c>"
                    + "<c r='C1' t='b'><v> 1 </v></c><c r='D1' t='str'><v> 8 </v></c></row>");
    assertEquals(
        List.of(List.of("甲", "7", "TRUE", " 8 ")), Fixtures.read(book.write(folder)).texts());
  }

  @Test
  void sharedStringsThatAreNotThereAreMissedByThoseCellsAloneThatReferToThem()
      throws FileRejectedException {
    RawXlsx book = new RawXlsx().sheetData("<row r='1'><c r='A1'><v>7</v></c></row>");
    assertEquals(
        List.of(List.of("7")),
        Fixtures.read(book.without("xl/sharedStrings.xml").write(folder)).texts());
    book.sheetData("<row r='1'><c r='A1' t='s'><v>0</v></c></row>");
    assertEquals("FZ-105", Fixtures.refused(book.write(folder)).code());
  }

  @Test
  void aModuleOfMacrosThatAConversionLeftAmongTheSheetsHasNoPart() throws FileRejectedException {
    RawXlsx book = new RawXlsx().sheetData("<row r='1'><c r='A1'><v>7</v></c></row>");
    String workbook = book.part("xl/workbook.xml");
    String module = "<sheet name='Module1' sheetId='2' state='veryHidden' r:id=''/></sheets>";
    book.part("xl/workbook.xml", workbook.replace("</sheets>", module));
    Fixtures.Read read = Fixtures.read(book.write(folder));
    assertEquals(List.of(List.of("7")), read.texts());
    assertEquals(List.of("台账"), read.traits().sheets());
    book.part("xl/workbook.xml", workbook.replace("</sheets>", module.replace("''", "'s9'")));
    assertEquals("FZ-105", Fixtures.refused(book.write(folder)).code());
  }

  @Test
  void partsMayBeInAnyEncodingThatXmlAllows() throws FileRejectedException {
    String sheet = "<row r='1'><c r='A1' t='str'><v>昆都仑𠮷</v></c></row>";
    for (String mark : List.of("\uFEFF", "", "<?xml version='1.0' encoding='UTF-16'?>")) {
      RawXlsx book = new RawXlsx().sheetData(sheet);
      for (String part : book.names()) {
        book.part(part, mark + book.part(part));
      }
      for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
        Path file = book.write(folder, "台账.xlsx", charset);
        assertEquals(List.of(List.of("昆都仑𠮷")), Fixtures.read(file).texts());
      }
    }
    RawXlsx book = new RawXlsx().sheetData(sheet.replace("𠮷", ""));
    for (String part : book.names()) {
      book.part(part, "<?xml version='1.0' encoding='GBK'?>" + book.part(part));
    }
    Path file = book.write(folder, "台账.xlsx", Charset.forName("GBK"));
    assertEquals("昆都仑", Fixtures.read(file).cell(0, 0).text());
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

  @Test
  void aSheetThatNamesItsPartsInCommentsAndDataIsReadAsXml() throws FileRejectedException {
    assertEquals(
        List.of(List.of("a<sheetData>&b", "c")),
        data("<row r='1'><!-- </sheetData> --><c r='A1' t='str'><v>a<![CDATA[<sheetData>&]]>b</v>"
                + "</c><?x </row> ?><c r='B1' t='str' x='>'><v>&#99;</v></c></row>")
            .texts());
  }

  @Test
  void whatTheFormatForbidsIsCorrupt() {
    for (String rows :
        List.of(
            "<row r='2'/><row r='1'/>",
            "<row r='1'><c r='A2'><v>1</v></c></row>",
            "<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>",
            "<row r='1'><c r='A1' t='s'><v>5</v></c></row>",
            "<row r='1'><c r='A1' t='s'><v>-1</v></c></row>",
            "<row r='1'><c r='A1' t='q'><v>5</v></c></row>",
            "<row r='x'/>",
            "<row r='1'><c r='A1'><v>abc</v></c></row>",
            "<row r='1'><c r='A1'><v>1</v></row>",
            "<row r='1'><c r='A1' r='B1'><v>1</v></c></row>",
            "<row r='1'><c r=A1><v>1</v></c></row>",
            "<row r='1'><z:c r='A1'><v>1</v></z:c></row>",
            "<row r='1'><c r='A1' t='str'><v>&nbsp;</v></c></row>",
            "<row r='1'><c r='A1' t='str'><v>&#0;</v></c></row>",
            "<row r='1'><c r='A1' t='str'><v>\u0001</v></c></row>")) {
      assertEquals(
          "FZ-105", Fixtures.refused(new RawXlsx().sheetData(rows).write(folder)).code(), rows);
    }
  }
}
