package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Identity;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Measure;
import dev.fazhi.model.Period;
import dev.fazhi.model.Place;
import dev.fazhi.store.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the equations hold that the definitions declare, for every period and for the same period
 * last year; where one does not, which rows count on one side only.
 */
final class IdentityChecks {

  private static final String BROKEN = "FZ-520";

  /** So many rows are named; the rest is counted. */
  private static final int MOST_ROWS = 5;

  private final JdbcClient jdbc;
  private final Definitions definitions;
  private final long knownLoad;
  private final AsOf asOf;

  IdentityChecks(JdbcClient jdbc, Definitions definitions, long knownLoad, AsOf asOf) {
    this.jdbc = jdbc;
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
    String uneven =
        " FROM (SELECT * FROM "
            + Names.facts(source)
            + " WHERE "
            + RowSql.live(source, knownLoad)
            + " AND "
            + times(identity.left(), counted, at)
            + " <> "
            + times(identity.right(), counted, at)
            + ") f";
    long count = jdbc.sql("SELECT COUNT(*)" + uneven).query(Long.class).single();
    List<Place> places =
        jdbc.sql(
                "SELECT l.name, s.name, f.row_no"
                    + uneven
                    + " JOIN fz_file l ON l.load_no = "
                    + Names.origin("f.")
                    + " LEFT JOIN fz_sheet s ON s.file_id = l.file_id AND s.sheet_no = f.sheet_no"
                    + " ORDER BY l.load_no, f.sheet_no, f.row_no LIMIT "
                    + MOST_ROWS)
            .query(
                (row, n) -> {
                  String sheet = row.getString(2);
                  return new Place(row.getString(1), sheet == null ? "" : sheet, row.getInt(3), -1);
                })
            .list();
    return "两边计数不同的有 "
        + count
        + " 行："
        + places.stream().map(Place::toString).collect(Collectors.joining("、"))
        + (count > places.size() ? " 等" : "")
        + "。请检查这些行的日期；日期没有错时检查指标的定义。";
  }

  private String times(List<String> metrics, Period counted, AsOf at) {
    return metrics.stream()
        .map(id -> (Metric.Rows) definitions.metric(id).counting())
        .map(rows -> "CASE WHEN " + RowSql.rows(rows, at, counted) + " THEN 1 ELSE 0 END")
        .collect(Collectors.joining(" + ", "(", ")"));
  }
}
