package dev.fazhi.publish.verify;

import dev.fazhi.publish.table.Chart;
import dev.fazhi.publish.text.CellAddress;
import dev.fazhi.publish.workbook.SheetLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.w3c.dom.Element;

/** Verifies a reopened sheet of charts. */
record ChartCheck(XlsxInspector book, SheetInspector sheet, Chart chart) {

  void check(List<String> faults) throws IOException {
    String name = "工作表“" + sheet.name() + "”：";
    List<Element> described = new ArrayList<>();
    List<String> drawn = new ArrayList<>();
    for (String drawing : sheet.shown("drawing")) {
      Map<String, PartInspector.Relation> relations = book.parts().relations(drawing);
      relations.values().forEach(each -> drawn.add(each.target()));
      described.addAll(PartInspector.all(book.parts().tree(drawing), "cNvPr"));
    }
    if (drawn.size() != chart.panels().size() || described.size() != drawn.size()) {
      faults.add(
          String.format(
              Locale.ROOT, "%s应有 %d 个图，实有 %d 个", name, chart.panels().size(), drawn.size()));
      return;
    }
    for (int i = 0; i < drawn.size(); i++) {
      String which = name + "第 " + (i + 1) + " 个图";
      if (described.get(i).getAttribute("descr").isBlank()) {
        faults.add(which + "没有替代文字");
      }
      series(which, book.parts().tree(drawn.get(i)), chart.panels().get(i), faults);
    }
  }

  /** Verifies that exactly the cells of the table's columns are drawn. */
  private void series(String which, Element drawn, Chart.Panel panel, List<String> faults) {
    List<String> found = new ArrayList<>();
    for (Element values : PartInspector.all(drawn, "val")) {
      for (Element formula : PartInspector.all(values, "f")) {
        found.add(formula.getTextContent().replace("$", "").replace("'", ""));
      }
    }
    List<String> expected = new ArrayList<>(List.of(place(panel, panel.current())));
    if (panel.prior() >= 0) {
      expected.add(place(panel, panel.prior()));
    }
    if (!found.equals(expected)) {
      faults.add(which + "画的应是 " + expected + "，实为 " + found);
    }
    double from = panel.axis().from().doubleValue();
    List<Element> begins = PartInspector.all(drawn, "min");
    if (begins.size() != 1 || Double.parseDouble(begins.get(0).getAttribute("val")) != from) {
      faults.add(which + "的数轴没有从 " + panel.axis().from().toPlainString() + " 开始");
    }
    boolean said =
        PartInspector.all(drawn, "valAx").stream()
            .anyMatch(axis -> axis.getTextContent().contains(panel.axis().remark()));
    if (!said) {
      faults.add(which + "的数轴不从 0 开始，却没有写明");
    }
  }

  private String place(Chart.Panel panel, int column) {
    int first = SheetLayout.of(chart.grid()).headerRow() + 1;
    return "%s!%s"
        .formatted(
            chart.grid().sheet().replace("'", ""),
            CellAddress.of(first, column, first + panel.rows() - 1, column));
  }
}
