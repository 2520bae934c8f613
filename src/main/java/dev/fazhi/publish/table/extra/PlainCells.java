package dev.fazhi.publish.table.extra;

import dev.fazhi.definition.Metric;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.model.Note;
import dev.fazhi.model.Period;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Derivation;
import dev.fazhi.publish.table.FigureCell;
import dev.fazhi.publish.table.FigurePart;
import dev.fazhi.publish.table.Marker;
import dev.fazhi.publish.table.extra.ExtraColumns.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the cells that show one figure of the vintage, and those worked out of such cells. */
record PlainCells(FigureIndex figures, AsOf asOf) {
  boolean isDelivered(Metric metric, Period period) {
    Figure total = figures.of(metric.id(), "", "", period);
    return total == null || !total.has(Note.BEYOND_DATA) && !total.has(Note.BEGINS);
  }

  /** The number where two groups cross. */
  Datum crossing(Metric metric, String by, String group) {
    Datum own = same(metric, FigurePart.VALUE, new Row(by, group, null), null, List.of(metric));
    boolean zero =
        own instanceof Datum.Missing
            && isZero(metric, FigurePart.VALUE, new Row(by, group, null), asOf.reported());
    return zero
        ? new Derivation(Derivation.Kind.SAME, List.of(Derivation.Fixed.ZERO))
            .datum(metric.decimals())
        : own;
  }

  Datum same(
      Metric metric, FigurePart part, Row row, @Nullable Period period, List<Metric> beside) {
    int decimals =
        part == FigurePart.CHANGE_PERCENT ? Derivation.PERCENT_DECIMALS : metric.decimals();
    if (!row.rest().isEmpty()) {
      return FigureCell.ofRest(metric, part, decimals, figures(metric, row, period));
    }
    Figure whole = period == null ? null : figures.of(metric.id(), "", "", period);
    boolean unknown = period != null && (whole == null || whole.current().value() == null);
    Marker absent = row.group().isEmpty() || unknown ? Marker.MISSING : Marker.NOT_APPLICABLE;
    Datum datum =
        FigureCell.of(
            metric,
            part,
            decimals,
            absent,
            beside,
            id -> figures.of(id, row.by(), row.group(), period));
    Datum.Operand origin = datum instanceof Datum.Number number ? number.origin() : null;
    if (origin == null && period != null && isZero(metric, part, row, period)) {
      origin = Derivation.Fixed.ZERO;
    }
    return origin == null
        ? datum
        : new Derivation(Derivation.Kind.SAME, List.of(origin)).datum(decimals);
  }

  List<Figure> figures(Metric metric, Row row, @Nullable Period period) {
    return row.rest().stream()
        .flatMap(group -> Stream.ofNullable(figures.of(metric.id(), row.by(), group, period)))
        .toList();
  }

  /** Whether the group has no case in a period that is counted from rows and has data. */
  boolean isZero(Metric metric, FigurePart part, Row row, Period period) {
    Figure total = figures.of(metric.id(), "", "", period);
    return metric.counting() instanceof Metric.Rows
        && metric.addsUp()
        && (part == FigurePart.VALUE || part == FigurePart.PRIOR_VALUE)
        && total != null
        && part.of(total) != null
        && figures.of(metric.id(), row.by(), row.group(), period) == null;
  }

  /** Works it out of cells that are each one figure; the first that is missing says why. */
  static Datum derived(Derivation.Kind kind, List<Datum> cells, int decimals) {
    List<Datum.Operand> operands = new ArrayList<>();
    for (Datum cell : cells) {
      if (!(cell instanceof Datum.Number number) || number.derivation() == null) {
        return cell;
      }
      operands.add(number.derivation());
    }
    return new Derivation(kind, operands).datum(decimals);
  }

  /** Whether the month is over and its data reach over all of it. */
  boolean isWhole(Metric metric, Period month) {
    Figure total = figures.month(metric.id(), month);
    return month.isWhole()
        && (total == null || !total.has(Note.PARTIAL))
        && isDelivered(metric, month);
  }
}
