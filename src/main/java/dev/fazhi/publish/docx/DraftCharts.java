package dev.fazhi.publish.docx;

import dev.fazhi.publish.office.ChartStyle;
import dev.fazhi.publish.office.DocumentProperties;
import dev.fazhi.publish.text.CellText;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Objects;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.drawingml.x2006.wordprocessingDrawing.CTInline;

/** Writes native charts of a document, each with its data in an embedded workbook. */
final class DraftCharts {

  /** The width of the text. */
  private static final int WIDTH = 156 * Units.EMU_PER_CENTIMETER / 10;

  private static final int LINES_HEIGHT = 75 * Units.EMU_PER_CENTIMETER / 10;
  private static final int BAR_HEIGHT = 10 * Units.EMU_PER_CENTIMETER / 10;
  private static final int AROUND_BARS = 28 * Units.EMU_PER_CENTIMETER / 10;

  /** Formats a number without separators, as in the text of a report. */
  private static final String FORMAT = "0.##";

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
    ChartStyle.fonts(chart);
    chart.setAutoTitleDeleted(true);
    chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    XDDFChartData plot = ChartStyle.plot(chart, picture.bars(), picture.axis(), FORMAT);
    int points = picture.names().size();
    XDDFCategoryDataSource names =
        XDDFDataSourcesFactory.fromArray(
            picture.names().toArray(String[]::new), range(chart, points, 0), 0);
    int partial = picture.partial() ? points - 1 : -1;
    ChartStyle.add(
        plot,
        names,
        ChartStyle.values(picture.current(), range(chart, points, 1), 1),
        true,
        partial);
    if (picture.prior().stream().anyMatch(Objects::nonNull)) {
      ChartStyle.add(
          plot,
          names,
          ChartStyle.values(picture.prior(), range(chart, points, 2), 2),
          false,
          partial);
    }
    chart.plot(plot);
    ChartStyle.labels(plot, FORMAT);
    try {
      DocumentProperties.set(chart.getWorkbook(), picture.title(), "", asOf);
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

  private static String range(XWPFChart chart, int points, int column) {
    return chart.formatRange(new CellRangeAddress(1, points, column, column));
  }
}
