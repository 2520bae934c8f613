package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A month for which all that a unit reports is nothing, as a form that was not filled in. */
public final class EmptyReports extends UnitDoubts {

  /** Fewer numbers of a month may well be nothing. */
  private static final int LEAST_NUMBERS = 3;

  /** So many other months show that there is always something. */
  private static final int LEAST_OTHERS = 3;

  /** Those of the year of the cut-off. */
  public EmptyReports(Definitions definitions, Map<String, Counts> counts, AsOf asOf) {
    super(definitions, counts);
    UnitReports.months(reports.added(), asOf.day().getYear())
        .values()
        .forEach(units -> units.forEach(this::find));
  }

  private void find(UnitReports.Unit unit) {
    List<String> zeros = new ArrayList<>();
    unit.months()
        .forEach(
            (month, numbers) -> {
              if (areZeros(numbers)) {
                zeros.add(month);
              }
            });
    // who has several such months may well have nothing to do
    if (zeros.size() == 1 && unit.months().size() > LEAST_OTHERS) {
      tell(unit, zeros.get(0));
    }
  }

  private static boolean areZeros(Map<Metric, BigDecimal> numbers) {
    return numbers.size() >= LEAST_NUMBERS
        && numbers.values().stream().allMatch(number -> number.signum() == 0);
  }

  private void tell(UnitReports.Unit unit, String month) {
    Set<Metric> metrics = unit.months().getOrDefault(month, Map.of()).keySet();
    metrics.forEach(metric -> reports.doubt(metric, unit.name()));
    String message =
        "%s报的 %s 各项数都是 0，别的月都不是，像是没有填。照报的计入；请向报送的单位核实，更正后重新放入。"
            .formatted(SafeText.safe(unit.name()), month);
    reports.tell(metrics.iterator().next(), message);
  }
}
