package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Identity;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.SafeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a unit reported for a year as a part, by a rate of hundredths or an equation, and is more
 * than the whole that it reported, though all units together have no more.
 */
public final class ExcessParts extends UnitDoubts {

  private final Definitions definitions;

  /** Those of the year of the cut-off. */
  public ExcessParts(Definitions definitions, Map<String, Counts> counts, AsOf asOf) {
    super(definitions, counts);
    this.definitions = definitions;
    String year = Integer.toString(asOf.day().getYear());
    Map<String, UnitReports.Of> reported = new HashMap<>();
    reports.all().forEach(of -> reported.put(of.metric().id(), of));
    for (Metric metric : definitions.metrics().values()) {
      if (metric.counting() instanceof Metric.Ratio ratio && metric.isPercentage()) {
        UnitReports.Of part = reported.get(ratio.numerator());
        UnitReports.Of whole = reported.get(ratio.denominator());
        if (part != null && whole != null && part.source().equals(whole.source())) {
          find(part, whole, year);
        }
      }
    }
    for (Identity identity : definitions.identities()) {
      UnitReports.Of part = reported.get(identity.left().get(0));
      UnitReports.Of whole = reported.get(identity.right().get(0));
      boolean single = identity.left().size() == 1 && identity.right().size() == 1;
      if (identity.atMost() && single && part != null && whole != null) {
        find(part, whole, year);
      }
    }
  }

  /** They themselves, and the rates of one of them. */
  private List<Metric> with(Metric part, Metric whole) {
    Set<String> both = Set.of(part.id(), whole.id());
    List<Metric> concerned = new ArrayList<>(List.of(part, whole));
    for (Metric metric : definitions.metrics().values()) {
      if (metric.counting() instanceof Metric.Ratio ratio
          && (both.contains(ratio.numerator()) || both.contains(ratio.denominator()))) {
        concerned.add(metric);
      }
    }
    return concerned;
  }

  private void find(UnitReports.Of part, UnitReports.Of whole, String year) {
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
                with(part.metric(), whole.metric()).forEach(metric -> reports.doubt(metric, unit));
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
