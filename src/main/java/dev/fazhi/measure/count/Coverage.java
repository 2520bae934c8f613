package dev.fazhi.measure.count;

import dev.fazhi.measure.delivery.DayRates;
import dev.fazhi.model.Period;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which time the deliveries of each source cover, so that nothing delivered is told from a true
 * zero: a source covers a period that it has a row dated in, or before it, unless its deliveries
 * end before the period begins.
 */
public final class Coverage {

  /** Where so many are expected before the first of all, that is where deliveries begin. */
  private static final int EXPECTED_ROWS = 5;

  /** Of fewer nothing can be expected. */
  private static final int LEAST_ROWS = 10;

  private static final Set<Month> QUARTERS =
      Set.of(Month.MARCH, Month.JUNE, Month.SEPTEMBER, Month.DECEMBER);

  private final Map<String, LocalDate> first = new HashMap<>();
  private final Map<String, LocalDate> last = new HashMap<>();
  private final Map<String, TreeMap<LocalDate, Long>> rows = new HashMap<>();
  private final Map<String, Set<Month>> months = new HashMap<>();
  private final Map<String, Deliveries.Reach> reach;
  private final Map<String, Map<Period, Optional<LocalDate>>> begins = new HashMap<>();
  private final DayRates rates;

  public Coverage(Map<String, Counts> counts, Map<String, Deliveries.Reach> reach, DayRates rates) {
    this.reach = reach;
    this.rates = rates;
    counts.forEach(
        (source, counted) ->
            counted.days().byValue().values().stream()
                .flatMap(times -> times.entrySet().stream())
                .forEach(
                    time -> {
                      if (time.getKey() instanceof LocalDate day) {
                        rows.computeIfAbsent(source, any -> new TreeMap<>())
                            .merge(day, time.getValue()[0], Long::sum);
                      }
                    }));
    counts.forEach(
        (source, counted) ->
            counted.days().byValue().values().stream()
                .flatMap(times -> times.entrySet().stream())
                .filter(time -> time.getValue()[0] > 0)
                .map(time -> firstDay(time.getKey()))
                .forEach(
                    day -> {
                      first.merge(source, day, (a, b) -> a.isBefore(b) ? a : b);
                      months
                          .computeIfAbsent(source, any -> EnumSet.noneOf(Month.class))
                          .add(day.getMonth());
                      last.merge(source, day, (a, b) -> a.isAfter(b) ? a : b);
                    }));
  }

  /** Of a day itself, of a calendar year or month its first. */
  private static LocalDate firstDay(Object time) {
    if (time instanceof LocalDate day) {
      return day;
    }
    String text = time.toString();
    return LocalDate.parse(text + "-01-01".substring(text.length() - 4));
  }

  /** Rows that are there were delivered, whatever the times of their files say. */
  public boolean covers(String source, Period period) {
    LocalDate from = first.get(source);
    LocalDate to = last.get(source);
    Deliveries.Reach known = reach.get(source);
    return from != null
        && !from.isAfter(period.to())
        && (known == null
            || !known.through().isBefore(period.from())
            || to != null && !to.isBefore(period.from()));
  }

  /** How far the source was delivered; null when it does not count by days. */
  public Deliveries.@Nullable Reach reach(String source) {
    return reach.get(source);
  }

  /** Whether a row from before the period was delivered, so that what was open then is known. */
  public boolean reachesBefore(String source, Period period) {
    LocalDate from = first.get(source);
    return from != null && from.isBefore(period.from());
  }

  /**
   * The first day that the source has a row of, when it lies within the period and rows were to be
   * expected before it: then deliveries begin there. Who reports by the month, or by the quarter
   * under its last month, was to report every one.
   */
  public Optional<LocalDate> begins(String source, Period period) {
    // every figure asks
    return begins
        .computeIfAbsent(source, any -> new HashMap<>())
        .computeIfAbsent(period, any -> firstWithin(source, period));
  }

  private Optional<LocalDate> firstWithin(String source, Period period) {
    LocalDate from = first.get(source);
    if (from == null || !from.isAfter(period.from()) || from.isAfter(period.to())) {
      return Optional.empty();
    }
    TreeMap<LocalDate, Long> all = rows.get(source);
    if (all == null) {
      boolean quarterly = QUARTERS.containsAll(months.getOrDefault(source, Set.of()));
      long missing = ChronoUnit.MONTHS.between(period.from(), from);
      return missing > (quarterly ? 2 : 0) ? Optional.of(from) : Optional.empty();
    }
    Deliveries.Reach known = reach.get(source);
    LocalDate newest = last.getOrDefault(source, from);
    LocalDate end = known == null || newest.isAfter(known.through()) ? newest : known.through();
    boolean many = all.values().stream().mapToLong(n -> n).sum() >= LEAST_ROWS;
    return many && rates.expected(period.from(), from, all, from, end) >= EXPECTED_ROWS
        ? Optional.of(from)
        : Optional.empty();
  }

  /** The first year that any source covers. */
  public Optional<Integer> firstYear() {
    return first.values().stream().map(LocalDate::getYear).min(Integer::compareTo);
  }
}
