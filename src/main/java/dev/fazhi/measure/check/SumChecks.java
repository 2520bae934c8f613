package dev.fazhi.measure.check;

import dev.fazhi.definition.Aggregate;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.count.ComparisonYear;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Checks that the groups of a breakdown add up to the total. */
final class SumChecks {

  private static final String BROKEN_SUM = "FZ-524";

  private SumChecks() {}

  /** Counts and sums of the groups of a breakdown make the total; so do they of last year. */
  static List<Fault> faults(Metric metric, List<Figure> figures) {
    List<Fault> faults = new ArrayList<>();
    boolean additive =
        metric.counting() instanceof Metric.Reported
            || (metric.counting() instanceof Metric.Rows rows
                && (rows.aggregate() == Aggregate.COUNT || rows.aggregate() == Aggregate.SUM));
    if (!additive) {
      return faults;
    }
    for (Metric.Dimension dimension : metric.by()) {
      for (Figure total : figures) {
        if (total.isTotal()) {
          List<Figure> groups =
              figures.stream()
                  .filter(figure -> figure.by().equals(dimension.field()))
                  .filter(figure -> figure.period().equals(total.period()))
                  .toList();
          sum(metric, dimension, total, groups, ComparisonYear.NOW, faults);
          sum(metric, dimension, total, groups, ComparisonYear.PRIOR, faults);
        }
      }
    }
    return faults;
  }

  private static void sum(
      Metric metric,
      Metric.Dimension dimension,
      Figure total,
      List<Figure> groups,
      ComparisonYear side,
      List<Fault> faults) {
    BigDecimal expected = (side == ComparisonYear.NOW ? total.current() : total.last()).value();
    if (expected == null) {
      return;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Figure group : groups) {
      BigDecimal value = (side == ComparisonYear.NOW ? group.current() : group.last()).value();
      sum = value == null ? sum : sum.add(value);
    }
    // each group is rounded by itself
    BigDecimal rounding =
        metric.decimals() == 0 && isCount(metric)
            ? BigDecimal.ZERO
            : BigDecimal.ONE
                .movePointLeft(metric.decimals())
                .multiply(BigDecimal.valueOf(groups.size() + 1L));
    if (sum.subtract(expected).abs().compareTo(rounding) > 0) {
      faults.add(
          FigureChecks.fault(
              BROKEN_SUM,
              Fault.Severity.WARNING,
              metric,
              expected,
              """
              %s（%s 至 %s）按 %s 各组之和 %s 与总数 %s 不符。请检查该指标的 by，并把这条信息\
              告诉维护人员。\
              """
                  .formatted(
                      metric.name(),
                      side.of(total.period()).from(),
                      side.of(total.period()).to(),
                      dimension.field(),
                      sum.toPlainString(),
                      expected.toPlainString())));
    }
  }

  private static boolean isCount(Metric metric) {
    return metric.counting() instanceof Metric.Rows rows && rows.aggregate() == Aggregate.COUNT;
  }
}
