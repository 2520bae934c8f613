package dev.fazhi.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ooxml.POIXMLDocument;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The statistics workbook as bytes, the same for the same edition. */
final class StatisticsBook {

  static final String CREATOR = "Fazhi";
  static final String LANGUAGE = "zh-CN";

  private static final int HEADING_WIDTH = 16;
  private static final int TEXT_WIDTH = 104;
  private static final int COVER_TITLE_POINTS = 60;
  private static final int COVER_LINE_POINTS = 21;

  private StatisticsBook() {}

  static byte[] bytes(Edition edition, String area, LocalDate asOf) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      properties(workbook, edition.title(), area, asOf);
      Styles styles = new Styles(workbook);
      FiledStyles filedStyles = new FiledStyles(workbook);
      cover(workbook.createSheet(Edition.COVER), styles, edition);
      Map<String, XSSFSheet> sheets = new HashMap<>();
      for (Page page : edition.pages()) {
        XSSFSheet sheet = workbook.createSheet(page.sheet());
        sheets.put(page.sheet(), sheet);
        if (page instanceof Grid grid) {
          new GridSheet(sheet, styles).write(grid);
        } else if (page instanceof FiledTable filed) {
          new FiledSheet(sheet, filedStyles, filed).write();
        } else if (page instanceof Chart chart) {
          XSSFSheet data =
              Objects.requireNonNull(
                  sheets.get(chart.grid().sheet()), "a table's sheet stands before its charts");
          new ChartSheet(sheet, data, styles).write(chart);
        }
      }
      workbook.setActiveSheet(0);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      return Packed.again(bytes.toByteArray());
    }
  }

  /** Dated by the cut-off: a clock would make other bytes at every run. */
  static void properties(POIXMLDocument workbook, String title, String area, LocalDate asOf) {
    Optional<Date> date = Optional.of(Date.from(asOf.atStartOfDay().toInstant(ZoneOffset.UTC)));
    POIXMLProperties.CoreProperties core = workbook.getProperties().getCoreProperties();
    core.setTitle(title);
    core.setCreator(CREATOR);
    core.setLastModifiedByUser(CREATOR);
    core.getUnderlyingProperties().setLanguageProperty(LANGUAGE);
    core.getUnderlyingProperties().setCreatedProperty(date);
    core.getUnderlyingProperties().setModifiedProperty(date);
    POIXMLProperties.ExtendedProperties extended = workbook.getProperties().getExtendedProperties();
    extended.setApplication(CREATOR);
    if (!area.isBlank()) {
      extended.setCompany(area);
    }
  }

  private static void cover(XSSFSheet sheet, Styles styles, Edition edition) {
    XSSFRow top = sheet.createRow(0);
    top.setHeightInPoints(COVER_TITLE_POINTS);
    Sheets.text(top, 0, edition.title(), styles.coverTitle());
    int next = 1;
    for (List<String> line : edition.cover()) {
      XSSFRow row = sheet.createRow(next++);
      int height = EastAsian.wrap(line.get(1), TEXT_WIDTH - 2).size() * COVER_LINE_POINTS;
      row.setHeightInPoints((float) height);
      Sheets.text(row, 0, line.get(0), styles.heading());
      Sheets.text(row, 1, line.get(1), styles.wrapped());
    }
    XSSFRow row = sheet.createRow(next);
    row.setHeightInPoints((float) COVER_LINE_POINTS);
    Sheets.text(row, 0, "各表", styles.heading());
    XSSFCell cell = Sheets.text(row, 1, "见“" + Edition.CONTENTS + "”", styles.link());
    XSSFHyperlink link =
        sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
    link.setAddress(Sheets.address(Edition.CONTENTS));
    cell.setHyperlink(link);
    Sheets.width(sheet, 0, HEADING_WIDTH);
    Sheets.width(sheet, 1, TEXT_WIDTH);
    sheet.setDisplayGridlines(false);
    Sheets.print(sheet, HEADING_WIDTH + TEXT_WIDTH, -1);
    sheet.getPrintSetup().setFitHeight((short) 1);
  }
}
