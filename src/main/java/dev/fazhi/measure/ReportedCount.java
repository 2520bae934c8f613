package dev.fazhi.measure;

import dev.fazhi.definition.Metric;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.RowTest;
import dev.fazhi.measure.Counts.Report;
import dev.fazhi.measure.Counts.Reports;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what units reported for a calendar year or month. For a year, or its part up to the
 * cut-off, a unit's value for the year wins over its months; without one the months up to the end
 * are summed up, or for a state the latest of them counts. A month is made of values for that month
 * alone.
 */
final class ReportedCount {

  private final Metric metric;
  private final Metric.Reported how;
  private final RowTest[] where;
  private final int unit;
  private final int period;
  private final int value;
  private final int qualifier;

  ReportedCount(Metric metric, List<Field> fields) {
    this.metric = metric;
    this.how = (Metric.Reported) metric.counting();
    this.where =
        how.where().stream().map(condition -> condition.compile(fields)).toArray(RowTest[]::new);
    this.unit = RowCount.index(fields, how.unit());
    this.period = RowCount.index(fields, how.period());
    this.value = RowCount.index(fields, how.value());
    String words = how.qualifier();
    this.qualifier = words == null ? -1 : RowCount.index(fields, words);
  }

  Metric.Reported how() {
    return how;
  }

  Stream<Integer> fields() {
    return Stream.of(unit, period, value, qualifier);
  }

  /** Whether the row reports a value of the metric, for whatever time. */
  boolean isOf(@Nullable Object[] row) {
    for (RowTest test : where) {
      if (!test.holds(row, RowTest.Moments.NONE)) {
        return false;
      }
    }
    return row[value] != null && row[period] != null;
  }

  void count(Reports to, @Nullable Object[] row, boolean in) {
    Object reported = row[value];
    if (reported == null || !isOf(row)) {
      return;
    }
    BigDecimal number = Amounts.exact(reported);
    TreeMap<String, Integer> words = new TreeMap<>();
    Object word = qualifier < 0 ? null : row[qualifier];
    if (word != null) {
      words.put(word.toString(), in ? 1 : -1);
    }
    to.add(
        unit(row),
        String.valueOf(row[period]),
        new Report(in ? number : number.negate(), in ? 1 : -1, words));
  }

  String unit(@Nullable Object[] row) {
    Object of = row[unit];
    return of == null ? Figure.NO_GROUP : of.toString();
  }

  void tell(Reports reports, List<Period> periods, Tally tally) {
    for (Period each : periods) {
      for (Side side : Side.values()) {
        tell(reports, each, side, tally);
      }
    }
  }

  private void tell(Reports reports, Period shown, Side side, Tally tally) {
    boolean split = metric.by().stream().anyMatch(by -> by.field().equals(how.unit()));
    BigDecimal total = BigDecimal.ZERO;
    long rows = 0;
    for (Map.Entry<String, TreeMap<String, Report>> of : reports.units().entrySet()) {
      BigDecimal sum = BigDecimal.ZERO;
      long counted = 0;
      for (Report report : counted(of.getValue(), side.of(shown)).values()) {
        sum = sum.add(report.value());
        counted += report.rows();
        if (side == Side.NOW) {
          for (String word : report.qualifiers().keySet()) {
            tally.qualify(metric.id(), shown, "", "", word);
            tally.qualify(metric.id(), shown, how.unit(), of.getKey(), word);
          }
        }
      }
      if (split) {
        tally.put(metric.id(), side, shown, how.unit(), of.getKey(), new Tally.Raw(sum, counted));
      }
      total = total.add(sum);
      rows += counted;
    }
    tally.put(metric.id(), side, shown, "", "", new Tally.Raw(total, rows));
  }

  /** The values of one unit that count for the period, by the time that they are for. */
  <T> NavigableMap<String, T> counted(TreeMap<String, T> reports, Period counted) {
    String year = Integer.toString(counted.from().getYear());
    if (counted.kind() != Period.Kind.MONTH && reports.containsKey(year)) {
      return reports.subMap(year, true, year, true);
    }
    // a year as such sorts before its months
    NavigableMap<String, T> months =
        reports.subMap(
            month(counted.from().toString()), true, month(counted.to().toString()), true);
    return !how.state() || months.isEmpty() ? months : months.tailMap(months.lastKey(), true);
  }

  private static String month(String day) {
    return day.substring(0, 7);
  }
}
