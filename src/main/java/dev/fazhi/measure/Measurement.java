package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.store.Dialect;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All figures at one cut-off as known after one load. */
public final class Measurement {

  private static final int MOST_YEARS = 10;

  private final JdbcClient jdbc;
  private final Dialect dialect;
  private final Definitions definitions;

  /** Measures by these definitions in that database. */
  public Measurement(DataSource database, Definitions definitions) {
    this.jdbc = JdbcClient.create(database);
    this.dialect = Dialect.of(database);
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
    Coverage coverage = new Coverage(jdbc, definitions, knownLoad);
    List<Period> periods = periods(asOf, coverage);
    Tally tally = new Tally();
    for (Source source : definitions.sources().values()) {
      List<Metric> ofSource =
          definitions.metrics().values().stream()
              .filter(metric -> metric.source().equals(source.id()))
              .toList();
      List<Metric> overRows =
          ofSource.stream().filter(metric -> metric.counting() instanceof Metric.Rows).toList();
      if (!overRows.isEmpty()) {
        new RowCounter(
                jdbc,
                dialect,
                source,
                knownLoad,
                asOf,
                period -> coverage.covers(source.id(), period),
                tally)
            .count(overRows, periods);
      }
      ReportedCounter reported = new ReportedCounter(jdbc, source, knownLoad, tally);
      ofSource.stream()
          .filter(metric -> metric.counting() instanceof Metric.Reported)
          .forEach(metric -> reported.count(metric, periods));
    }
    Comparability comparability = new Comparability(jdbc, definitions, knownLoad, asOf);
    List<Figure> figures =
        new FigureBuilder(definitions, tally, coverage, comparability).build(periods);
    List<Fault> faults =
        new ArrayList<>(new IdentityChecks(jdbc, definitions, knownLoad, asOf).faults(figures));
    faults.addAll(new FigureChecks(definitions).faults(figures, comparability));
    faults.addAll(
        new SourceChecks(jdbc, definitions, knownLoad, asOf).faults(comparability, periods));
    return new Result(figures, List.copyOf(faults));
  }

  private static List<Period> periods(AsOf asOf, Coverage coverage) {
    List<Period> periods = new ArrayList<>();
    periods.add(asOf.yearToDate());
    periods.addAll(asOf.months());
    int first = coverage.firstYear().orElse(asOf.day().getYear());
    periods.addAll(asOf.years(Math.max(first, asOf.day().getYear() - MOST_YEARS)));
    return periods;
  }
}
