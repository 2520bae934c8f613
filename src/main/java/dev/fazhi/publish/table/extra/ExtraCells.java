package dev.fazhi.publish.table.extra;

import dev.fazhi.definition.Filing.Part;
import dev.fazhi.definition.Grade;
import dev.fazhi.definition.Metric;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.model.Period;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Derivation;
import dev.fazhi.publish.table.FigurePart;
import dev.fazhi.publish.table.Marker;
import dev.fazhi.publish.table.Origin;
import dev.fazhi.publish.table.extra.ExtraColumns.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Works out the cells of {@link ExtraColumns}. */
final class ExtraCells {

  private final FigureIndex figures;
  private final AsOf asOf;
  private final PlainCells plain;
  private final RankCells ranks;

  ExtraCells(FigureIndex figures, AsOf asOf, PlainCells plain) {
    this.figures = figures;
    this.asOf = asOf;
    this.plain = plain;
    ranks = new RankCells(figures, asOf, plain);
  }

  /** The number, or the marker that says why there is none. */
  Datum cell(Metric metric, Part part, Row row, List<Metric> beside) {
    Period now = row.isMonth() && row.period() != null ? row.period() : asOf.month();
    Period year = asOf.yearToDate();
    return switch (part) {
      case VALUE -> plain.same(metric, FigurePart.VALUE, row, row.period(), beside);
      case PRIOR -> plain.same(metric, FigurePart.PRIOR_VALUE, row, row.period(), beside);
      case CHANGE -> plain.same(metric, change(metric), row, row.period(), beside);
      case MONTH -> plain.same(metric, FigurePart.VALUE, row, now, beside);
      case MONTH_PRIOR -> plain.same(metric, FigurePart.PRIOR_VALUE, row, now, beside);
      case MONTH_CHANGE -> plain.same(metric, change(metric), row, now, beside);
      case LAST_MONTH -> plain.same(metric, FigurePart.VALUE, row, asOf.before(now), beside);
      case MONTH_ON_MONTH -> onBefore(metric, row, now, beside);
      case PREVIOUS ->
          asOf.isYear()
              ? new Datum.Missing(Marker.NOT_APPLICABLE)
              : plain.same(metric, FigurePart.VALUE, row, asOf.before(asOf.reported()), beside);
      case PERIOD_ON_PERIOD ->
          asOf.isYear()
              ? new Datum.Missing(Marker.NOT_APPLICABLE)
              : onBefore(metric, row, asOf.reported(), beside);
      case SHARE -> share(metric, row, beside);
      case RANK -> ranks.rank(metric, row, row.period(), beside);
      case MONTH_RANK -> ranks.rank(metric, row, now, beside);
      case CUMULATIVE ->
          row.period() == null
              ? plain.same(metric, FigurePart.VALUE, row, year, beside)
              : cumulative(metric, row, beside);
      case CUMULATIVE_PRIOR -> plain.same(metric, FigurePart.PRIOR_VALUE, row, year, beside);
      case CUMULATIVE_CHANGE -> plain.same(metric, change(metric), row, year, beside);
      case TARGET -> target(metric, row);
      case OF_TARGET ->
          PlainCells.derived(
              metric.isPercentage() ? Derivation.Kind.POINTS : Derivation.Kind.SHARE,
              List.of(
                  plain.same(metric, FigurePart.VALUE, row, row.period(), beside),
                  target(metric, row)),
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
    return PlainCells.derived(
        Derivation.Kind.SHARE,
        List.of(
            plain.same(metric, FigurePart.VALUE, row, row.period(), beside),
            plain.same(metric, FigurePart.VALUE, Row.TOTAL, whole, beside)),
        Derivation.PERCENT_DECIMALS);
  }

  /** The change from the period before, where the data of both reach to their ends. */
  private Datum onBefore(Metric metric, Row row, Period now, List<Metric> beside) {
    Period before = asOf.before(now);
    if (!plain.isDelivered(metric, now) || !plain.isDelivered(metric, before)) {
      return new Datum.Missing(Marker.NOT_COMPARABLE);
    }
    return PlainCells.derived(
        metric.isPercentage() ? Derivation.Kind.POINTS : Derivation.Kind.CHANGE,
        List.of(
            plain.same(metric, FigurePart.VALUE, row, now, beside),
            plain.same(metric, FigurePart.VALUE, row, before, beside)),
        ExtraWording.decimals(metric, Part.MONTH_ON_MONTH));
  }

  /** The bound of the first grade. */
  private Datum target(Metric metric, Row row) {
    if (metric.verdict().isEmpty()) {
      return new Datum.Missing(Marker.NOT_APPLICABLE);
    }
    Grade first = metric.verdict().get(0);
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
    return plain.same(metric, FigurePart.VALUE, row, year, beside);
  }

  /** The words of the first grade that holds; none while the value or a bound is unknown. */
  private Datum verdict(Metric metric, Row row, List<Metric> beside) {
    Datum value = plain.same(metric, FigurePart.VALUE, row, row.period(), beside);
    if (!row.rest().isEmpty() || row.group().equals(Figure.NO_GROUP)) {
      return new Datum.Missing(Marker.NOT_APPLICABLE);
    }
    if (!(value instanceof Datum.Number number)) {
      return value;
    }
    for (Grade grade : metric.verdict()) {
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

  /** The sum of the months so far; none where all of them are not the year's own figure. */
  private Datum cumulative(Metric metric, Row row, List<Metric> beside) {
    List<Datum> cells = new ArrayList<>();
    Datum through = null;
    for (Period month : asOf.months()) {
      cells.add(plain.same(metric, FigurePart.VALUE, new Row("", "", month), month, beside));
      if (month.equals(row.period())) {
        through = PlainCells.derived(Derivation.Kind.SUM, List.copyOf(cells), metric.decimals());
      }
    }
    Datum all = PlainCells.derived(Derivation.Kind.SUM, cells, metric.decimals());
    Datum year = plain.same(metric, FigurePart.VALUE, Row.TOTAL, asOf.yearToDate(), beside);
    boolean agrees =
        all instanceof Datum.Number sum
            && year instanceof Datum.Number total
            && sum.value().compareTo(total.value()) == 0;
    return agrees
        ? through == null ? all : through
        : all instanceof Datum.Missing ? all : new Datum.Missing(Marker.NOT_APPLICABLE);
  }
}
