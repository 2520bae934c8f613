package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Identity;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.RowTest;
import dev.fazhi.measure.count.ComparisonYear;
import dev.fazhi.measure.count.FactScan;
import dev.fazhi.measure.count.Partners;
import dev.fazhi.measure.count.RowCount;
import dev.fazhi.measure.count.SourceCount;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Period;
import dev.fazhi.model.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Checks the declared identities for every period and the same period last year, and finds the rows
 * that count on one side only.
 */
public record IdentityChecks(
    DataSource database, Definitions definitions, long knownLoad, AsOf asOf) {
  private static final String BROKEN = "FZ-520";

  /** Maximum number of rows named in a message. */
  static final int MOST_ROWS = 5;

  private record Key(String metric, Period period) {}

  public List<Fault> faults(List<Figure> figures) {
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
    List<BrokenIdentity> broken = new ArrayList<>();
    for (Identity identity : definitions.identities()) {
      for (Period period : periods) {
        for (ComparisonYear side : ComparisonYear.values()) {
          BigDecimal left = sum(identity.left(), period, side, totals);
          BigDecimal right = sum(identity.right(), period, side, totals);
          if (left != null && right != null && left.compareTo(right) != 0) {
            broken.add(new BrokenIdentity(identity, side.of(period), side.of(asOf), left, right));
          }
        }
      }
    }
    find(broken);
    return broken.stream().map(this::fault).toList();
  }

  private static @Nullable BigDecimal sum(
      List<String> metrics, Period period, ComparisonYear side, Map<Key, Figure> totals) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String metric : metrics) {
      Figure figure = totals.get(new Key(metric, period));
      FigureValue measure =
          figure == null
              ? FigureValue.NONE
              : side == ComparisonYear.NOW ? figure.current() : figure.last();
      if (measure.value() == null) {
        return null;
      }
      sum = sum.add(measure.value());
    }
    return sum;
  }

  private Fault fault(BrokenIdentity broken) {
    Identity identity = broken.identity;
    return Fault.warning(
        BROKEN,
        "",
        identity.name(),
        "",
        "%s不成立（%s 至 %s）：%s = %s，%s = %s。%s"
            .formatted(
                identity.name(),
                broken.counted.from(),
                broken.counted.to(),
                String.join(" + ", identity.left()),
                broken.left.toPlainString(),
                String.join(" + ", identity.right()),
                broken.right.toPlainString(),
                rows(broken)));
  }

  private String rows(BrokenIdentity broken) {
    if (source(broken.identity).isEmpty()) {
      return "请检查这些指标的定义和日期缺失的行。";
    }
    return "两边计数不同的有 %s 行：%s%s。请检查这些行的日期；日期没有错时检查指标的定义。"
        .formatted(
            broken.uneven,
            places(List.copyOf(broken.first)),
            broken.uneven > broken.first.size() ? " 等" : "");
  }

  private List<Metric> metrics(Identity identity) {
    return Stream.concat(identity.left().stream(), identity.right().stream())
        .map(definitions::metric)
        .toList();
  }

  /** The source whose rows both sides count, if it is but one. */
  private Optional<Source> source(Identity identity) {
    List<Metric> metrics = metrics(identity);
    String source = metrics.get(0).source();
    return metrics.stream()
            .allMatch(
                metric ->
                    metric.source().equals(source)
                        && metric.counting() instanceof Metric.Rows rows
                        && rows.of() == null)
        ? Optional.of(definitions.source(source))
        : Optional.empty();
  }

  /** Finds the rows that count differently on both sides, in one pass over each source. */
  private void find(List<BrokenIdentity> broken) {
    Map<Source, List<BrokenIdentity>> bySource = new LinkedHashMap<>();
    for (BrokenIdentity each : broken) {
      source(each.identity)
          .ifPresent(
              source -> bySource.computeIfAbsent(source, any -> new ArrayList<>()).add(each));
    }
    bySource.forEach(this::find);
  }

  private void find(Source source, List<BrokenIdentity> broken) {
    List<Metric> metrics =
        broken.stream().flatMap(each -> metrics(each.identity).stream()).distinct().toList();
    SourceCount rows = new SourceCount(source, metrics, asOf, List.of(asOf.yearToDate()), Map.of());
    FactScan scan = new FactScan(database);
    Partners partners = rows.partners(scan, knownLoad);
    Map<String, RowCount> counts = new HashMap<>();
    metrics.forEach(metric -> counts.put(metric.id(), RowCount.of(metric, source)));
    List<Consumer<FactScan.Fact>> checks = new ArrayList<>();
    for (BrokenIdentity each : broken) {
      RowTest.Moments moments = RowCount.moments(each.at, each.counted);
      List<RowCount> left = each.identity.left().stream().map(counts::get).toList();
      List<RowCount> right = each.identity.right().stream().map(counts::get).toList();
      int side = (each.at.equals(asOf) ? ComparisonYear.NOW : ComparisonYear.PRIOR).ordinal();
      checks.add(
          fact -> {
            @Nullable Object[] row = rows.values(fact, partners)[side];
            if (counting(left, row, each.counted, moments)
                != counting(right, row, each.counted, moments)) {
              each.add(fact);
            }
          });
    }
    scan.read(
        source,
        rows.read(),
        FactScan.live(knownLoad),
        fact -> {
          if (rows.isIncluded(fact.values())) {
            checks.forEach(check -> check.accept(fact));
          }
        });
  }

  private static long counting(
      List<RowCount> counts, @Nullable Object[] row, Period counted, RowTest.Moments moments) {
    return counts.stream().filter(count -> count.counts(row, counted, moments)).count();
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
