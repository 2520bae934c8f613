package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.SafeText;
import java.util.HashMap;
import java.util.Map;

/**
 * What a unit reported for a year as a part, by a rate of hundredths, and is more than the whole
 * that it reported, though all units together have no more.
 */
public final class ExcessParts extends UnitDoubts {

  /** Those of the year of the cut-off. */
  public ExcessParts(Definitions definitions, Map<String, Counts> counts, AsOf asOf) {
    super(definitions, counts);
    String year = Integer.toString(asOf.day().getYear());
    Map<String, UnitReports.Of> reported = new HashMap<>();
    reports.all().forEach(of -> reported.put(of.metric().id(), of));
    for (Metric metric : definitions.metrics().values()) {
      if (metric.counting() instanceof Metric.Ratio ratio && metric.isPercentage()) {
        UnitReports.Of part = reported.get(ratio.numerator());
        UnitReports.Of whole = reported.get(ratio.denominator());
        if (part != null && whole != null && part.source().equals(whole.source())) {
          find(metric, part, whole, year);
        }
      }
    }
  }

  private void find(Metric rate, UnitReports.Of part, UnitReports.Of whole, String year) {
    part.reports()
        .units()
        .forEach(
            (unit, times) -> {
              Counts.Report some = times.get(year);
              Map<String, Counts.Report> all = whole.reports().units().get(unit);
              Counts.Report of = all == null ? null : all.get(year);
              if (some != null
                  && of != null
                  && some.value().compareTo(of.value()) > 0
                  && !part.isExpected(unit)) {
                reports.doubt(part.metric(), unit);
                reports.doubt(whole.metric(), unit);
                reports.doubt(rate, unit);
                String message =
                    "%s报的 %s 年%s是 %s，比%s %s 还多，像是填错了行。照报的计入；请向报送的单位核实，更正后重新放入。"
                        .formatted(
                            SafeText.safe(unit),
                            year,
                            part.metric().name(),
                            ReportDoubts.plain(some.value()),
                            whole.metric().name(),
                            ReportDoubts.plain(of.value()));
                reports.tell(part.metric(), message);
              }
            });
  }
}
