package dev.fazhi.publish.xlsx;

import dev.fazhi.publish.office.ChartStyle;
import dev.fazhi.publish.table.Chart;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Marker;
import dev.fazhi.publish.text.CellText;
import dev.fazhi.publish.workbook.SheetLayout;
import dev.fazhi.publish.workbook.WorkbookModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;

/** Writes a sheet of native charts, which draw the cells of a table's sheet. */
record ChartSheet(SXSSFSheet rows, XSSFSheet sheet, Styles styles) {

  private static final int COLUMNS = 12;
  private static final int COLUMN_WIDTH = 10;
  private static final int LINE_ROWS = 24;
  private static final int ROWS_BESIDE_BARS = 9;
  private static final int GAP_ROWS = 1;

  /** Maximum that is readable when fitted on one page. */
  private static final int ROWS_A_PAGE = 52;

  private static final int FIRST_ROW = 4;
  private static final int TITLE_POINTS = 28;

  void write(Chart chart) {
    SXSSFRow title = rows.createRow(0);
    title.setHeightInPoints(TITLE_POINTS);
    Sheets.text(title, 0, chart.title(), styles.title());
    String where = "图中的数见工作表“" + chart.grid().sheet() + "”。";
    Sheets.link(
        Sheets.text(rows.createRow(1), 0, where, styles.link()),
        sheet,
        Sheets.address(chart.grid().sheet()));
    Sheets.link(
        Sheets.text(rows.createRow(2), 0, SheetLayout.BACK, styles.link()),
        sheet,
        Sheets.address(WorkbookModel.CONTENTS));
    for (int column = 0; column < COLUMNS; column++) {
      Sheets.width(sheet, column, COLUMN_WIDTH);
    }
    int all = chart.panels().stream().mapToInt(panel -> height(panel) + GAP_ROWS).sum();
    int row = FIRST_ROW;
    XSSFDrawing drawing = sheet.createDrawingPatriarch();
    for (Chart.Panel panel : chart.panels()) {
      int height = height(panel);
      if (row > FIRST_ROW && all > ROWS_A_PAGE) {
        sheet.setRowBreak(row - 1 - GAP_ROWS);
      }
      draw(chart, panel, drawing, row, row + height);
      row += height + GAP_ROWS;
    }
    sheet.setDisplayGridlines(false);
    Sheets.print(sheet, COLUMNS * COLUMN_WIDTH, -1);
    sheet.setHorizontallyCenter(true);
    if (all <= ROWS_A_PAGE) {
      sheet.getPrintSetup().setFitHeight((short) 1);
    }
  }

  private static int height(Chart.Panel panel) {
    int bar = panel.prior() < 0 ? panel.rows() : panel.rows() * 3 / 2;
    return panel.shape() == Chart.Shape.BARS ? bar + ROWS_BESIDE_BARS : LINE_ROWS;
  }

  private void draw(Chart page, Chart.Panel panel, XSSFDrawing drawing, int top, int bottom) {
    ClientAnchor anchor = drawing.createAnchor(0, 0, 0, 0, 0, top, COLUMNS, bottom);
    XSSFChart chart = drawing.createChart(anchor);
    int index = drawing.getCTDrawing().sizeOfTwoCellAnchorArray() - 1;
    CTNonVisualDrawingProps properties =
        drawing
            .getCTDrawing()
            .getTwoCellAnchorArray(index)
            .getGraphicFrame()
            .getNvGraphicFramePr()
            .getCNvPr();
    properties.setName("图 " + (index + 1));
    properties.setDescr(CellText.shown(panel.alt()));
    ChartStyle.fonts(chart);
    chart.setTitleText(panel.title());
    // the default is the machine's language
    chart
        .getTitle()
        .getBody()
        .getParagraph(0)
        .getTextRuns()
        .forEach(run -> run.setLanguage(Locale.SIMPLIFIED_CHINESE));
    chart.setTitleOverlay(false);
    chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    boolean bars = panel.shape() == Chart.Shape.BARS;
    XDDFChartData plot = ChartStyle.plot(chart, bars, panel.axis(), "#,##0");
    add(plot, page, panel, panel.current(), true);
    if (panel.prior() >= 0) {
      add(plot, page, panel, panel.prior(), false);
    }
    chart.plot(plot);
    int decimals = page.grid().columns().get(panel.current()).decimals();
    ChartStyle.labels(plot, decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals));
  }

  private void add(
      XDDFChartData plot, Chart chart, Chart.Panel panel, int column, boolean current) {
    List<String> names = new ArrayList<>();
    List<BigDecimal> values = new ArrayList<>();
    for (List<Datum> row : chart.grid().rows().subList(0, panel.rows())) {
      names.add(CellText.shown(row.get(0).text()));
      values.add(((Datum.Number) row.get(column)).value());
    }
    XDDFCategoryDataSource points =
        XDDFDataSourcesFactory.fromArray(
            names.toArray(String[]::new), range(chart.grid(), panel, 0), 0);
    String range = range(chart.grid(), panel, column);
    int last = panel.rows() - 1;
    boolean partial = chart.grid().rows().get(last).get(0).marker() == Marker.PARTIAL;
    ChartStyle.add(
        plot, points, ChartStyle.values(values, range, column), current, partial ? last : -1);
  }

  /** The cells as written on the table's sheet, which is no longer in memory. */
  private static String range(Grid grid, Chart.Panel panel, int column) {
    int first = SheetLayout.of(grid).headerRow() + 1;
    return new CellRangeAddress(first, first + panel.rows() - 1, column, column)
        .formatAsString(grid.sheet(), true);
  }
}
