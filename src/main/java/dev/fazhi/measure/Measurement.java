package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** All figures at one cut-off as known after one load. */
public final class Measurement {

  private static final int MOST_YEARS = 10;

  private final DataSource database;
  private final Definitions definitions;

  /** Measures by these definitions in that database. */
  public Measurement(DataSource database, Definitions definitions) {
    this.database = database;
    this.definitions = definitions;
  }

  /**
   * What was measured.
   *
   * @param figures in the order of {@code figures.csv}
   * @param faults what cannot be right or compared: identities, sums, bounds, jumps, coverage; one
   *     that refuses holds the publication back
   */
  public record Result(List<Figure> figures, List<Fault> faults) {

    /** Whether the definitions say that figures like these are not to be published. */
    public boolean isHeld() {
      return faults.stream().anyMatch(fault -> fault.severity() == Fault.Severity.REFUSE);
    }
  }

  /**
   * Measures every metric for the year to date, each of its months and the whole years before.
   *
   * @param asOf the cut-off
   * @param knownLoad rows of later loads are not seen; pass the last load for what is known now
   */
  public Result measure(AsOf asOf, long knownLoad) {
    List<Period> periods = periods(asOf, asOf.day().getYear() - MOST_YEARS);
    List<SourceCount> sources = new ArrayList<>();
    for (Source source : definitions.sources().values()) {
      List<Metric> metrics =
          definitions.metrics().values().stream()
              .filter(metric -> metric.source().equals(source.id()))
              .toList();
      sources.add(new SourceCount(source, metrics, asOf, periods));
    }
    Map<String, Counts> counts = new FactCount(database).count(sources, knownLoad);
    Coverage coverage = new Coverage(counts);
    List<Period> covered =
        periods(
            asOf,
            Math.max(
                coverage.firstYear().orElse(asOf.day().getYear()),
                asOf.day().getYear() - MOST_YEARS));
    Tally tally = new Tally();
    for (SourceCount source : sources) {
      source.tell(counts.get(source.source().id()), covered, coverage, tally);
    }
    Comparability comparability = new Comparability(counts, definitions, asOf);
    List<Figure> figures =
        new FigureBuilder(definitions, tally, coverage, comparability).build(covered);
    List<Fault> faults =
        new ArrayList<>(new IdentityChecks(database, definitions, knownLoad, asOf).faults(figures));
    faults.addAll(new FigureChecks(definitions).faults(figures, comparability));
    faults.addAll(new SourceChecks(counts, definitions, asOf).faults(comparability, covered));
    return new Result(figures, List.copyOf(faults));
  }

  private static List<Period> periods(AsOf asOf, int firstYear) {
    List<Period> periods = new ArrayList<>();
    periods.add(asOf.yearToDate());
    periods.addAll(asOf.months());
    periods.addAll(asOf.years(firstYear));
    return periods;
  }
}
