package dev.fazhi.publish.table.extra;

import dev.fazhi.definition.Filing.Part;
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
import dev.fazhi.publish.table.Origin;
import dev.fazhi.publish.table.extra.ExtraColumns.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Works out the cells of {@link ExtraColumns}. */
final class ExtraCells {

  private final FigureIndex figures;
  private final AsOf asOf;
  private final Map<Ranked, Ranking> rankings = new HashMap<>();

  ExtraCells(FigureIndex figures, AsOf asOf) {
    this.figures = figures;
    this.asOf = asOf;
  }

  /** What is ranked: months among each other, or groups in a period. */
  private record Ranked(
      String metric, String by, @Nullable Period period, boolean months, List<String> beside) {}

  /** The number, or the marker that says why there is none. */
  Datum cell(Metric metric, Part part, Row row, List<Metric> beside) {
    Period now = row.isMonth() && row.period() != null ? row.period() : asOf.month();
    Period year = asOf.yearToDate();
    return switch (part) {
      case VALUE -> same(metric, FigurePart.VALUE, row, row.period(), beside);
      case PRIOR -> same(metric, FigurePart.PRIOR_VALUE, row, row.period(), beside);
      case CHANGE -> same(metric, change(metric), row, row.period(), beside);
      case MONTH -> same(metric, FigurePart.VALUE, row, now, beside);
      case MONTH_PRIOR -> same(metric, FigurePart.PRIOR_VALUE, row, now, beside);
      case MONTH_CHANGE -> same(metric, change(metric), row, now, beside);
      case LAST_MONTH -> same(metric, FigurePart.VALUE, row, asOf.before(now), beside);
      case MONTH_ON_MONTH -> onBefore(metric, row, now, beside);
      case PREVIOUS ->
          asOf.isYear()
              ? new Datum.Missing(Marker.NOT_APPLICABLE)
              : same(metric, FigurePart.VALUE, row, asOf.before(asOf.reported()), beside);
      case PERIOD_ON_PERIOD ->
          asOf.isYear()
              ? new Datum.Missing(Marker.NOT_APPLICABLE)
              : onBefore(metric, row, asOf.reported(), beside);
      case SHARE -> share(metric, row, beside);
      case RANK -> rank(metric, row, row.period(), beside);
      case MONTH_RANK -> rank(metric, row, now, beside);
      case CUMULATIVE ->
          row.period() == null
              ? same(metric, FigurePart.VALUE, row, year, beside)
              : cumulative(metric, row, beside);
      case CUMULATIVE_PRIOR -> same(metric, FigurePart.PRIOR_VALUE, row, year, beside);
      case CUMULATIVE_CHANGE -> same(metric, change(metric), row, year, beside);
      case TARGET -> target(metric, row);
      case OF_TARGET ->
          derived(
              metric.isPercentage() ? Derivation.Kind.POINTS : Derivation.Kind.SHARE,
              List.of(
                  same(metric, FigurePart.VALUE, row, row.period(), beside), target(metric, row)),
              ExtraWording.decimals(metric, Part.OF_TARGET));
      case VERDICT -> verdict(metric, row, beside);
    };
  }

  private static FigurePart change(Metric metric) {
    return metric.isPercentage() ? FigurePart.CHANGE_POINTS : FigurePart.CHANGE_PERCENT;
  }

  private Datum share(Metric metric, Row row, List<Metric> beside) {
    if (!metric.addsUp()) {
      return new Datum.Missing(Marker.NOT_APPLICABLE);
    }
    Period whole = row.period() == null ? null : asOf.yearToDate();
    return derived(
        Derivation.Kind.SHARE,
        List.of(
            same(metric, FigurePart.VALUE, row, row.period(), beside),
            same(metric, FigurePart.VALUE, Row.TOTAL, whole, beside)),
        Derivation.PERCENT_DECIMALS);
  }

  /** The change from the period before, where the data of both reach to their ends. */
  private Datum onBefore(Metric metric, Row row, Period now, List<Metric> beside) {
    Period before = asOf.before(now);
    if (!isDelivered(metric, now) || !isDelivered(metric, before)) {
      return new Datum.Missing(Marker.NOT_COMPARABLE);
    }
    return derived(
        metric.isPercentage() ? Derivation.Kind.POINTS : Derivation.Kind.CHANGE,
        List.of(
            same(metric, FigurePart.VALUE, row, now, beside),
            same(metric, FigurePart.VALUE, row, before, beside)),
        ExtraWording.decimals(metric, Part.MONTH_ON_MONTH));
  }

  private boolean isDelivered(Metric metric, Period period) {
    Figure total = figures.of(metric.id(), "", "", period);
    return total == null || !total.has(Note.BEYOND_DATA) && !total.has(Note.BEGINS);
  }

  /** The bound of the first grade. */
  private Datum target(Metric metric, Row row) {
    if (metric.verdict().isEmpty()) {
      return new Datum.Missing(Marker.NOT_APPLICABLE);
    }
    Metric.Grade first = metric.verdict().get(0);
    if (!row.rest().isEmpty() || row.group().equals(Figure.NO_GROUP)) {
      return new Datum.Missing(Marker.NOT_APPLICABLE);
    }
    Datum.Operand bound = first.bound() == null ? null : new Derivation.Fixed(first.bound());
    if (first.metric() != null) {
      Figure of = figures.of(first.metric(), row.by(), row.group(), row.period());
      bound = of == null || of.current().value() == null ? null : new Origin(of, FigurePart.VALUE);
    }
    return bound == null
        ? new Datum.Missing(Marker.MISSING)
        : new Derivation(Derivation.Kind.SAME, List.of(bound)).datum(metric.decimals());
  }

  /** The number of one of the years that stand beside each other. */
  Datum year(Metric metric, Period year, Row row, List<Metric> beside) {
    return same(metric, FigurePart.VALUE, row, year, beside);
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

  /** The words of the first grade that holds; none while the value or a bound is unknown. */
  private Datum verdict(Metric metric, Row row, List<Metric> beside) {
    Datum value = same(metric, FigurePart.VALUE, row, row.period(), beside);
    if (!row.rest().isEmpty() || row.group().equals(Figure.NO_GROUP)) {
      return new Datum.Missing(Marker.NOT_APPLICABLE);
    }
    if (!(value instanceof Datum.Number number)) {
      return value;
    }
    for (Metric.Grade grade : metric.verdict()) {
      BigDecimal bound = grade.bound();
      if (grade.metric() != null) {
        Figure of = figures.of(grade.metric(), row.by(), row.group(), row.period());
        bound = of == null ? null : of.current().value();
        if (bound == null) {
          return new Datum.Missing(Marker.MISSING);
        }
      }
      int sign = bound == null ? 0 : number.value().compareTo(bound);
      if (grade.most() ? sign <= 0 : sign >= 0) {
        return Datum.of(grade.say());
      }
    }
    return new Datum.Missing(Marker.NOT_APPLICABLE);
  }

  private Datum same(
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

  private List<Figure> figures(Metric metric, Row row, @Nullable Period period) {
    return row.rest().stream()
        .flatMap(group -> Stream.ofNullable(figures.of(metric.id(), row.by(), group, period)))
        .toList();
  }

  /** Whether the group has no case in a period that is counted from rows and has data. */
  private boolean isZero(Metric metric, FigurePart part, Row row, Period period) {
    Figure total = figures.of(metric.id(), "", "", period);
    return metric.counting() instanceof Metric.Rows
        && metric.addsUp()
        && (part == FigurePart.VALUE || part == FigurePart.PRIOR_VALUE)
        && total != null
        && part.of(total) != null
        && figures.of(metric.id(), row.by(), row.group(), period) == null;
  }

  /** Works it out of cells that are each one figure; the first that is missing says why. */
  private static Datum derived(Derivation.Kind kind, List<Datum> cells, int decimals) {
    List<Datum.Operand> operands = new ArrayList<>();
    for (Datum cell : cells) {
      if (!(cell instanceof Datum.Number number) || number.derivation() == null) {
        return cell;
      }
      operands.add(number.derivation());
    }
    return new Derivation(kind, operands).datum(decimals);
  }

  private Datum rank(Metric metric, Row row, @Nullable Period period, List<Metric> beside) {
    boolean named = !row.group().isEmpty() && !row.group().equals(Figure.NO_GROUP);
    if (!row.isMonth() && !named) {
      return new Datum.Missing(Marker.NOT_APPLICABLE);
    } else if (row.isMonth() && row.period() != null && !isWhole(metric, row.period())) {
      return new Datum.Missing(Marker.NOT_COMPARABLE);
    }
    Datum own = same(metric, FigurePart.VALUE, row, period, beside);
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
      if (same(metric, FigurePart.VALUE, peer, of, beside) instanceof Datum.Number number
          && number.derivation() != null) {
        all.add(number.derivation());
      }
    }
    return new Ranking(all);
  }

  private List<Row> peersOfMonth(Metric metric) {
    return asOf.months().stream()
        .filter(month -> isWhole(metric, month))
        .map(month -> new Row("", "", month))
        .toList();
  }

  private List<Row> peersOfGroup(Metric metric, Row row) {
    return figures.groups(List.of(metric.id()), row.by()).stream()
        .filter(group -> !group.equals(Figure.NO_GROUP))
        .map(group -> new Row(row.by(), group, null))
        .toList();
  }

  /** The sum of the months so far; none where all of them are not the year's own figure. */
  private Datum cumulative(Metric metric, Row row, List<Metric> beside) {
    List<Datum> cells = new ArrayList<>();
    Datum through = null;
    for (Period month : asOf.months()) {
      cells.add(same(metric, FigurePart.VALUE, new Row("", "", month), month, beside));
      if (month.equals(row.period())) {
        through = derived(Derivation.Kind.SUM, List.copyOf(cells), metric.decimals());
      }
    }
    Datum all = derived(Derivation.Kind.SUM, cells, metric.decimals());
    Datum year = same(metric, FigurePart.VALUE, Row.TOTAL, asOf.yearToDate(), beside);
    boolean agrees =
        all instanceof Datum.Number sum
            && year instanceof Datum.Number total
            && sum.value().compareTo(total.value()) == 0;
    return agrees
        ? through == null ? all : through
        : all instanceof Datum.Missing ? all : new Datum.Missing(Marker.NOT_APPLICABLE);
  }

  /** Whether the month is over and its data reach over all of it. */
  private boolean isWhole(Metric metric, Period month) {
    Figure total = figures.month(metric.id(), month);
    return month.isWhole()
        && (total == null || !total.has(Note.PARTIAL))
        && isDelivered(metric, month);
  }
}
