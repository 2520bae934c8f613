package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.count.ComparisonYear;
import dev.fazhi.measure.count.CountStore;
import dev.fazhi.measure.count.Coverage;
import dev.fazhi.model.Decimals;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Note;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes figures from counts: rates, rounding (once), comparison with last year, notes.
 *
 * @param reported the period of which every total is told, whether anything is known of it or not
 */
record FigureBuilder(
    Definitions definitions,
    Period reported,
    CountStore tally,
    Coverage coverage,
    FigureNotes notes) {
  List<Figure> build(List<Period> periods) {
    List<Figure> figures = new ArrayList<>();
    for (Metric metric : definitions.metrics().values()) {
      for (Period period : periods) {
        if (!isAtCutOff(period) && isState(metric)) {
          continue;
        }
        if (isAtCutOff(period) || hasCases(metric, period)) {
          figures.add(figure(metric, period, "", ""));
        }
        for (Metric.Dimension dimension : metric.by()) {
          for (String group : groups(metric, period, dimension.field())) {
            figures.add(figure(metric, period, dimension.field(), group));
          }
        }
      }
    }
    figures.sort(Figure.ORDER);
    return figures;
  }

  /** Makes one figure, if there is one. */
  Optional<Figure> find(Metric metric, Period period, String by, String group) {
    if (!isAtCutOff(period) && isState(metric)) {
      return Optional.empty();
    }
    boolean there =
        by.isEmpty()
            ? isAtCutOff(period) || hasCases(metric, period)
            : groups(metric, period, by).contains(group);
    return there ? Optional.of(figure(metric, period, by, group)) : Optional.empty();
  }

  private boolean isAtCutOff(Period period) {
    return period.kind() == Period.Kind.YTD || period.equals(reported);
  }

  /** Whether it is said of the cut-off alone, and of no month or year that is over. */
  private boolean isState(Metric metric) {
    return definitions.parts(metric).stream()
        .anyMatch(part -> definitions.source(part.source()).isState(part));
  }

  /**
   * Whether a period has figures: values reported by the year have no months, and there are none
   * before the first delivery.
   */
  private boolean hasCases(Metric metric, Period period) {
    if (metric.counting() instanceof Metric.Ratio ratio) {
      return hasCases(definitions.base(ratio), period);
    } else if (metric.counting() instanceof Metric.Given given) {
      return (period.kind() == Period.Kind.YEAR || isAtCutOff(period))
          && given.years().containsKey(period.from().getYear());
    } else if (metric.counting() instanceof Metric.Derived derived) {
      return derived.operands().stream().allMatch(id -> hasCases(definitions.metric(id), period));
    }
    return metric.counting() instanceof Metric.Rows
        ? coverage.covers(metric.source(), period)
            || coverage.covers(metric.source(), period.samePeriodLastYear())
        : !tally.groups(metric.id(), period, "").isEmpty();
  }

  private Set<String> groups(Metric metric, Period period, String by) {
    Set<String> groups = new TreeSet<>();
    for (Metric part : definitions.parts(metric)) {
      groups.addAll(tally.groups(part.id(), period, by));
      if (part.counting() instanceof Metric.Given given && hasCases(metric, period)) {
        groups.addAll(given.groups(period.from().getYear()));
      }
    }
    return groups;
  }

  private Figure figure(Metric metric, Period period, String by, String group) {
    FigureValue now = measure(metric, ComparisonYear.NOW, period, by, group);
    FigureValue prior = measure(metric, ComparisonYear.PRIOR, period, by, group);
    boolean rate = metric.isPercentage();
    Set<String> of = new LinkedHashSet<>();
    if (now.value() == null) {
      boolean delivered = isDelivered(metric, ComparisonYear.NOW, period, by, group);
      of.add((delivered ? Note.NO_CASES : Note.NO_DATA).word());
    }
    if (prior.value() == null) {
      boolean delivered = isDelivered(metric, ComparisonYear.PRIOR, period, by, group);
      of.add((delivered ? Note.PRIOR_NO_CASES : Note.NO_PRIOR).word());
    } else if (!rate && prior.value().signum() == 0) {
      of.add(Note.ZERO_BASE.word());
    }
    of.addAll(notes.of(new FigureNotes.Asked(metric, period, by, group), now, prior));
    return new Figure(
        metric.id(),
        metric.name(),
        metric.unit(),
        period,
        period.samePeriodLastYear(),
        by,
        group,
        now,
        prior,
        Rates.compare(rate, now.value(), prior.value()),
        List.copyOf(of));
  }

  /**
   * Whether the metric was delivered; of a rate each part by itself, since an unreported part is
   * not zero.
   */
  private boolean isDelivered(
      Metric metric, ComparisonYear side, Period period, String by, String group) {
    return definitions.parts(metric).stream()
        .allMatch(part -> isPartDelivered(part, side, period, by, group));
  }

  private boolean isPartDelivered(
      Metric metric, ComparisonYear side, Period period, String by, String group) {
    CountStore.Raw raw = tally.get(metric.id(), side, period, by, group);
    if (metric.counting() instanceof Metric.Reported) {
      return raw != null;
    } else if (metric.counting() instanceof Metric.Given given) {
      return given.of(side.of(period).from().getYear(), group) != null;
    }
    Period counted = side.of(period);
    return (raw == null || raw.known())
        && definitions.sources(metric, by).stream()
            .allMatch(
                source ->
                    coverage.covers(source.id(), counted)
                        || isState(metric) && coverage.reachesBefore(source.id(), counted)
                        || source.coverage() == null && !source.id().equals(metric.source()))
        && (earlier(metric) != EarlierRows.ALONE
            || coverage.reachesBefore(metric.source(), counted));
  }

  private EarlierRows earlier(Metric metric) {
    return EarlierRows.of(metric, definitions.source(metric.source()));
  }

  private FigureValue measure(
      Metric metric, ComparisonYear side, Period period, String by, String group) {
    if (!isDelivered(metric, side, period, by, group)) {
      return FigureValue.NONE;
    }
    if (metric.counting() instanceof Metric.Ratio ratio) {
      BigDecimal numerator = count(ratio.numerator(), side, period, by, group);
      BigDecimal denominator = count(ratio.denominator(), side, period, by, group);
      return new FigureValue(metric.quotient(numerator, denominator), numerator, denominator);
    }
    CountStore.Raw raw = tally.get(metric.id(), side, period, by, group);
    BigDecimal exact = workedOut(metric, side, period, by, group);
    if (metric.isCounted()) {
      exact = raw == null ? nothing(metric) : raw.value();
    }
    return exact == null
        ? FigureValue.NONE
        : FigureValue.of(exact.setScale(metric.decimals(), metric.rounding().mode()));
  }

  private @Nullable BigDecimal workedOut(
      Metric metric, ComparisonYear side, Period period, String by, String group) {
    if (metric.counting() instanceof Metric.Derived derived) {
      return sum(derived, side, period, by, group);
    }
    return metric.counting() instanceof Metric.Given given
        ? given.of(side.of(period).from().getYear(), group)
        : null;
  }

  /** Null while one of the terms has no value. */
  private @Nullable BigDecimal sum(
      Metric.Derived derived, ComparisonYear side, Period period, String by, String group) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Metric.Term term : derived.terms()) {
      BigDecimal value =
          measure(definitions.metric(term.metric()), side, period, by, group).value();
      if (value == null) {
        return null;
      }
      sum = sum.add(value.multiply(term.times()));
    }
    return sum;
  }

  /** The value without any row: zero for counts and sums, none for means. */
  private static @Nullable BigDecimal nothing(Metric metric) {
    if (metric.counting() instanceof Metric.Rows rows) {
      return switch (rows.aggregate()) {
        case COUNT, SUM, DISTINCT -> BigDecimal.ZERO;
        case MEAN, MEDIAN, P90 -> null;
      };
    }
    return BigDecimal.ZERO;
  }

  private BigDecimal count(
      String metric, ComparisonYear side, Period period, String by, String group) {
    CountStore.Raw raw = tally.get(metric, side, period, by, group);
    Metric part = definitions.metric(metric);
    BigDecimal value =
        !part.isCounted()
            ? workedOut(part, side, period, by, group)
            : raw == null ? null : raw.value();
    return value == null ? BigDecimal.ZERO : Decimals.stripped(value);
  }
}
