package dev.fazhi.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.FileRejectedException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of an xlsx file and their XML, as programs of many kinds write them. */
class XlsxPartsTest {

  @TempDir Path folder;

  private Fixtures.Read data(String rows) throws FileRejectedException {
    return Fixtures.read(new RawXlsx().sheetData(rows).write(folder));
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
