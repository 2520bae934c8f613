package dev.fazhi.publish.table;

import dev.fazhi.definition.Metric;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Note;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a cell of a figure's number, or the marker that says why there is none. */
public final class FigureCell {

  private FigureCell() {}

  /**
   * @param figure null when the vintage has none
   * @param rate whether its metric is a rate
   * @param absent marker when there is no figure
   */
  public static Datum of(
      @Nullable Figure figure, FigurePart part, boolean rate, int decimals, Marker absent) {
    if (figure == null) {
      return new Datum.Missing(absent);
    }
    BigDecimal number = part.shown(figure);
    return number == null
        ? new Datum.Missing(why(figure, part, rate))
        : new Datum.Number(number, decimals, new Origin(figure, part));
  }

  /**
   * Makes a cell among others of the same group. A group without any case of a metric has no figure
   * of it; if a rate of the group has that metric as a part, the value is zero.
   *
   * @param beside the metrics of the row
   * @param figures the group's figure of a metric; null for none
   */
  public static Datum of(
      Metric metric,
      FigurePart part,
      int decimals,
      Marker absent,
      List<Metric> beside,
      Function<String, @Nullable Figure> figures) {
    Figure figure = figures.apply(metric.id());
    for (Metric other : beside) {
      if (figure == null && other.counting() instanceof Metric.Ratio ratio) {
        FigurePart within = within(ratio, metric.id(), part);
        Figure rate = figures.apply(other.id());
        if (within != null && rate != null) {
          return of(rate, within, true, decimals, absent);
        }
      }
    }
    return of(figure, part, metric.isPercentage(), decimals, absent);
  }

  /**
   * Makes a cell of groups that share a row: counts are added, rates are worked out anew from the
   * counts of all of them; of means and the like nothing can be said.
   *
   * @param figures of those that have one; a group without a case has none and adds nothing
   */
  public static Datum ofRest(Metric metric, FigurePart part, int decimals, List<Figure> figures) {
    boolean unknown = figures.isEmpty();
    boolean compares = part.compares();
    if (unknown || compares && !figures.stream().allMatch(Figure::isComparable)) {
      return new Datum.Missing(Marker.NOT_APPLICABLE);
    }
    Datum.Operand now = rest(metric, FigurePart.VALUE, figures);
    Datum.Operand prior = rest(metric, FigurePart.PRIOR_VALUE, figures);
    if (now == null || prior == null) {
      return new Datum.Missing(Marker.NOT_APPLICABLE);
    }
    Datum.Operand cell =
        switch (part) {
          case CHANGE_PERCENT -> new Derivation(Derivation.Kind.CHANGE, List.of(now, prior));
          case CHANGE, CHANGE_POINTS -> new Derivation(Derivation.Kind.POINTS, List.of(now, prior));
          case PRIOR_VALUE -> prior;
          case VALUE -> now;
          default -> sum(part, figures);
        };
    Datum datum = cell.datum(decimals);
    Figure first = figures.get(0);
    return datum instanceof Datum.Missing
        ? new Datum.Missing(why(first, part, metric.isPercentage()))
        : datum;
  }

  /** The value of either year; null for what cannot be added up. */
  private static Datum.@Nullable Operand rest(
      Metric metric, FigurePart side, List<Figure> figures) {
    if (metric.counting() instanceof Metric.Ratio) {
      boolean prior = side == FigurePart.PRIOR_VALUE;
      return new Derivation.Rate(
          metric,
          sum(prior ? FigurePart.PRIOR_NUMERATOR : FigurePart.NUMERATOR, figures),
          sum(prior ? FigurePart.PRIOR_DENOMINATOR : FigurePart.DENOMINATOR, figures));
    }
    return metric.addsUp() ? sum(side, figures) : null;
  }

  private static Datum.Operand sum(FigurePart part, List<Figure> figures) {
    return new Derivation(
        Derivation.Kind.REST, List.copyOf(figures.stream().map(f -> new Origin(f, part)).toList()));
  }

  /** Where the metric's number stands in a rate; null when it does not. */
  public static @Nullable FigurePart within(Metric.Ratio ratio, String metric, FigurePart part) {
    boolean prior = part == FigurePart.PRIOR_VALUE;
    if (!prior && part != FigurePart.VALUE) {
      return null;
    } else if (ratio.numerator().equals(metric)) {
      return prior ? FigurePart.PRIOR_NUMERATOR : FigurePart.NUMERATOR;
    } else if (ratio.denominator().equals(metric)) {
      return prior ? FigurePart.PRIOR_DENOMINATOR : FigurePart.DENOMINATOR;
    }
    return null;
  }

  private static Marker why(Figure figure, FigurePart part, boolean rate) {
    return switch (part) {
      case VALUE -> current(figure);
      case NUMERATOR, DENOMINATOR -> rate ? current(figure) : Marker.NOT_APPLICABLE;
      case PRIOR_VALUE -> prior(figure);
      case PRIOR_NUMERATOR, PRIOR_DENOMINATOR -> rate ? prior(figure) : Marker.NOT_APPLICABLE;
      case CHANGE, CHANGE_PERCENT -> rate ? Marker.NOT_APPLICABLE : comparison(figure);
      case CHANGE_POINTS -> rate ? comparison(figure) : Marker.NOT_APPLICABLE;
    };
  }

  private static Marker current(Figure figure) {
    BigDecimal denominator = figure.current().denominator();
    boolean none = denominator != null && denominator.signum() == 0;
    return none || figure.has(Note.NO_CASES) ? Marker.NOT_APPLICABLE : Marker.MISSING;
  }

  private static Marker prior(Figure figure) {
    return figure.has(Note.NO_PRIOR) ? Marker.MISSING : Marker.NOT_APPLICABLE;
  }

  private static Marker comparison(Figure figure) {
    if (figure.current().value() == null) {
      return current(figure);
    }
    return figure.last().value() == null ? prior(figure) : Marker.NOT_APPLICABLE;
  }
}
