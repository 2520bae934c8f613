package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a unit reported for a year as a part, by a rate of hundredths, and is more than the whole
 * that it reported, though all units together have no more; and parts that are the whole in all.
 */
public final class ExcessParts extends UnitDoubts {

  /** So many others must have more of the one, and none less. */
  private static final int LEAST_MORE = 2;

  private static final int LEAST_OTHERS = 3;

  private static final int LEAST_UNITS = 5;

  /** So unlikely is it that all of a whole are in the part, if they are as last year. */
  private static final double CHANCE = 1e-6;

  /** By the id of the part. */
  private final Map<String, Metric> rates = new HashMap<>();

  /** Those of the year of the cut-off. */
  public ExcessParts(Definitions definitions, Map<String, Counts> counts, AsOf asOf) {
    super(definitions, counts);
    int year = asOf.day().getYear();
    Map<String, UnitReports.Of> reported = new HashMap<>();
    reports.all().forEach(of -> reported.put(of.metric().id(), of));
    Map<UnitReports.Of, List<UnitReports.Of>> parts = new LinkedHashMap<>();
    for (Metric metric : definitions.metrics().values()) {
      if (metric.counting() instanceof Metric.Ratio ratio && metric.isPercentage()) {
        UnitReports.Of part = reported.get(ratio.numerator());
        UnitReports.Of whole = reported.get(ratio.denominator());
        if (part != null && whole != null && part.source().equals(whole.source())) {
          rates.put(part.metric().id(), metric);
          find(part, whole, year);
          copied(part, whole, year);
          parts.computeIfAbsent(whole, any -> new ArrayList<>()).add(part);
        }
      }
    }
    parts.forEach(
        (whole, all) -> all.forEach(one -> all.forEach(other -> within(one, other, whole, year))));
  }

  /** Of two parts, one within the other, the inner one that is more in one unit alone. */
  private void within(UnitReports.Of outer, UnitReports.Of inner, UnitReports.Of whole, int year) {
    String found = null;
    int more = 0;
    int all = 0;
    for (Map.Entry<String, TreeMap<String, Counts.Report>> unit :
        whole.reports().units().entrySet()) {
      for (int of : new int[] {year - 1, year}) {
        BigDecimal around = of(whole, unit.getKey(), of);
        BigDecimal one = of(outer, unit.getKey(), of);
        BigDecimal other = of(inner, unit.getKey(), of);
        if (around != null && one != null && other != null) {
          boolean less = one.compareTo(other) < 0;
          if (one.add(other).compareTo(around) <= 0 || less && (found != null || of < year)) {
            return;
          }
          all++;
          more += one.compareTo(other) > 0 ? 1 : 0;
          found = less ? unit.getKey() : found;
        }
      }
    }
    if (found != null && more >= LEAST_MORE && all > LEAST_OTHERS && !inner.isExpected(found)) {
      doubt(inner, found);
      doubt(outer, found);
      String message =
          "%s报的 %s 年%s比%s还多，别的单位和上年都不是这样，像是两个数填在了对方的行里。照报的计入；请向报送的单位核实，更正后重新放入。"
              .formatted(SafeText.safe(found), year, inner.metric().name(), outer.metric().name());
      reports.tell(inner.metric(), message);
    }
  }

  private static @Nullable BigDecimal of(UnitReports.Of of, String unit, int year) {
    Map<String, Counts.Report> times = of.reports().units().get(unit);
    Counts.Report report = times == null ? null : times.get(Integer.toString(year));
    return report == null ? null : report.value();
  }

  /** A part that is the whole in each unit, where so many of last year were not. */
  private void copied(UnitReports.Of part, UnitReports.Of whole, int year) {
    BigDecimal all = BigDecimal.ZERO;
    BigDecimal before = BigDecimal.ZERO;
    BigDecimal some = BigDecimal.ZERO;
    List<String> units = new ArrayList<>();
    for (String unit : whole.reports().units().keySet()) {
      BigDecimal of = of(whole, unit, year);
      BigDecimal own = of(part, unit, year);
      if (own != null && of != null && !part.isExpected(unit)) {
        if (own.compareTo(of) != 0) {
          return;
        }
        all = all.add(of);
        units.add(unit);
      }
      BigDecimal wholeBefore = of(whole, unit, year - 1);
      BigDecimal partBefore = of(part, unit, year - 1);
      if (partBefore != null && wholeBefore != null) {
        before = before.add(wholeBefore);
        some = some.add(partBefore);
      }
    }
    double rate = before.signum() > 0 ? some.doubleValue() / before.doubleValue() : 1;
    if (units.size() >= LEAST_UNITS && rate > 0 && Math.pow(rate, all.doubleValue()) <= CHANCE) {
      units.forEach(unit -> doubt(part, unit));
      String message =
          "各单位报的 %s 年%s全都与%s相同，上年不是，像是照抄了那一项。照报的计入；请向报送的单位核实，更正后重新放入。"
              .formatted(year, part.metric().name(), whole.metric().name());
      reports.tell(part.metric(), message);
    }
  }

  /** The part and its rate. */
  private void doubt(UnitReports.Of part, String unit) {
    reports.doubt(part.metric(), unit);
    Metric rate = rates.get(part.metric().id());
    if (rate != null) {
      reports.doubt(rate, unit);
    }
  }

  private void find(UnitReports.Of part, UnitReports.Of whole, int year) {
    part.reports()
        .units()
        .forEach(
            (unit, times) -> {
              BigDecimal some = of(part, unit, year);
              BigDecimal of = of(whole, unit, year);
              if (some != null && of != null && some.compareTo(of) > 0 && !part.isExpected(unit)) {
                doubt(part, unit);
                reports.doubt(whole.metric(), unit);
                String message =
                    "%s报的 %s 年%s是 %s，比%s %s 还多，像是填错了行。照报的计入；请向报送的单位核实，更正后重新放入。"
                        .formatted(
                            SafeText.safe(unit),
                            year,
                            part.metric().name(),
                            ReportDoubts.plain(some),
                            whole.metric().name(),
                            ReportDoubts.plain(of));
                reports.tell(part.metric(), message);
              }
            });
  }
}
