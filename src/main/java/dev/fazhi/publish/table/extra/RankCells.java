package dev.fazhi.publish.table.extra;

import dev.fazhi.definition.Metric;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.model.Period;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.FigurePart;
import dev.fazhi.publish.table.Marker;
import dev.fazhi.publish.table.extra.ExtraColumns.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ranks a figure among the groups of its period, or a month among the months. */
final class RankCells {

  private final FigureIndex figures;
  private final AsOf asOf;
  private final PlainCells cells;
  private final Map<Ranked, Ranking> rankings = new HashMap<>();

  /** What is ranked: months among each other, or groups in a period. */
  private record Ranked(
      String metric, String by, @Nullable Period period, boolean months, List<String> beside) {}

  RankCells(FigureIndex figures, AsOf asOf, PlainCells cells) {
    this.figures = figures;
    this.asOf = asOf;
    this.cells = cells;
  }

  Datum rank(Metric metric, Row row, @Nullable Period period, List<Metric> beside) {
    boolean named = !row.group().isEmpty() && !row.group().equals(Figure.NO_GROUP);
    if (!row.isMonth() && !named) {
      return new Datum.Missing(Marker.NOT_APPLICABLE);
    } else if (row.isMonth() && row.period() != null && !cells.isWhole(metric, row.period())) {
      return new Datum.Missing(Marker.NOT_COMPARABLE);
    }
    Datum own = cells.same(metric, FigurePart.VALUE, row, period, beside);
    if (!(own instanceof Datum.Number number)) {
      return own;
    }
    List<String> with = beside.stream().map(Metric::id).toList();
    Period among = row.isMonth() ? null : period;
    return rankings
        .computeIfAbsent(
            new Ranked(metric.id(), row.by(), among, row.isMonth(), with),
            any -> ranking(metric, row, period, beside))
        .place(number);
  }

  /** Among the months, where the row is one of them, else among the groups in that period. */
  private Ranking ranking(Metric metric, Row row, @Nullable Period period, List<Metric> beside) {
    List<Datum.Operand> all = new ArrayList<>();
    for (Row peer : row.isMonth() ? peersOfMonth(metric) : peersOfGroup(metric, row)) {
      Period of = row.isMonth() ? peer.period() : period;
      if (cells.same(metric, FigurePart.VALUE, peer, of, beside) instanceof Datum.Number number
          && number.derivation() != null) {
        all.add(number.derivation());
      }
    }
    return new Ranking(all);
  }

  private List<Row> peersOfMonth(Metric metric) {
    return asOf.months().stream()
        .filter(month -> cells.isWhole(metric, month))
        .map(month -> new Row("", "", month))
        .toList();
  }

  private List<Row> peersOfGroup(Metric metric, Row row) {
    return figures.groups(List.of(metric.id()), row.by()).stream()
        .filter(group -> !group.equals(Figure.NO_GROUP))
        .map(group -> new Row(row.by(), group, null))
        .toList();
  }
}
