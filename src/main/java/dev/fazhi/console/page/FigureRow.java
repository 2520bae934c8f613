package dev.fazhi.console.page;

import dev.fazhi.model.Figure;
import dev.fazhi.publish.terminal.FigureTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A figure as a row of a table.
 *
 * @param link page with its details
 * @param share width of its bar in percent
 * @param priorShare that of last year's
 */
record FigureRow(
    String link,
    String label,
    String value,
    String prior,
    String change,
    String percent,
    String unit,
    String remark,
    int share,
    int priorShare) {

  /** Rows whose bars are on one scale. */
  static List<FigureRow> together(
      List<Figure> figures, Function<Figure, String> link, Function<Figure, String> label) {
    BigDecimal most = null;
    for (Figure figure : figures) {
      most = Chart.larger(most, Chart.larger(figure.current().value(), figure.last().value()));
    }
    BigDecimal scale = most;
    return figures.stream().map(f -> of(f, link.apply(f), label.apply(f), scale)).toList();
  }

  /** Makes a row whose bars compare its two years only. */
  static FigureRow alone(Figure figure, String link) {
    return together(List.of(figure), any -> link, Figure::name).get(0);
  }

  private static FigureRow of(Figure figure, String link, String label, @Nullable BigDecimal most) {
    return new FigureRow(
        link,
        label,
        FigureTable.number(figure.current().value()),
        FigureTable.number(figure.last().value()),
        FigureTable.change(figure),
        FigureTable.percent(figure),
        figure.unit(),
        FigureTable.remark(figure),
        Chart.share(figure.current().value(), most),
        Chart.share(figure.last().value(), most));
  }
}
