package dev.fazhi.publish.office;

import dev.fazhi.publish.text.Axis;
import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.Grouping;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChart;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumFmt;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTValAx;
import org.openxmlformats.schemas.drawingml.x2006.main.CTRegularTextRun;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextBody;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;

/**
 * The style of charts. This year and last year differ in dash, marker and filling, so that a print
 * in black and white tells them apart.
 */
public final class ChartStyle {

  /** The typeface of sheets and charts. */
  public static final String FONT = "微软雅黑";

  private static final byte[] DARK_BLUE = {0x1F, 0x3F, 0x66};
  private static final byte[] ORANGE = {(byte) 0xC5, 0x5A, 0x11};
  private static final byte[] WHITE = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
  private static final byte[] LIGHT_GREY = {(byte) 0xD9, (byte) 0xD9, (byte) 0xD9};
  private static final double LINE_POINTS = 2.25;
  private static final String CURRENT = "本期";
  private static final String PRIOR = "上年同期";

  /** The gap between two groups of bars, in percent of a bar. */
  private static final int GAP_PERCENT = 60;

  private static final double HAIR_POINTS = 0.5;
  private static final double OUTLINE_POINTS = 1.25;

  /** In hundredths of a point, as in the format. */
  private static final int TEXT_SIZE = 1000;

  private ChartStyle() {}

  public static void fonts(XDDFChart chart) {
    CTTextBody text = chart.getCTChartSpace().addNewTxPr();
    text.addNewBodyPr();
    CTTextCharacterProperties properties = text.addNewP().addNewPPr().addNewDefRPr();
    properties.setSz(TEXT_SIZE);
    properties.addNewLatin().setTypeface(FONT);
    properties.addNewEa().setTypeface(FONT);
  }

  /**
   * Sets the axes, with the first bar at the top. Where that of the values does not begin at zero,
   * its title says so.
   */
  public static XDDFChartData plot(XDDFChart chart, boolean bars, Axis axis, String format) {
    XDDFCategoryAxis names =
        chart.createCategoryAxis(bars ? AxisPosition.LEFT : AxisPosition.BOTTOM);
    XDDFValueAxis values = chart.createValueAxis(bars ? AxisPosition.BOTTOM : AxisPosition.LEFT);
    values.setMinimum(axis.from().doubleValue());
    BigDecimal to = axis.to();
    if (to != null) {
      values.setMaximum(to.doubleValue());
    }
    BigDecimal step = axis.step();
    int decimals = step == null ? 0 : Math.max(0, step.scale());
    if (step != null) {
      values.setMajorUnit(step.doubleValue());
    }
    values.setNumberFormat(decimals == 0 ? format : "0." + "0".repeat(decimals));
    if (axis.isCut()) {
      title(chart, values, axis.remark());
    }
    values.getOrAddMajorGridProperties().setLineProperties(line(LIGHT_GREY, HAIR_POINTS));
    if (!bars) {
      values.setCrosses(AxisCrosses.AUTO_ZERO);
      XDDFLineChartData lines =
          (XDDFLineChartData) chart.createData(ChartTypes.LINE, names, values);
      lines.setGrouping(Grouping.STANDARD);
      return lines;
    }
    names.setOrientation(AxisOrientation.MAX_MIN);
    values.setCrosses(AxisCrosses.MAX);
    XDDFBarChartData plot = (XDDFBarChartData) chart.createData(ChartTypes.BAR, names, values);
    plot.setBarDirection(BarDirection.BAR);
    plot.setBarGrouping(BarGrouping.CLUSTERED);
    plot.setGapWidth(GAP_PERCENT);
    return plot;
  }

  private static void title(XDDFChart chart, XDDFValueAxis values, String text) {
    values.setTitle(text);
    CTValAx written = chart.getCTChart().getPlotArea().getValAxArray(0);
    // the default is the machine's language
    for (CTRegularTextRun run : written.getTitle().getTx().getRich().getPArray(0).getRArray()) {
      (run.isSetRPr() ? run.getRPr() : run.addNewRPr()).setLang("zh-CN");
    }
  }

  /** A data source with the values in the chart and a reference to their cells. */
  public static XDDFNumericalDataSource<Double> values(
      List<? extends @Nullable BigDecimal> values, String range, int column) {
    Double[] numbers = new Double[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      BigDecimal value = values.get(i);
      numbers[i] = value == null ? null : value.doubleValue();
    }
    return XDDFDataSourcesFactory.fromArray(numbers, range, column);
  }

  /**
   * Adds a series.
   *
   * @param partial the point of a month that is not over, drawn so that a fall in it is not taken
   *     for one; -1 for none
   */
  public static void add(
      XDDFChartData plot,
      XDDFCategoryDataSource names,
      XDDFNumericalDataSource<Double> values,
      boolean current,
      int partial) {
    XDDFChartData.Series series = plot.addSeries(names, values);
    series.setTitle(current ? CURRENT : PRIOR, null);
    byte[] color = current ? DARK_BLUE : ORANGE;
    if (series instanceof XDDFLineChartData.Series lines) {
      lines.setSmooth(false);
      lines.setMarkerStyle(current ? MarkerStyle.CIRCLE : MarkerStyle.DIAMOND);
      XDDFLineProperties line = line(color, LINE_POINTS);
      if (!current) {
        line.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
      }
      lines.setLineProperties(line);
      if (partial >= 0) {
        XDDFLineProperties dotted = line(color, LINE_POINTS);
        dotted.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DOT));
        lines.getDataPoint(partial).setLineProperties(dotted);
        lines.getDataPoint(partial).setMarkerStyle(MarkerStyle.X);
      }
      return;
    }
    // last year's bars are hollow
    series.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(current ? color : WHITE)));
    series.setLineProperties(line(color, OUTLINE_POINTS));
  }

  /** Labels this year's bars with their values. */
  public static void labels(XDDFChartData plot, String format) {
    if (plot.getSeries(0) instanceof XDDFBarChartData.Series bars) {
      CTBarSer series = bars.getCTBarSer();
      CTDLbls labels = series.isSetDLbls() ? series.getDLbls() : series.addNewDLbls();
      CTNumFmt numbers = labels.addNewNumFmt();
      numbers.setFormatCode(format);
      numbers.setSourceLinked(false);
      labels.addNewShowLegendKey().setVal(false);
      labels.addNewShowVal().setVal(true);
      labels.addNewShowCatName().setVal(false);
      labels.addNewShowSerName().setVal(false);
      labels.addNewShowPercent().setVal(false);
      labels.addNewShowBubbleSize().setVal(false);
    }
  }

  private static XDDFLineProperties line(byte[] color, double points) {
    XDDFLineProperties line =
        new XDDFLineProperties(new XDDFSolidFillProperties(XDDFColor.from(color)));
    line.setWidth(points);
    return line;
  }
}
