package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Expectation;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.count.Comparability;
import dev.fazhi.measure.count.ComparisonYear;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Period;
import dev.fazhi.model.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks figures for impossible values and against their declared expectations. */
public final class FigureChecks {

  private static final String OUT_OF_BOUNDS = "FZ-522";
  private static final String JUMP = "FZ-523";
  private static final String OVER_HUNDRED = "FZ-525";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Definitions definitions;
  private final List<Fault> faults = new ArrayList<>();

  public FigureChecks(Definitions definitions) {
    this.definitions = definitions;
  }

  /** The faults, in the order of the metrics. */
  public List<Fault> faults(List<Figure> figures, Comparability comparability) {
    Map<String, List<Figure>> byMetric = new LinkedHashMap<>();
    definitions.metrics().keySet().forEach(id -> byMetric.put(id, new ArrayList<>()));
    figures.forEach(
        figure -> byMetric.computeIfAbsent(figure.metric(), id -> new ArrayList<>()).add(figure));
    byMetric.forEach(
        (id, ofMetric) -> {
          Metric metric = definitions.metric(id);
          bounds(metric, ofMetric);
          jump(metric, ofMetric, comparability);
          faults.addAll(SumChecks.faults(metric, ofMetric));
          overHundred(metric, ofMetric);
        });
    return List.copyOf(faults);
  }

  private void bounds(Metric metric, List<Figure> figures) {
    Expectation expected = metric.expectation();
    if (expected == null) {
      return;
    }
    Figure total =
        figures.stream()
            .filter(figure -> figure.isTotal() && figure.period().kind() == Period.Kind.YTD)
            .findFirst()
            .orElse(null);
    BigDecimal value = total == null ? null : total.current().value();
    if (total == null || value == null) {
      return;
    }
    BigDecimal min = expected.min();
    BigDecimal max = expected.max();
    if (min != null && value.compareTo(min) < 0) {
      bound(metric, value, "低于下限 " + min.toPlainString(), expected);
    }
    if (max != null && value.compareTo(max) > 0) {
      bound(metric, value, "高于上限 " + max.toPlainString(), expected);
    }
    BigDecimal change = total.comparison().percent();
    Integer most = expected.changePercent();
    if (change != null
        && most != null
        && change.abs().compareTo(BigDecimal.valueOf(most.longValue())) > 0) {
      bound(metric, value, "与上年同期相差 " + change.toPlainString() + "%，超过 " + most + "%", expected);
    }
  }

  private void bound(Metric metric, BigDecimal value, String what, Expectation expected) {
    faults.add(
        fault(
            OUT_OF_BOUNDS,
            expected.blocking() ? Fault.Severity.REFUSE : Fault.Severity.WARNING,
            metric,
            value,
            "%s 当年累计 %s %s%s（%s 的 expect）。请检查最近的导出是否缺行、重复或单位不对；确实如此时请改 expect。%s"
                .formatted(
                    metric.name(),
                    value.toPlainString(),
                    metric.unit(),
                    what,
                    metric.id(),
                    expected.blocking() ? "在此之前不发布。" : "")));
  }

  private void jump(Metric metric, List<Figure> figures, Comparability comparability) {
    Expectation expected = metric.expectation();
    boolean blocking = expected != null && expected.blocking();
    new MonthHistory(metric, figures, comparability)
        .jump()
        .ifPresent(
            jump ->
                faults.add(
                    fault(
                        JUMP,
                        blocking ? Fault.Severity.REFUSE : Fault.Severity.WARNING,
                        metric,
                        jump.value(),
                        """
                        %s %s 为 %s %s，此前 %s 个整月的中位数是 %s，通常在 %s 到 %s 之间。请检查这个月\
                        的导出是否缺行、重复或单位不对。%s\
                        """
                            .formatted(
                                metric.name(),
                                jump.month(),
                                jump.value().toPlainString(),
                                metric.unit(),
                                jump.months(),
                                jump.median().toPlainString(),
                                jump.least().toPlainString(),
                                jump.most().toPlainString(),
                                blocking ? "在此之前不发布。" : ""))));
  }

  private void overHundred(Metric metric, List<Figure> figures) {
    Expectation expected = metric.expectation();
    BigDecimal max = expected == null ? null : expected.max();
    boolean declared = max != null && max.compareTo(HUNDRED) > 0;
    if (!(metric.counting() instanceof Metric.Ratio ratio) || !metric.isPercentage() || declared) {
      return;
    }
    List<Figure> over =
        figures.stream()
            .filter(figure -> isOver(figure.current().value()) || isOver(figure.last().value()))
            .toList();
    if (over.isEmpty()) {
      return;
    }
    Figure first =
        over.stream()
            .filter(figure -> figure.isTotal() && figure.period().kind() == Period.Kind.YTD)
            .findFirst()
            .orElse(over.get(0));
    ComparisonYear side =
        isOver(first.current().value()) ? ComparisonYear.NOW : ComparisonYear.PRIOR;
    FigureValue measure = side == ComparisonYear.NOW ? first.current() : first.last();
    faults.add(
        fault(
            OVER_HUNDRED,
            Fault.Severity.WARNING,
            metric,
            measure.value(),
            """
            %s 有 %s 处超过 100%%，例如 %s 至 %s%s：分子 %s，分母 %s。请核对 %s 与 %s 的数据；\
            本来就可能超过时请写 expect 的 max。\
            """
                .formatted(
                    metric.name(),
                    over.size(),
                    side.of(first.period()).from(),
                    side.of(first.period()).to(),
                    first.isTotal() ? "" : " " + first.group(),
                    plain(measure.numerator()),
                    plain(measure.denominator()),
                    ratio.numerator(),
                    ratio.denominator())));
  }

  private static boolean isOver(@Nullable BigDecimal value) {
    return value != null && value.compareTo(HUNDRED) > 0;
  }

  /** A number as it is written out. */
  static String plain(@Nullable BigDecimal value) {
    return value == null ? "无" : value.toPlainString();
  }

  /** A fault about a metric. */
  public static Fault fault(
      String code,
      Fault.Severity severity,
      Metric metric,
      @Nullable BigDecimal value,
      String message) {
    return new Fault(
        code,
        severity,
        Place.of(""),
        metric.id(),
        value == null ? "" : value.toPlainString(),
        message);
  }
}
