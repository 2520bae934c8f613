package dev.fazhi.measure.count;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.measure.delivery.LastDay;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a period and the same period last year can be compared: that one of them lacks whole
 * months which the other has, or of single values by which deliveries come, shows more in a figure
 * than anything that happened.
 *
 * <p>A month without a row was not delivered when so many rows were to be expected in it, and in
 * the empty months beside it, that none at all is no accident; a source with three cases a month
 * may well have a month without.
 */
public final class Comparability {

  /** Of a quarter or more, which an export of a small source lacks as a whole. */
  private static final int EXPECTED_ROWS_OF_A_QUARTER = 5;

  private static final int QUARTER = 3;

  private final Definitions definitions;
  private final AsOf asOf;
  private final Map<String, MonthRows> rows = new HashMap<>();
  private final Map<Question, Gaps> answers = new HashMap<>();
  private final Map<Question, List<DeliveryGaps.Gap>> deliveries = new HashMap<>();

  private record Question(String source, Period period) {}

  /**
   * Months that only one of the two years has.
   *
   * @param now missing in the period itself
   * @param prior missing in the same period last year
   */
  public record Gaps(List<YearMonth> now, List<YearMonth> prior) {
    public boolean isNone() {
      return now.isEmpty() && prior.isEmpty();
    }

    /** With those of others that lie in the period or in the same one last year. */
    private Gaps with(Gaps others, Period period) {
      return new Gaps(
          both(now, others.now, period), both(prior, others.prior, period.samePeriodLastYear()));
    }

    private static List<YearMonth> both(List<YearMonth> own, List<YearMonth> of, Period period) {
      return Stream.concat(own.stream(), of.stream().filter(month -> isWithin(month, period)))
          .distinct()
          .sorted()
          .toList();
    }
  }

  public Comparability(Map<String, Counts> counts, Definitions definitions, AsOf asOf) {
    this.definitions = definitions;
    this.asOf = asOf;
    for (Source source : definitions.sources().values()) {
      Counts counted = counts.get(source.id());
      if (source.coverage() != null && counted != null) {
        rows.put(source.id(), new MonthRows(counted.days(), asOf));
      }
    }
  }

  /**
   * Whether the figure stands beside one of other months, or of other deliveries.
   *
   * @param by the field that it is broken down by; empty for the total
   * @param group its group; empty for the total
   */
  public boolean isUneven(Metric metric, Period period, String by, String group) {
    return definitions.parts(metric).stream()
        .anyMatch(part -> isPartUneven(part, period, by, group));
  }

  private boolean isPartUneven(Metric metric, Period period, String by, String group) {
    if (!gaps(metric.source(), period).isNone()) {
      return true;
    }
    // a group of the very field has what was delivered of it, whatever others lack; one that has
    // nothing at all in a year says so by its figures
    boolean own = by.equals(definitions.source(metric.source()).deliveredBy());
    return deliveryGaps(metric.source(), period).stream()
        .anyMatch(gap -> !own || (gap.value().equals(group) && !gap.whole()));
  }

  /** Whether the definition changed between the period and the same period last year. */
  public static boolean isBroken(Metric metric, Period period) {
    LocalDate since = metric.since();
    return since != null
        && period.samePeriodLastYear().from().isBefore(since)
        && !since.isAfter(period.to());
  }

  /**
   * The months that only one of the two has; none when one has no month at all before it. The whole
   * year to date shows as well what was to be expected in its parts.
   */
  public Gaps gaps(String source, Period period) {
    Question question = new Question(source, period);
    Gaps known = answers.get(question);
    if (known == null) {
      known = compare(question);
      if (isPart(period)) {
        known = known.with(gaps(source, asOf.yearToDate()), period);
      }
      answers.put(question, known);
    }
    return known;
  }

  private static boolean isPart(Period period) {
    return period.kind() == Period.Kind.MONTH
        || period.kind() == Period.Kind.QUARTER
        || period.kind() == Period.Kind.HALF;
  }

  /**
   * What one of the two years lacks of single values by which the source is delivered. A part of
   * the year is answered by the year, which shows better what was to be expected in it.
   */
  public List<DeliveryGaps.Gap> deliveryGaps(String source, Period period) {
    MonthRows known = rows.get(source);
    if (known == null) {
      return List.of();
    }
    if (isPart(period)) {
      return DeliveryGaps.within(deliveryGaps(source, asOf.yearToDate()), period);
    }
    return deliveries.computeIfAbsent(
        new Question(source, period), question -> new DeliveryGaps(known, period).find());
  }

  private Gaps compare(Question question) {
    TreeMap<YearMonth, Long> all = months(question.source());
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

  private @Nullable TreeMap<YearMonth, Long> months(String source) {
    MonthRows known = rows.get(source);
    return known == null ? null : known.months();
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
        int needed = run.size() < QUARTER ? LastDay.EXPECTED_ROWS : EXPECTED_ROWS_OF_A_QUARTER;
        if (run.size() * total >= (long) needed * (months - run.size())) {
          missing.addAll(run);
        }
        run.clear();
      }
    }
    return missing;
  }

  /** Months in words: runs of them as one, such as {@code 2021-01 至 2021-03、2021-08}. */
  public static String words(List<YearMonth> months) {
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
  public boolean has(String source, @Nullable YearMonth month) {
    TreeMap<YearMonth, Long> all = months(source);
    return all == null || month == null || has(all, month);
  }
}
