package dev.fazhi.audit;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.model.Comparison;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Period;
import dev.fazhi.model.Vintage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A vintage for the audit of what the program writes itself. */
public final class DraftVintage {

  private static final Definitions DEFINITIONS = Published2022.DEFINITIONS;
  private static final Period YTD = Published2022.AS_OF.yearToDate();
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** No two fields have groups of the same name. */
  private static final String KINDS = "东南西北中前后左右内外天地春夏秋冬";

  private DraftVintage() {}

  /** A vintage that has every metric and some groups, no two values alike. */
  public static Vintage vintage() {
    Map<String, Long> now = new HashMap<>();
    Map<String, Long> before = new HashMap<>();
    long next = 1013;
    for (Metric metric : DEFINITIONS.metrics().values()) {
      now.put(metric.id(), next);
      before.put(metric.id(), next - 137 - next % 7);
      next += 311;
    }
    for (Metric metric : DEFINITIONS.metrics().values()) {
      if (metric.counting() instanceof Metric.Ratio ratio) {
        // a numerator is less than its denominator
        now.merge(ratio.numerator(), now.getOrDefault(ratio.denominator(), 1L), DraftVintage::part);
        before.merge(
            ratio.numerator(), before.getOrDefault(ratio.denominator(), 1L), DraftVintage::part);
      }
    }
    List<String> fields = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    for (Metric metric : DEFINITIONS.metrics().values()) {
      figures.add(figure(metric, "", "", measure(metric, now), measure(metric, before)));
      int group = 0;
      for (Metric.Dimension dimension : metric.by()) {
        if (!fields.contains(dimension.field())) {
          fields.add(dimension.field());
        }
        String kind = "类事项" + KINDS.charAt(fields.indexOf(dimension.field()));
        for (String name : List.of("甲" + kind, "乙" + kind, "丙" + kind, "丁" + kind)) {
          BigDecimal value = BigDecimal.valueOf(400L - group++);
          figures.add(
              figure(
                  metric, dimension.field(), name, FigureValue.of(value), FigureValue.of(value)));
        }
      }
    }
    return new Vintage(1, Published2022.AS_OF, 1, DEFINITIONS.digest(), figures);
  }

  private static long part(long own, long whole) {
    return own < whole ? own : whole - 11 - own % 13;
  }

  private static FigureValue measure(Metric metric, Map<String, Long> counts) {
    if (metric.counting() instanceof Metric.Ratio ratio) {
      BigDecimal upper = BigDecimal.valueOf(counts.getOrDefault(ratio.numerator(), 1L));
      BigDecimal lower = BigDecimal.valueOf(counts.getOrDefault(ratio.denominator(), 1L));
      BigDecimal rate =
          upper.multiply(HUNDRED).divide(lower, metric.decimals(), metric.rounding().mode());
      return new FigureValue(rate, upper, lower);
    }
    BigDecimal value = BigDecimal.valueOf(counts.getOrDefault(metric.id(), 1L));
    return FigureValue.of(value.setScale(metric.decimals(), RoundingMode.HALF_UP));
  }

  private static Figure figure(
      Metric metric, String by, String group, FigureValue current, FigureValue last) {
    BigDecimal now = Objects.requireNonNull(current.value());
    BigDecimal before = Objects.requireNonNull(last.value());
    boolean rate = metric.counting() instanceof Metric.Ratio;
    BigDecimal change = now.subtract(before);
    @Nullable BigDecimal percent =
        rate || before.signum() == 0
            ? null
            : change.multiply(HUNDRED).divide(before, 2, RoundingMode.HALF_UP);
    return new Figure(
        metric.id(),
        metric.name(),
        metric.unit(),
        YTD,
        YTD.samePeriodLastYear(),
        by,
        group,
        current,
        last,
        rate ? new Comparison(null, null, change) : new Comparison(change, percent, null),
        List.of());
  }
}
