package dev.fazhi.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.fazhi.model.Cell;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.tabular.row.NumberFormat;
import dev.fazhi.tabular.row.Numbers;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which numbers of an xlsx file are dates, and which days they are. */
class XlsxDatesTest {

  @TempDir Path folder;

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
}
