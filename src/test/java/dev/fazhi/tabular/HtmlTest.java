package dev.fazhi.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Cell;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Row;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlTest {

  @TempDir Path folder;

  private Fixtures.Read html(String body) throws FileRejectedException {
    return Fixtures.read(Fixtures.text(folder, "a.xls", "<html><body>" + body + "</body></html>"));
  }

  @Test
  void aPageUnderTheNameOfAWorkbookIsReadAndTold() throws FileRejectedException {
    String page =
        "<html><head><meta charset=gb2312></head><table><tr><th>编号<th>名称"
            + "<tr><td>=\"0012\"<td>昆都仑&nbsp;<tr><td>&nbsp;</table>";
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
      Fixtures.Read read = Fixtures.read(Fixtures.text(folder, "a.xls", page, charset));
      assertEquals(List.of(List.of("编号", "名称"), List.of("0012", "昆都仑")), read.texts());
      assertEquals("html", read.traits().format());
      assertEquals(List.of(""), read.traits().sheets());
      assertEquals(List.of("FZ-122"), read.notes());
    }
  }

  /** As Excel saves pages. */
  @Test
  void aNumberIsReadWithTheDecimalsThatThePageRoundsAway() throws FileRejectedException {
    Fixtures.Read read =
        html(
            "<table><tr><td x:num=\"20530.96\">20,531</td><td x:num=\"12\">00012</td>"
                + "<td x:num=\"44663\">2022-04-11</td><td x:num>7</td></tr></table>");

    assertEquals("20530.96", read.cell(0, 0).text());
    assertEquals("00012", read.cell(0, 1).text());
    assertEquals("2022-04-11", read.cell(0, 2).text());
    assertEquals("7", read.cell(0, 3).text());
  }

  @Test
  void aNumberThatWasRoundedEitherWayOrShownInAnotherUnitIsExact() throws FileRejectedException {
    Fixtures.Read read =
        html(
            "<table><tr><td x:num=\"2.5\">2</td><td x:num=\"0.125\">0.13</td>"
                + "<td x:num=\"35012\">3.5万元</td><td x:num=\"0.12345\">12.35%</td>"
                + "<td x:num=\"-1234.56\">(1,235)</td><td x:num=\"123456\">1.23E+05</td>"
                + "<td sdval=\"1.26\" sdnum=\"2052;0;0.0\">1.3</td><td x:num=\"7\">9</td>"
                + "<td x:num=\"44621.5\">20220301</td>"
                + "<td x:num=\"202212010000000000\">2.0221201E+17</td></tr></table>");

    assertEquals(
        List.of(
            "2.5",
            "0.125",
            "3.5012万元",
            "12.345%",
            "(1234.56)",
            "123456",
            "1.26",
            "9",
            "20220301",
            "2.0221201E+17"),
        read.texts().get(0));
    assertEquals(new Cell.Num(BigDecimal.valueOf(7), false, "9"), read.cell(0, 7));
  }

  @Test
  void rowsThatAPageDoesNotShowAreToldHoweverItHidesThem() throws FileRejectedException {
    String table =
        "<table><tr><td>a<tr style='height:0pt; mso-height-source:userset'><td>b<tr"
            + " height=0><td>c<tr hidden><td>d<tr style='visibility: collapse'><td>e<tbody"
            + " style='DISPLAY: none'><tr><td>f</tbody><tr style='height:0.5pt'><td>g<tr"
            + " style='line-height:0'><td>h</table>";
    Fixtures.Read read = html(table);

    assertEquals(
        List.of(false, true, true, true, true, true, false, false),
        read.rows().stream().map(Row::hidden).toList());
    assertTrue(read.notes().contains("FZ-120"));
  }

  @Test
  void spansLeaveTheirValueInTheCornerAlone() throws FileRejectedException {
    assertEquals(
        List.of(List.of("a", "", "b"), List.of("", "", "c"), List.of("d", "e")),
        html("<table><tr><td colspan=2 rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr>"
                + "<tr><td>d</td><td>e</td></tr></table>")
            .texts());
  }

  @Test
  void aCellThatSpansRowsSpeaksForEachOfThem() throws FileRejectedException {
    List<Row> rows =
        html("<table><tr><td rowspan=3>a<td rowspan=2 colspan=2>b<td>c<tr><td>d<tr><td>e<td>f"
                + "<tr><td>g</table>")
            .rows();
    assertEquals("a", rows.get(1).value(0).text());
    assertEquals("b", rows.get(1).value(1).text());
    assertEquals("d", rows.get(1).cell(3).text());
    assertEquals("a", rows.get(2).value(0).text());
    assertEquals("e", rows.get(2).value(1).text());
    assertEquals("g", rows.get(3).value(0).text());
  }

  @Test
  void aPageIsBelievedWhenItSaysWhatItIsIn() throws FileRejectedException {
    String page = "<html><head><meta http-equiv='x' content=\"text/html; charset=%s\"></head>";
    String table = "<table><tr><td>案件番号<td>ひらがな</table>";
    for (String name : List.of("Shift_JIS", "EUC-JP")) {
      Path file =
          Fixtures.text(folder, "a.xls", page.formatted(name) + table, Charset.forName(name));
      assertEquals(List.of(List.of("案件番号", "ひらがな")), Fixtures.read(file).texts());
      assertEquals(name, Fixtures.read(file).traits().encoding());
    }
    String lie = page.formatted("EUC-KR") + table;
    assertEquals(
        "FZ-108",
        Fixtures.refused(Fixtures.text(folder, "a.xls", lie, Charset.forName("Shift_JIS"))).code());
  }

  @Test
  void aCarelessPageIsCutAsBrowsersCutIt() throws FileRejectedException {
    assertEquals(
        List.of(List.of("1 2", "a<b & c>d"), List.of("x y z", "5 < 6"), List.of("\uFFFD")),
        html("<!-- <table><tr><td>0</table> --><!doctype x><?xml ?><STYLE>td{a:'<td>'}</STYLE>"
                + "<script>'</table>'</script><TABLE border=1><TBODY><TR><TD>1<br/>\n2</TD>"
                + "<Td title=\"a>b\">a&lt;b &amp; c&#62;d</tr><!--[if gte mso 9]><td>no<![endif]-->"
                + "<tr align=left><td nowrap><p>x</p><p><b>y</b>&nbsp;&nbsp;<i>z</i></p>"
                + "<td>5 < 6</th></tr></tbody><tr><td>&#65533;")
            .texts());
  }

  @Test
  void severalTablesAreSeveralSheetsAndHiddenRowsAreFlagged() throws FileRejectedException {
    Fixtures.Read read =
        html("<table><tr><td>1</table><p>x<table><tr><td><tr style='display: none'><td>2</table>");
    assertEquals(List.of("表格1", "表格2"), read.traits().sheets());
    assertEquals(1, read.rows().get(1).sheetIndex());
    assertEquals(2, read.rows().get(1).number());
    assertTrue(read.rows().get(1).hidden());
  }

  @Test
  void ofNestedTablesTheInnermostIsRead() throws FileRejectedException {
    Fixtures.Read read = html("<table><tr><td><table><tr><td>1</table></table>");
    assertEquals(List.of(List.of("1")), read.texts());
    assertEquals(List.of("FZ-122", "FZ-125"), read.notes().stream().sorted().toList());
  }

  @Test
  void endlessSpansAreRefused() {
    Path file =
        Fixtures.text(
            folder,
            "a.xls",
            "<html><table><tr>" + "<td colspan=99999 rowspan=9999999>".repeat(20) + "</table>");
    assertEquals("FZ-107", Fixtures.refused(file).code());
  }

  @Test
  void aPageWithoutTableIsNamed() {
    assertEquals(
        "FZ-106", Fixtures.refused(Fixtures.text(folder, "a.xls", "<html>请登录</html>")).code());
  }
}
