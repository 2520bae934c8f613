package dev.fazhi.audit;

import dev.fazhi.audit.arithmetic.table.TableCells;
import dev.fazhi.audit.document.DocumentTable;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Metric.Dimension;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Comparison;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.model.FigureValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which group, month or total the rows of a table are headed by. */
final class TableRows {

  private static final Pattern TOTAL = Pattern.compile("合计|总计|共计|总数|年初至今|全[区县市旗]");

  private final Definitions definitions;
  private final FigureIndex figures;
  private final Scope scope;
  private final TableCells cells;

  TableRows(Definitions definitions, FigureIndex figures, AsOf asOf, TableCells cells) {
    this.definitions = definitions;
    this.figures = figures;
    this.scope = new Scope(definitions, figures, asOf);
    this.cells = cells;
  }

  /** The group, the month or the total that the row is headed by. */
  Optional<Scope.Narrow> scope(
      DocumentTable table, int row, Metric metric, Map<Metric, Optional<Dimension>> dimensions) {
    Optional<Dimension> dimension =
        dimensions.computeIfAbsent(metric, each -> dimension(table, each));
    for (String words : labels(table, row)) {
      Figure total = figures.total(metric.id());
      if (TOTAL.matcher(words).find() && total != null) {
        return Optional.of(new Scope.Narrow(total, ""));
      }
      Optional<Scope.Narrow> narrow =
          dimension.isPresent()
              ? scope
                  .group(metric, dimension.get(), words)
                  .or(() -> nothing(metric, dimension.get(), words))
              : scope.month(metric, words);
      if (narrow.isPresent()) {
        return narrow;
      }
    }
    return Optional.empty();
  }

  /** The breakdown by which most of its rows are known; empty where none is. */
  private Optional<Dimension> dimension(DocumentTable table, Metric metric) {
    Dimension best = null;
    int most = 0;
    for (Dimension dimension : metric.by()) {
      int known = 0;
      for (int row = 0; row < table.rows().size(); row++) {
        known +=
            labels(table, row).stream().anyMatch(w -> scope.group(metric, dimension, w).isPresent())
                ? 1
                : 0;
      }
      if (known > most) {
        most = known;
        best = dimension;
      }
    }
    return Optional.ofNullable(best);
  }

  /** A group of which this metric has nothing, but another has something. */
  private Optional<Scope.Narrow> nothing(Metric metric, Dimension dimension, String words) {
    Figure total = figures.total(metric.id());
    boolean known =
        definitions.metrics().values().stream()
            .filter(
                other -> other.by().stream().anyMatch(by -> by.field().equals(dimension.field())))
            .anyMatch(other -> scope.group(other, dimension, words).isPresent());
    if (total == null || !known || !metric.isCounted()) {
      return Optional.empty();
    }
    FigureValue none = FigureValue.of(BigDecimal.ZERO);
    Figure figure =
        new Figure(
            metric.id(),
            metric.name(),
            metric.unit(),
            total.period(),
            total.prior(),
            dimension.field(),
            words,
            none,
            none,
            Comparison.NONE,
            List.of());
    return Optional.of(new Scope.Narrow(figure, words));
  }

  private List<String> labels(DocumentTable table, int row) {
    List<String> labels = new ArrayList<>();
    for (int column = 0; column < table.columns(); column++) {
      String words = TableColumns.fold(cells.words(table, row, column));
      if (!words.isEmpty() && cells.number(table, row, column) == null) {
        labels.add(words);
      }
    }
    return labels;
  }
}
