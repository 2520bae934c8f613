package dev.fazhi.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Cell;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Row;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Xml2003Test {

  private static final String BOOK =
      "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'"
          + " xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'"
          + " xmlns:x='urn:schemas-microsoft-com:office:excel'>"
          + "<x:ExcelWorkbook><Styles><Style/></Styles></x:ExcelWorkbook><Styles>"
          + "<Style ss:ID='Default'/><Style ss:ID='z'><NumberFormat ss:Format='00000'/></Style>"
          + "<Style ss:ID='zz' ss:Parent='z'/>"
          + "<Style ss:ID='d'><NumberFormat ss:Format='Short Date'/></Style></Styles>%s</Workbook>";

  @TempDir Path folder;

  private Fixtures.Read sheets(String sheets) throws FileRejectedException {
    return Fixtures.read(
        Fixtures.text(folder, "台账.xls", "<?xml version='1.0'?>" + BOOK.formatted(sheets)));
  }

  private Fixtures.Read rows(String rows) throws FileRejectedException {
    return sheets("<Worksheet ss:Name='台账'><Table>" + rows + "</Table></Worksheet>");
  }

  private Cell only(String data) throws FileRejectedException {
    return rows("<Row><Cell>" + data + "</Cell></Row>").cell(0, 0);
  }

  @Test
  void daysAreCountedFrom1904WhereTheBookSaysSo() throws FileRejectedException {
    String day = "<Row><Cell ss:StyleID='d'><Data ss:Type='Number'>43165</Data></Cell></Row>";
    String book = BOOK.replace("<x:ExcelWorkbook>", "<x:ExcelWorkbook><x:Date1904/>");

    Fixtures.Read read =
        Fixtures.read(
            Fixtures.text(
                folder,
                "台账.xls",
                "<?xml version='1.0'?>"
                    + book.formatted("<Worksheet><Table>" + day + "</Table></Worksheet>")));

    assertEquals(new Cell.Moment(LocalDateTime.of(2022, 3, 7, 0, 0), true), read.cell(0, 0));
  }

  @Test
  void everyKindOfValueIsRead() throws FileRejectedException {
    assertEquals(new Cell.Text("甲\n乙"), only("<Data ss:Type='String'>甲&#10;乙</Data>"));
    assertEquals("12.5", only("<Data ss:Type='Number'>12.5</Data>").text());
    assertEquals(
        new Cell.Moment(LocalDateTime.of(2022, 3, 1, 9, 30, 15), false),
        only("<Data ss:Type='DateTime'>2022-03-01T09:30:15.000</Data>"));
    assertEquals(
        new Cell.Moment(LocalDateTime.of(2022, 3, 1, 0, 0), true),
        only("<Data ss:Type='DateTime'>2022-03-01T00:00:00.000</Data>"));
    assertEquals(new Cell.Bool(true), only("<Data ss:Type='Boolean'>1</Data>"));
    assertInstanceOf(Cell.Err.class, only("<Data ss:Type='Error'>#REF!</Data>"));
    assertInstanceOf(Cell.Err.class, only("<Data ss:Type='Number'>甲</Data>"));
    assertInstanceOf(
        Cell.Err.class, only("<Data ss:Type='Number'>1</Data><Data ss:Type='Number'>2</Data>"));
    assertEquals(
        new Cell.Text("甲乙"),
        only(
            "<ss:Data ss:Type='String' xmlns='http://www.w3.org/TR/REC-html40'><B>甲</B>乙</ss:Data>"
                + "<Comment><ss:Data>批注</ss:Data></Comment>"));
  }

  @Test
  void aFormulaGivesWhatIsStored() throws FileRejectedException {
    assertEquals(
        "3",
        rows("<Row><Cell ss:Formula='=1+2'><Data ss:Type='Number'>3</Data></Cell></Row>")
            .cell(0, 0)
            .text());
    assertInstanceOf(Cell.Err.class, rows("<Row><Cell ss:Formula='=1+2'/></Row>").cell(0, 0));
  }

  @Test
  void formatsShowTheZerosOfAnIdAndTheDaysOfASerial() throws FileRejectedException {
    String data = "<Data ss:Type='Number'>44907</Data></Cell>";
    List<Row> rows =
        rows("<Row><Cell ss:StyleID='d'>"
                + data
                + "</Row><Row ss:StyleID='zz'><Cell>"
                + data.replace("44907", "12")
                + "</Row>")
            .rows();
    assertEquals("2022-12-12", rows.get(0).cell(0).text());
    assertEquals("00012", rows.get(1).cell(0).text());
  }

  @Test
  void cellsAndRowsStandWhereTheirIndexSays() throws FileRejectedException {
    String data = "<Data ss:Type='String'>%s</Data></Cell>";
    Fixtures.Read read =
        rows(
            "<Column ss:Hidden='1' ss:Span='1'/><Row><Cell ss:MergeAcross='1' ss:MergeDown='2'>"
                + data.formatted("a")
                + "<Cell>"
                + data.formatted("b")
                + "</Row><Row ss:Index='3' ss:Hidden='1'><Cell ss:Index='3'>"
                + data.formatted("c")
                + "</Row><Row ss:Span='2'/><Row ss:Height='0'><Cell>"
                + data.formatted("d")
                + "</Row>");
    assertEquals(List.of(List.of("a", "", "b"), List.of("", "", "c"), List.of("d")), read.texts());
    assertEquals(List.of(1, 3, 7), read.rows().stream().map(Row::number).toList());
    assertEquals("a", read.rows().get(1).value(0).text());
    assertTrue(read.rows().get(1).hidden());
    assertTrue(read.rows().get(2).hidden());
    assertEquals(List.of("FZ-120", "FZ-120", "FZ-122"), read.notes().stream().sorted().toList());
  }

  @Test
  void sheetsAreReadOneAfterAnother() throws FileRejectedException {
    String sheet =
        "<Worksheet ss:Name='%s'><Names/><Table><Row><Cell><Data ss:Type='String'>%s</Data></Cell>"
            + "</Row></Table><x:WorksheetOptions><Table/></x:WorksheetOptions></Worksheet>";
    Fixtures.Read read =
        sheets(sheet.formatted("一", "1") + "<Worksheet ss:Name='空'/>" + sheet.formatted("三", "3"));
    assertEquals(List.of(List.of("1"), List.of("3")), read.texts());
    assertEquals(List.of("一", "空", "三"), read.traits().sheets());
    assertEquals(2, read.rows().get(1).sheetIndex());
    assertEquals("xml", read.traits().format());
  }

  @Test
  void theDocumentMayBeInTheEncodingThatItDeclares() throws FileRejectedException {
    String sheet =
        "<Worksheet ss:Name='s'><Table><Row><Cell><Data ss:Type='String'>昆都仑</Data>"
            + "</Cell></Row></Table></Worksheet>";
    String text = "<?xml version='1.0' encoding='gb2312'?>" + BOOK.formatted(sheet);
    Path file = Fixtures.text(folder, "a.xls", text, Charset.forName("GBK"));
    assertEquals("昆都仑", Fixtures.read(file).cell(0, 0).text());
  }

  @Test
  void whatIsBrokenIsRefused() {
    String whole = BOOK.formatted("<Worksheet ss:Name='s'><Table><Row/></Table></Worksheet>");
    for (int cut = 120; cut < whole.length(); cut += 7) {
      Path file = Fixtures.text(folder, "a.xls", whole.substring(0, cut));
      assertTrue(Fixtures.refused(file).code().startsWith("FZ-10"));
    }
  }
}
