package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.model.Period;
import dev.fazhi.store.Names;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether a period and the same period last year can be compared: that one of them lacks whole
 * months which the other has shows more in a figure than anything that happened.
 *
 * <p>A month without a row was not delivered when so many rows were to be expected in it, and in
 * the empty months beside it, that none at all is no accident; a source with three cases a month
 * may well have a month without.
 */
final class Comparability {

  /** Where so many are expected, none at all comes about once in twenty thousand times. */
  private static final int EXPECTED_ROWS = 10;

  private static final int MONTHS = 12;

  private final Definitions definitions;
  private final Map<String, TreeMap<YearMonth, Long>> rows = new HashMap<>();
  private final Map<Question, Gaps> answers = new HashMap<>();

  private record Question(String source, Period period) {}

  /**
   * Months that only one of the two years has.
   *
   * @param now missing in the period itself
   * @param prior missing in the same period last year
   */
  record Gaps(List<YearMonth> now, List<YearMonth> prior) {
    boolean isNone() {
      return now.isEmpty() && prior.isEmpty();
    }
  }

  Comparability(JdbcClient jdbc, Definitions definitions, long knownLoad) {
    this.definitions = definitions;
    for (Source source : definitions.sources().values()) {
      String field = source.coverage();
      if (field != null) {
        rows.put(source.id(), months(jdbc, source, field, knownLoad));
      }
    }
  }

  private static TreeMap<YearMonth, Long> months(
      JdbcClient jdbc, Source source, String field, long knownLoad) {
    String column = Names.column(field);
    boolean day = source.field(field).type().isTime();
    String month =
        day
            ? "CAST(EXTRACT(YEAR FROM "
                + column
                + ") AS INTEGER), CAST(EXTRACT(MONTH FROM "
                + column
                + ") AS INTEGER)"
            : column;
    TreeMap<YearMonth, Long> months = new TreeMap<>();
    jdbc.sql(
            "SELECT COUNT(*), "
                + month
                + " FROM "
                + Names.facts(source)
                + " WHERE "
                + RowSql.live(source, knownLoad)
                + " AND "
                + column
                + " IS NOT NULL GROUP BY "
                + month)
        .query(
            (row, n) -> {
              if (day) {
                months.merge(YearMonth.of(row.getInt(2), row.getInt(3)), row.getLong(1), Long::sum);
              } else {
                spread(row.getString(2), row.getLong(1), months);
              }
              return n;
            })
        .list();
    return months;
  }

  /** What is told of a calendar year is told of each of its months. */
  private static void spread(String period, long count, Map<YearMonth, Long> months) {
    if (period.length() > 4) {
      months.merge(YearMonth.parse(period), count, Long::sum);
    } else {
      for (int month = 1; month <= MONTHS; month++) {
        months.merge(YearMonth.of(Integer.parseInt(period), month), count, Long::sum);
      }
    }
  }

  /** Whether the metric's figure for the period stands beside one of other months. */
  boolean isUneven(Metric metric, Period period) {
    if (metric.counting() instanceof Metric.Ratio ratio) {
      return isUneven(definitions.metric(ratio.numerator()), period)
          || isUneven(definitions.metric(ratio.denominator()), period);
    }
    return !gaps(metric.source(), period).isNone();
  }

  /** Whether the definition changed between the period and the same period last year. */
  static boolean isBroken(Metric metric, Period period) {
    LocalDate since = metric.since();
    return since != null
        && period.samePeriodLastYear().from().isBefore(since)
        && !since.isAfter(period.to());
  }

  /** The months that only one of the two has; none when one has no month at all before it. */
  Gaps gaps(String source, Period period) {
    return answers.computeIfAbsent(new Question(source, period), this::compare);
  }

  private Gaps compare(Question question) {
    TreeMap<YearMonth, Long> all = rows.get(question.source());
    Period now = question.period();
    Period prior = now.samePeriodLastYear();
    if (all == null
        || all.isEmpty()
        // nothing was delivered before: the figure itself says that it has no prior
        || all.firstKey().isAfter(YearMonth.from(prior.to()))) {
      return new Gaps(List.of(), List.of());
    }
    long total = total(all, now, prior);
    List<YearMonth> missingNow = missing(all, now, total);
    List<YearMonth> missingPrior = missing(all, prior, total);
    // the month of the cut-off may just have begun
    YearMonth last = YearMonth.from(now.to());
    if (!last.atEndOfMonth().equals(now.to())) {
      missingNow.remove(last);
    }
    missingNow.removeIf(month -> !has(all, month.minusYears(1)));
    missingPrior.removeIf(month -> !has(all, month.plusYears(1)));
    return new Gaps(List.copyOf(missingNow), List.copyOf(missingPrior));
  }

  private static boolean has(Map<YearMonth, Long> all, YearMonth month) {
    return all.getOrDefault(month, 0L) > 0;
  }

  /** The rows of the compared months of both years. */
  private static long total(Map<YearMonth, Long> all, Period now, Period prior) {
    long total = 0;
    for (Map.Entry<YearMonth, Long> month : all.entrySet()) {
      if (isWithin(month.getKey(), now) || isWithin(month.getKey(), prior)) {
        total += month.getValue();
      }
    }
    return total;
  }

  private static boolean isWithin(YearMonth month, Period period) {
    return !month.isBefore(YearMonth.from(period.from()))
        && !month.isAfter(YearMonth.from(period.to()));
  }

  /** The months of runs of empty months in which rows were to be expected. */
  private static List<YearMonth> missing(Map<YearMonth, Long> all, Period period, long total) {
    // over as many months of both years
    int months = 2 * (period.to().getMonthValue() - period.from().getMonthValue() + 1);
    List<YearMonth> missing = new ArrayList<>();
    List<YearMonth> run = new ArrayList<>();
    YearMonth end = YearMonth.from(period.to()).plusMonths(1);
    for (YearMonth month = YearMonth.from(period.from());
        !month.isAfter(end);
        month = month.plusMonths(1)) {
      if (month.isBefore(end) && !has(all, month)) {
        run.add(month);
      } else {
        if (run.size() * total >= (long) EXPECTED_ROWS * months) {
          missing.addAll(run);
        }
        run.clear();
      }
    }
    return missing;
  }

  /** Months in words: runs of them as one, such as {@code 2021-01 至 2021-03、2021-08}. */
  static String words(List<YearMonth> months) {
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < months.size(); i++) {
      YearMonth first = months.get(i);
      while (i + 1 < months.size() && months.get(i + 1).equals(months.get(i).plusMonths(1))) {
        i++;
      }
      YearMonth last = months.get(i);
      runs.add(first.equals(last) ? first.toString() : first + " 至 " + last);
    }
    return String.join("、", runs);
  }

  /** Whether the month was delivered, as far as the source tells; true when it says nothing. */
  boolean has(String source, @Nullable YearMonth month) {
    TreeMap<YearMonth, Long> all = rows.get(source);
    return all == null || month == null || has(all, month);
  }
}
