package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Times for which several units reported numbers that are far from their own and each like those of
 * another of them: the numbers stand in each other's rows, or a row too low.
 */
public final class ExchangedReports extends UnitDoubts {

  /** Fewer other months do not show how large a number usually is. */
  private static final int LEAST_MONTHS = 4;

  /** A unit whose numbers are usually farther apart has no usual one. */
  private static final double STEADY = 0.3;

  /** So far, as logarithms, is a number from its unit's own, and so near to that of another. */
  private static final double FAR = 0.5;

  private static final double NEAR = 0.2;
  private static final double TIMES = 4;

  /** So many times what it varies by itself. */
  private static final double DEVIATIONS = 5;

  /** Of so many units the first or last may have been left out. */
  private static final int MANY = 4;

  /** What a unit reported for a time, what it does usually, and how far apart that is. */
  private record Number(String unit, double value, double usual, double apart) {

    boolean isFar() {
      double off = Math.abs(Math.log(value / usual));
      return apart <= STEADY
          && off >= Math.max(FAR, TIMES * apart)
          && Math.abs(value - usual) >= DEVIATIONS * Math.sqrt(Math.max(value, usual));
    }

    boolean isLike(Number other) {
      double off = Math.abs(Math.log(value / other.usual));
      return !unit.equals(other.unit) && off <= Math.max(NEAR, 2 * other.apart);
    }
  }

  /** Those of the year of the cut-off and the one before. */
  public ExchangedReports(Definitions definitions, Map<String, Counts> counts, AsOf asOf) {
    super(definitions, counts);
    int year = asOf.day().getYear();
    for (UnitReports.Of of : reports.all()) {
      Map<String, List<Number>> times = new TreeMap<>();
      new TreeMap<>(of.reports().units())
          .forEach(
              (unit, all) -> {
                if (!of.isExpected(unit)) {
                  add(unit, values(all, year), year, times);
                }
              });
      times.forEach((time, numbers) -> find(of.metric(), time, numbers));
    }
  }

  private static TreeMap<String, BigDecimal> values(TreeMap<String, Counts.Report> all, int year) {
    TreeMap<String, BigDecimal> values = new TreeMap<>();
    all.subMap(Integer.toString(year - 1), year + "-13")
        .forEach(
            (time, report) -> {
              if (report.value().signum() > 0) {
                values.put(time, report.value());
              }
            });
    return values;
  }

  /** Adds its numbers of which it is known what is usual: other months, or the year before. */
  private static void add(
      String unit, TreeMap<String, BigDecimal> values, int year, Map<String, List<Number>> times) {
    values.forEach(
        (time, value) -> {
          List<BigDecimal> others = new ArrayList<>();
          values.forEach(
              (other, of) -> {
                if (!other.equals(time) && other.length() == time.length()) {
                  others.add(of);
                }
              });
          boolean month = time.length() > "yyyy".length();
          boolean told = month || time.equals(Integer.toString(year));
          if (told && others.size() >= (month ? LEAST_MONTHS : 1)) {
            double usual = middle(others).doubleValue();
            double apart =
                others.stream()
                    .mapToDouble(of -> Math.abs(Math.log(of.doubleValue() / usual)))
                    .sorted()
                    .skip(others.size() / 2)
                    .findFirst()
                    .orElse(0);
            times
                .computeIfAbsent(time, any -> new ArrayList<>())
                .add(new Number(unit, value.doubleValue(), usual, apart));
          }
        });
  }

  private static BigDecimal middle(List<BigDecimal> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private void find(Metric metric, String time, List<Number> all) {
    List<Number> far = all.stream().filter(Number::isFar).toList();
    List<Number> byValue = far.stream().sorted(Comparator.comparingDouble(Number::value)).toList();
    List<Number> byUsual = far.stream().sorted(Comparator.comparingDouble(Number::usual)).toList();
    List<Number> found = new ArrayList<>();
    for (int i = 0; i < far.size(); i++) {
      if (byValue.get(i).isLike(byUsual.get(i))) {
        found.add(byValue.get(i));
      }
    }
    if (found.size() < 2 || found.size() < far.size() - (far.size() >= MANY ? 1 : 0)) {
      return;
    }
    List<String> each = new ArrayList<>();
    for (Number number : found) {
      reports.doubt(metric, number.unit());
      each.add(
          "%s报 %s、平时在 %s 上下"
              .formatted(
                  SafeText.safe(number.unit()),
                  Math.round(number.value()),
                  Math.round(number.usual())));
    }
    String message =
        "%s %s 的数像是填到了别家的行里：%s，各像其中另一家平时的数。照报的计入；请向报送的单位核实，更正后重新放入。"
            .formatted(metric.name(), time, SourceChecks.several(each, "；"));
    reports.tell(metric, message);
  }
}
