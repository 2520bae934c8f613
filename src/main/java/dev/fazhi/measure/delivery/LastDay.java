package dev.fazhi.measure.delivery;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds through which day a file tells of a source. */
public final class LastDay {

  /** Where so many are expected, none at all comes about once in twenty thousand times. */
  public static final int EXPECTED_ROWS = 10;

  /** The longest that offices are closed. */
  private static final int HOLIDAYS = 10;

  /** On the morning of an export those of the day before may not be entered yet. */
  private static final int SILENT_WORKDAYS = 2;

  private static final int DAYS_A_YEAR = 365;

  private LastDay() {}

  /**
   * The day of the export, or of its newest row where so many were to be expected since that none
   * at all is no accident.
   *
   * @param days the rows of the source by day
   */
  public static LocalDate of(
      DeliveredFile file, TreeMap<LocalDate, Long> days, LocalDate asOf, DayRates rates) {
    LocalDate newest = file.newest();
    if (newest == null || newest.isAfter(file.exported())) {
      return file.exported();
    }
    long silent = ChronoUnit.DAYS.between(newest, file.exported());
    // of years without any row those before tell how many are usual, if they are enough to tell
    boolean ended =
        silent >= DAYS_A_YEAR
            && newest.isBefore(asOf.minusDays(DAYS_A_YEAR))
            && sum(days.headMap(newest, true)) >= EXPECTED_ROWS;
    LocalDate to = ended ? newest : file.exported();
    long rows = sum(days.subMap(to.minusDays(DAYS_A_YEAR), false, to, true));
    long span = Math.min(DAYS_A_YEAR, ChronoUnit.DAYS.between(days.firstKey(), to) + 1);
    // most sources are so small that nobody need look at the calendar
    boolean usual =
        rows * silent < EXPECTED_ROWS * span
            || (file.dated() && silent <= HOLIDAYS && isHoliday(file, newest, days, rates));
    return usual ? file.exported() : newest;
  }

  /** Whether the days between the newest row and that of the export may well have none. */
  private static boolean isHoliday(
      DeliveredFile file, LocalDate newest, TreeMap<LocalDate, Long> days, DayRates rates) {
    LocalDate next = newest.plusDays(1);
    LocalDate from = newest.minusDays(DAYS_A_YEAR);
    from = from.isBefore(days.firstKey()) ? days.firstKey() : from;
    return !rates.isKnown(newest.getYear())
        || rates.workdays(next, file.exported()) < SILENT_WORKDAYS
        || rates.expected(
                next, file.exported(), days.subMap(from, true, newest, true), from, newest)
            < EXPECTED_ROWS;
  }

  private static long sum(SortedMap<LocalDate, Long> days) {
    return days.values().stream().mapToLong(Long::longValue).sum();
  }
}
