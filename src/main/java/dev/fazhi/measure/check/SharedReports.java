package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Months of which two units reported the very same numbers, as when the form of the one was filled
 * in for the other. Few or small numbers may well be alike.
 */
public final class SharedReports extends UnitDoubts {

  private static final int LEAST_NUMBERS = 3;

  /** So many digits alike are no chance. */
  private static final double LEAST_DIGITS = 5.5;

  /** Those of the year of the cut-off. */
  public SharedReports(Definitions definitions, Map<String, Counts> counts, AsOf asOf) {
    super(definitions, counts);
    UnitReports.months(reports.all(), asOf.day().getYear())
        .values()
        .forEach(
            units -> {
              for (int i = 0; i < units.size(); i++) {
                for (int j = i + 1; j < units.size(); j++) {
                  find(units.get(i), units.get(j));
                }
              }
            });
  }

  private void find(UnitReports.Unit one, UnitReports.Unit other) {
    List<String> alike = new ArrayList<>();
    Set<Metric> metrics = new LinkedHashSet<>();
    Set<BigDecimal> numbers = new HashSet<>();
    one.months()
        .forEach(
            (month, of) -> {
              if (of.equals(other.months().get(month))) {
                alike.add(month);
                metrics.addAll(of.keySet());
                of.values().stream().filter(number -> number.signum() > 0).forEach(numbers::add);
              }
            });
    double digits = numbers.stream().mapToDouble(n -> Math.log10(n.doubleValue())).sum();
    if (numbers.size() >= LEAST_NUMBERS && digits >= LEAST_DIGITS) {
      for (UnitReports.Unit unit : List.of(one, other)) {
        metrics.forEach(metric -> reports.doubt(metric, unit.name()));
      }
      String message =
          "%s与%s报的 %s 各项数完全相同，像是把一家的数填给了另一家。照报的计入；请向报送的单位核实，更正后重新放入。"
              .formatted(
                  SafeText.safe(one.name()),
                  SafeText.safe(other.name()),
                  SourceChecks.several(alike, "、"));
      reports.tell(metrics.iterator().next(), message);
    }
  }
}
