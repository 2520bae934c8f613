package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Identity;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.model.Place;
import dev.fazhi.store.Dialect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All figures at one cut-off as known after one load. */
public final class Measurement {

  private static final String BROKEN_IDENTITY = "FZ-520";
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
    Comparability comparability = new Comparability(jdbc, definitions, knownLoad);
    List<Figure> figures =
        new FigureBuilder(definitions, tally, coverage, comparability).build(periods);
    List<Fault> faults = new ArrayList<>(checkIdentities(figures));
    faults.addAll(new FigureChecks(definitions).faults(figures, comparability));
    faults.addAll(new SourceChecks(jdbc, definitions, knownLoad, asOf).faults(comparability));
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

  private List<Fault> checkIdentities(List<Figure> figures) {
    record Key(String metric, Period period) {}
    Map<Key, Figure> totals = new HashMap<>();
    figures.stream()
        .filter(Figure::isTotal)
        .forEach(figure -> totals.put(new Key(figure.metric(), figure.period()), figure));
    List<Fault> faults = new ArrayList<>();
    for (Identity identity : definitions.identities()) {
      for (Period period :
          totals.keySet().stream()
              .map(Key::period)
              .distinct()
              .sorted(java.util.Comparator.comparing(Period::from).thenComparing(Period::kind))
              .toList()) {
        BigDecimal left =
            sum(identity.left().stream().map(id -> totals.get(new Key(id, period))).toList());
        BigDecimal right =
            sum(identity.right().stream().map(id -> totals.get(new Key(id, period))).toList());
        if (left != null && right != null && left.compareTo(right) != 0) {
          faults.add(
              new Fault(
                  BROKEN_IDENTITY,
                  Fault.Severity.WARNING,
                  Place.of(""),
                  identity.name(),
                  "",
                  identity.name()
                      + "不成立（"
                      + period.from()
                      + " 至 "
                      + period.to()
                      + "）："
                      + String.join(" + ", identity.left())
                      + " = "
                      + left.toPlainString()
                      + "，"
                      + String.join(" + ", identity.right())
                      + " = "
                      + right.toPlainString()
                      + "。请检查这些指标的定义和日期缺失的行。"));
        }
      }
    }
    return faults;
  }

  private static @Nullable BigDecimal sum(List<@Nullable Figure> figures) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Figure figure : figures) {
      if (figure == null || figure.current().value() == null) {
        return null;
      }
      sum = sum.add(figure.current().value());
    }
    return sum;
  }
}
