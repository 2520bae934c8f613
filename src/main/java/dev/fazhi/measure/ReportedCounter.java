package dev.fazhi.measure;

import dev.fazhi.definition.Condition;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.model.Period;
import dev.fazhi.store.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adds up what units reported for a calendar year or month. For a year, or its part up to the
 * cut-off, a unit's value for the year wins over its months; without one the months up to the end
 * are summed up, or for a state the latest of them counts. A month is made of values for that month
 * alone.
 */
final class ReportedCounter {

  private final JdbcClient jdbc;
  private final Source source;
  private final long knownLoad;
  private final Tally tally;

  ReportedCounter(JdbcClient jdbc, Source source, long knownLoad, Tally tally) {
    this.jdbc = jdbc;
    this.source = source;
    this.knownLoad = knownLoad;
    this.tally = tally;
  }

  private record Reported(
      String unit, String period, BigDecimal value, @Nullable String qualifier) {}

  void count(Metric metric, List<Period> periods) {
    Metric.Reported how = (Metric.Reported) metric.counting();
    Map<String, List<Reported>> byUnit =
        read(how).stream()
            .collect(Collectors.groupingBy(Reported::unit, TreeMap::new, Collectors.toList()));
    for (Period period : periods) {
      for (Side side : Side.values()) {
        add(metric, how, byUnit, period, side);
      }
    }
  }

  private void add(
      Metric metric,
      Metric.Reported how,
      Map<String, List<Reported>> byUnit,
      Period period,
      Side side) {
    BigDecimal total = BigDecimal.ZERO;
    long rows = 0;
    boolean split =
        metric.by().stream().anyMatch(dimension -> dimension.field().equals(how.unit()));
    for (Map.Entry<String, List<Reported>> unit : byUnit.entrySet()) {
      List<Reported> counted = counted(unit.getValue(), side.of(period), how.state());
      if (counted.isEmpty()) {
        continue;
      }
      BigDecimal sum =
          counted.stream().map(Reported::value).reduce(BigDecimal.ZERO, BigDecimal::add);
      total = total.add(sum);
      rows += counted.size();
      if (split) {
        tally.put(
            metric.id(),
            side,
            period,
            how.unit(),
            unit.getKey(),
            new Tally.Raw(sum, counted.size()));
      }
      for (Reported value : counted) {
        if (side == Side.NOW && value.qualifier() != null) {
          tally.qualify(metric.id(), period, "", "", value.qualifier());
          tally.qualify(metric.id(), period, how.unit(), unit.getKey(), value.qualifier());
        }
      }
    }
    if (rows > 0) {
      tally.put(metric.id(), side, period, "", "", new Tally.Raw(total, rows));
    }
  }

  /** The values of one unit that count for the period. */
  private static List<Reported> counted(List<Reported> values, Period period, boolean state) {
    String year = Integer.toString(period.from().getYear());
    String firstMonth = period.from().toString().substring(0, 7);
    String lastMonth = period.to().toString().substring(0, 7);
    if (period.kind() != Period.Kind.MONTH) {
      List<Reported> ofTheYear =
          values.stream().filter(value -> value.period().equals(year)).toList();
      if (!ofTheYear.isEmpty()) {
        return ofTheYear;
      }
    }
    List<Reported> months =
        values.stream()
            .filter(value -> value.period().length() > 4)
            .filter(
                value ->
                    value.period().compareTo(firstMonth) >= 0
                        && value.period().compareTo(lastMonth) <= 0)
            .toList();
    if (!state || months.isEmpty()) {
      return months;
    }
    String latest = months.stream().map(Reported::period).max(String::compareTo).orElseThrow();
    return months.stream().filter(value -> value.period().equals(latest)).toList();
  }

  private List<Reported> read(Metric.Reported how) {
    List<String> conditions = new ArrayList<>(List.of(RowSql.live(source, knownLoad)));
    for (Condition condition : how.where()) {
      conditions.add(RowSql.sql(condition, null, null));
    }
    String qualifier = how.qualifier() == null ? "NULL" : Names.column(how.qualifier());
    return jdbc.sql(
            "SELECT "
                + Names.column(how.unit())
                + ", "
                + Names.column(how.period())
                + ", "
                + Names.column(how.value())
                + ", "
                + qualifier
                + " FROM "
                + Names.facts(source)
                + " WHERE "
                + String.join(" AND ", conditions))
        .query(
            (row, n) ->
                new Reported(
                    row.getString(1), row.getString(2), row.getBigDecimal(3), row.getString(4)))
        .list();
  }
}
