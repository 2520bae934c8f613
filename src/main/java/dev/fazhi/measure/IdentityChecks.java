package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Identity;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.RowTest;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Measure;
import dev.fazhi.model.Period;
import dev.fazhi.model.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Whether the equations hold that the definitions declare, for every period and for the same period
 * last year; where one does not, which rows count on one side only.
 */
final class IdentityChecks {

  private static final String BROKEN = "FZ-520";

  /** So many rows are named; the rest is counted. */
  private static final int MOST_ROWS = 5;

  private final DataSource database;
  private final Definitions definitions;
  private final long knownLoad;
  private final AsOf asOf;

  IdentityChecks(DataSource database, Definitions definitions, long knownLoad, AsOf asOf) {
    this.database = database;
    this.definitions = definitions;
    this.knownLoad = knownLoad;
    this.asOf = asOf;
  }

  private record Key(String metric, Period period) {}

  List<Fault> faults(List<Figure> figures) {
    Map<Key, Figure> totals = new HashMap<>();
    Set<Period> periods = new LinkedHashSet<>();
    figures.stream()
        .filter(Figure::isTotal)
        .sorted(
            Comparator.comparing((Figure figure) -> figure.period().from())
                .thenComparing(figure -> figure.period().kind()))
        .forEach(
            figure -> {
              totals.put(new Key(figure.metric(), figure.period()), figure);
              periods.add(figure.period());
            });
    List<Fault> faults = new ArrayList<>();
    for (Identity identity : definitions.identities()) {
      for (Period period : periods) {
        for (Side side : Side.values()) {
          BigDecimal left = sum(identity.left(), period, side, totals);
          BigDecimal right = sum(identity.right(), period, side, totals);
          if (left != null && right != null && left.compareTo(right) != 0) {
            faults.add(fault(identity, period, side, left, right));
          }
        }
      }
    }
    return faults;
  }

  private static @Nullable BigDecimal sum(
      List<String> metrics, Period period, Side side, Map<Key, Figure> totals) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String metric : metrics) {
      Figure figure = totals.get(new Key(metric, period));
      Measure measure =
          figure == null ? Measure.NONE : side == Side.NOW ? figure.current() : figure.last();
      if (measure.value() == null) {
        return null;
      }
      sum = sum.add(measure.value());
    }
    return sum;
  }

  private Fault fault(
      Identity identity, Period period, Side side, BigDecimal left, BigDecimal right) {
    Period counted = side.of(period);
    return new Fault(
        BROKEN,
        Fault.Severity.WARNING,
        Place.of(""),
        identity.name(),
        "",
        identity.name()
            + "不成立（"
            + counted.from()
            + " 至 "
            + counted.to()
            + "）："
            + String.join(" + ", identity.left())
            + " = "
            + left.toPlainString()
            + "，"
            + String.join(" + ", identity.right())
            + " = "
            + right.toPlainString()
            + "。"
            + rows(identity, counted, side.of(asOf)));
  }

  /** Which rows are counted otherwise on the left than on the right. */
  private String rows(Identity identity, Period counted, AsOf at) {
    List<Metric> metrics =
        Stream.concat(identity.left().stream(), identity.right().stream())
            .map(definitions::metric)
            .toList();
    Source source = definitions.source(metrics.get(0).source());
    boolean counts =
        metrics.stream()
            .allMatch(
                metric ->
                    metric.source().equals(source.id())
                        && metric.counting() instanceof Metric.Rows rows
                        && rows.of() == null);
    if (!counts) {
      return "请检查这些指标的定义和日期缺失的行。";
    }
    Uneven uneven = uneven(source, metrics, identity.left().size(), counted, at);
    return "两边计数不同的有 "
        + uneven.count()
        + " 行："
        + places(uneven.first())
        + (uneven.count() > uneven.first().size() ? " 等" : "")
        + "。请检查这些行的日期；日期没有错时检查指标的定义。";
  }

  /**
   * Rows that are counted otherwise on the left than on the right.
   *
   * @param first the first of them by load, sheet and row
   */
  private record Uneven(long count, List<FactScan.Fact> first) {}

  private Uneven uneven(Source source, List<Metric> metrics, int left, Period counted, AsOf at) {
    List<RowCount> counts =
        metrics.stream().map(metric -> RowCount.of(metric, source.fields())).toList();
    SourceCount rows = new SourceCount(source, metrics, asOf, List.of(counted), Map.of());
    RowTest.Moments moments = RowCount.moments(at, counted);
    TreeSet<FactScan.Fact> first =
        new TreeSet<>(
            Comparator.comparingLong(FactScan.Fact::load)
                .thenComparingInt(FactScan.Fact::sheet)
                .thenComparingInt(FactScan.Fact::row));
    long[] count = {0};
    new FactScan(database)
        .read(
            source,
            rows.read(),
            FactScan.live(knownLoad),
            fact -> {
              int balance = 0;
              for (int i = 0; i < counts.size(); i++) {
                if (counts.get(i).counts(fact.values(), counted, moments)) {
                  balance += i < left ? 1 : -1;
                }
              }
              if (balance != 0 && rows.isIncluded(fact.values())) {
                count[0]++;
                first.add(fact);
                if (first.size() > MOST_ROWS) {
                  first.pollLast();
                }
              }
            });
    return new Uneven(count[0], List.copyOf(first));
  }

  private String places(List<FactScan.Fact> facts) {
    Origins origins = new Origins(database);
    return facts.stream()
        .map(
            fact ->
                new Place(
                        origins.file(fact.load()),
                        origins.sheet(fact.load(), fact.sheet()),
                        fact.row(),
                        -1)
                    .toString())
        .collect(Collectors.joining("、"));
  }
}
