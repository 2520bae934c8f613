package dev.fazhi.measure;

import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.store.Names;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many known rows a source has in each month, by the values by which its deliveries come. One
 * grouped scan of its facts.
 */
final class MonthRows {

  private static final int MONTHS = 12;

  private static final int VALUE = 4;
  private static final int LATE = 5;

  private final TreeMap<YearMonth, Long> months = new TreeMap<>();
  private final TreeMap<String, Map<YearMonth, Count>> values = new TreeMap<>();

  /**
   * Rows of a month.
   *
   * @param early those on a day of the month not later than the cut-off's
   * @param late those after it
   */
  private record Count(long early, long late) {
    Count plus(Count other) {
      return new Count(early + other.early, late + other.late);
    }
  }

  private MonthRows() {}

  /**
   * Counts the rows known after that load.
   *
   * @param coverage the field that says of which time a row is
   */
  static MonthRows of(JdbcClient jdbc, Source source, String coverage, long knownLoad, AsOf asOf) {
    MonthRows rows = new MonthRows();
    boolean day = source.field(coverage).type().isTime();
    String column = Names.column(coverage);
    List<String> keys = new ArrayList<>();
    if (day) {
      keys.add("CAST(EXTRACT(YEAR FROM " + column + ") AS INTEGER)");
      keys.add("CAST(EXTRACT(MONTH FROM " + column + ") AS INTEGER)");
    } else {
      keys.add(column);
    }
    String deliveredBy = day ? source.deliveredBy() : null;
    if (deliveredBy != null) {
      keys.add(RowSql.group(new Metric.Dimension(deliveredBy, 0)));
      keys.add(
          "CASE WHEN EXTRACT(DAY FROM "
              + column
              + ") <= "
              + asOf.day().getDayOfMonth()
              + " THEN 0 ELSE 1 END");
    }
    jdbc.sql(sql(source, column, knownLoad, String.join(", ", keys)))
        .query(
            (row, n) -> {
              long count = row.getLong(1);
              String of = deliveredBy == null ? Figure.NO_GROUP : row.getString(VALUE);
              boolean late = deliveredBy != null && row.getInt(LATE) == 1;
              Count counted = late ? new Count(0, count) : new Count(count, 0);
              if (day) {
                rows.add(YearMonth.of(row.getInt(2), row.getInt(3)), of, counted);
              } else {
                rows.spread(row.getString(2), of, counted);
              }
              return n;
            })
        .list();
    return rows;
  }

  private static String sql(Source source, String column, long knownLoad, String keys) {
    return "SELECT COUNT(*), "
        + keys
        + " FROM "
        + Names.facts(source)
        + " WHERE "
        + RowSql.live(source, knownLoad)
        + " AND "
        + column
        + " IS NOT NULL GROUP BY "
        + keys;
  }

  /** What is told of a calendar year is told of each of its months. */
  private void spread(String period, String value, Count count) {
    if (period.length() > 4) {
      add(YearMonth.parse(period), value, count);
    } else {
      for (int month = 1; month <= MONTHS; month++) {
        add(YearMonth.of(Integer.parseInt(period), month), value, count);
      }
    }
  }

  private void add(YearMonth month, String value, Count count) {
    months.merge(month, count.early() + count.late(), Long::sum);
    values.computeIfAbsent(value, any -> new TreeMap<>()).merge(month, count, Count::plus);
  }

  /** The rows of each month that has any, whatever their value. */
  TreeMap<YearMonth, Long> months() {
    return months;
  }

  /** The values that rows have, in order; without those of rows that have none. */
  Set<String> values() {
    Set<String> named = new TreeSet<>(values.keySet());
    named.remove(Figure.NO_GROUP);
    return named;
  }

  /**
   * The rows of that value in the part of the month that lies in the period.
   *
   * @param value as in {@link #values}, or {@link Figure#NO_GROUP}
   * @param month one of the period's
   */
  long count(String value, YearMonth month, Period period) {
    Count count = values.getOrDefault(value, Map.of()).get(month);
    if (count == null) {
      return 0;
    }
    // a period that ends within a month ends on the cut-off's day of it
    boolean whole =
        month.isBefore(YearMonth.from(period.to())) || month.atEndOfMonth().equals(period.to());
    return whole ? count.early() + count.late() : count.early();
  }
}
