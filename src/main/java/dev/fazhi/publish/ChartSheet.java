package dev.fazhi.publish;

import java.util.Locale;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;

/** Writes a sheet of native charts, which draw the cells of a table's sheet. */
final class ChartSheet {

  private static final int COLUMNS = 12;
  private static final int COLUMN_WIDTH = 10;
  private static final int LINE_ROWS = 24;
  private static final int ROWS_BESIDE_BARS = 9;
  private static final int GAP_ROWS = 1;
  private static final int FIRST_ROW = 3;

  private final XSSFSheet sheet;
  private final XSSFSheet data;
  private final Styles styles;

  ChartSheet(XSSFSheet sheet, XSSFSheet data, Styles styles) {
    this.sheet = sheet;
    this.data = data;
    this.styles = styles;
  }

  void write(Chart chart) {
    Sheets.text(sheet.createRow(0), 0, chart.title(), styles.title());
    String where = "图中的数见工作表“" + chart.grid().sheet() + "”。";
    Sheets.text(sheet.createRow(1), 0, where, styles.line());
    XSSFCell back = Sheets.text(sheet.createRow(2), 0, Layout.BACK, styles.link());
    XSSFHyperlink link =
        sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
    link.setAddress(Sheets.address(Edition.CONTENTS));
    back.setHyperlink(link);
    for (int column = 0; column < COLUMNS; column++) {
      Sheets.width(sheet, column, COLUMN_WIDTH);
    }
    int row = FIRST_ROW;
    XSSFDrawing drawing = sheet.createDrawingPatriarch();
    int headerRow = Layout.of(chart.grid()).headerRow();
    for (Chart.Panel panel : chart.panels()) {
      boolean bars = panel.shape() == Chart.Shape.BARS;
      int bar = panel.prior() < 0 ? panel.rows() : panel.rows() * 3 / 2;
      int rows = bars ? bar + ROWS_BESIDE_BARS : LINE_ROWS;
      if (row > FIRST_ROW) {
        sheet.setRowBreak(row - 1 - GAP_ROWS);
      }
      draw(panel, headerRow, drawing, row, row + rows);
      row += rows + GAP_ROWS;
    }
    sheet.setDisplayGridlines(false);
    Sheets.print(sheet, COLUMNS * COLUMN_WIDTH, -1);
  }

  private void draw(Chart.Panel panel, int headerRow, XSSFDrawing drawing, int top, int bottom) {
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
    ChartLook.fonts(chart);
    chart.setTitleText(panel.title());
    // else that of the machine
    chart
        .getTitle()
        .getBody()
        .getParagraph(0)
        .getTextRuns()
        .forEach(run -> run.setLanguage(Locale.SIMPLIFIED_CHINESE));
    chart.setTitleOverlay(false);
    chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    XDDFChartData plot = plot(chart, panel);
    add(plot, panel, headerRow, panel.current(), true);
    if (panel.prior() >= 0) {
      add(plot, panel, headerRow, panel.prior(), false);
    }
    chart.plot(plot);
    ChartLook.labels(plot);
  }

  private XDDFChartData plot(XSSFChart chart, Chart.Panel panel) {
    boolean bars = panel.shape() == Chart.Shape.BARS;
    XDDFCategoryAxis names =
        chart.createCategoryAxis(bars ? AxisPosition.LEFT : AxisPosition.BOTTOM);
    XDDFValueAxis values = chart.createValueAxis(bars ? AxisPosition.BOTTOM : AxisPosition.LEFT);
    values.setMinimum(0);
    if (panel.share()) {
      values.setMaximum(100);
    }
    values.setNumberFormat("#,##0");
    ChartLook.gridLines(values);
    if (!bars) {
      values.setCrosses(AxisCrosses.AUTO_ZERO);
      return chart.createData(ChartTypes.LINE, names, values);
    }
    names.setOrientation(AxisOrientation.MAX_MIN);
    values.setCrosses(AxisCrosses.MAX);
    XDDFBarChartData plot = (XDDFBarChartData) chart.createData(ChartTypes.BAR, names, values);
    plot.setBarDirection(BarDirection.BAR);
    plot.setGapWidth(60);
    return plot;
  }

  private void add(
      XDDFChartData plot, Chart.Panel panel, int headerRow, int column, boolean current) {
    int first = headerRow + 1;
    int last = headerRow + panel.rows();
    XDDFCategoryDataSource names =
        XDDFDataSourcesFactory.fromStringCellRange(data, new CellRangeAddress(first, last, 0, 0));
    XDDFNumericalDataSource<Double> values =
        XDDFDataSourcesFactory.fromNumericCellRange(
            data, new CellRangeAddress(first, last, column, column));
    XDDFChartData.Series series = plot.addSeries(names, values);
    String title = data.getRow(headerRow).getCell(column).getStringCellValue().replace("\n", " ");
    series.setTitle(title, new CellReference(data.getSheetName(), headerRow, column, true, true));
    ChartLook.series(series, current);
  }
}
