package dev.fazhi.publish;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
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
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.wordprocessingDrawing.CTInline;

/** Native charts of a document; each carries its data in a workbook of its own. */
final class DraftCharts {

  /** The width of the text. */
  private static final int WIDTH = 156 * Units.EMU_PER_CENTIMETER / 10;

  private static final int LINES_HEIGHT = 75 * Units.EMU_PER_CENTIMETER / 10;
  private static final int BAR_HEIGHT = 10 * Units.EMU_PER_CENTIMETER / 10;
  private static final int AROUND_BARS = 28 * Units.EMU_PER_CENTIMETER / 10;
  private static final String CURRENT = "本期";
  private static final String PRIOR = "上年同期";

  private final XWPFDocument document;
  private final LocalDate asOf;
  private int drawn;

  DraftCharts(XWPFDocument document, LocalDate asOf) {
    this.document = document;
    this.asOf = asOf;
  }

  void draw(DraftPart.Picture picture, XWPFParagraph paragraph) throws IOException {
    XWPFRun run = paragraph.createRun();
    int height = picture.bars() ? AROUND_BARS + picture.names().size() * BAR_HEIGHT : LINES_HEIGHT;
    XWPFChart chart = chart(run, height);
    describe(run, picture);
    ChartLook.fonts(chart);
    chart.setAutoTitleDeleted(true);
    chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    XDDFChartData plot = plot(chart, picture.bars());
    int points = picture.names().size();
    XDDFCategoryDataSource names =
        XDDFDataSourcesFactory.fromArray(
            picture.names().toArray(String[]::new), range(chart, points, 0), 0);
    add(plot, names, values(picture.current(), range(chart, points, 1), 1), true);
    if (picture.prior().stream().anyMatch(Objects::nonNull)) {
      add(plot, names, values(picture.prior(), range(chart, points, 2), 2), false);
    }
    chart.plot(plot);
    ChartLook.labels(plot);
    try {
      StatisticsBook.properties(chart.getWorkbook(), picture.title(), "", asOf);
    } catch (InvalidFormatException impossible) {
      throw new IOException(impossible);
    }
  }

  private XWPFChart chart(XWPFRun run, int height) throws IOException {
    try {
      return document.createChart(run, WIDTH, height);
    } catch (InvalidFormatException impossible) {
      throw new IOException(impossible);
    }
  }

  private void describe(XWPFRun run, DraftPart.Picture picture) {
    CTInline inline = run.getCTR().getDrawingArray(0).getInlineArray(0);
    drawn++;
    inline.getDocPr().setId(drawn);
    inline.getDocPr().setName("图 " + drawn);
    inline.getDocPr().setDescr(CellText.shown(picture.alt()));
  }

  private static XDDFChartData plot(XWPFChart chart, boolean bars) {
    XDDFCategoryAxis names =
        chart.createCategoryAxis(bars ? AxisPosition.LEFT : AxisPosition.BOTTOM);
    XDDFValueAxis values = chart.createValueAxis(bars ? AxisPosition.BOTTOM : AxisPosition.LEFT);
    values.setMinimum(0);
    values.setNumberFormat("0");
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

  private static void add(
      XDDFChartData plot,
      XDDFCategoryDataSource names,
      XDDFNumericalDataSource<Double> values,
      boolean current) {
    XDDFChartData.Series series = plot.addSeries(names, values);
    series.setTitle(current ? CURRENT : PRIOR, null);
    ChartLook.series(series, current);
  }

  private static XDDFNumericalDataSource<Double> values(
      List<? extends @Nullable BigDecimal> values, String range, int column) {
    Double[] numbers = new Double[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      BigDecimal value = values.get(i);
      numbers[i] = value == null ? null : value.doubleValue();
    }
    return XDDFDataSourcesFactory.fromArray(numbers, range, column);
  }

  private static String range(XWPFChart chart, int points, int column) {
    return chart.formatRange(new CellRangeAddress(1, points, column, column));
  }
}
