package dev.fazhi.store.archive;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A range of days, both ends included.
 *
 * @param from not after {@code to}
 */
public record DateRange(LocalDate from, LocalDate to) {

  private static final String BETWEEN = " 至 ";

  private static final int LAST_SECOND = 24 * 60 * 60 - 1;

  /**
   * The days of a coverage field's value, which is a day, a time, a month or a year; null for none.
   */
  public static @Nullable DateRange of(@Nullable Object value) {
    LocalDate day = day(value);
    if (day != null) {
      return new DateRange(day, day);
    } else if (value instanceof String period) {
      boolean year = period.length() == 4;
      YearMonth first = YearMonth.parse(year ? period + "-01" : period);
      YearMonth last = YearMonth.parse(year ? period + "-12" : period);
      return new DateRange(first.atDay(1), last.atEndOfMonth());
    }
    return null;
  }

  /** The day of a value that is a day or a moment; null of any other. */
  public static @Nullable LocalDate day(@Nullable Object value) {
    return value instanceof LocalDateTime moment
        ? moment.toLocalDate()
        : value instanceof LocalDate day ? day : null;
  }

  /** Whether it is a moment with an hour: a day alone stands for its first second, or its last. */
  public static boolean hasHour(@Nullable Object value) {
    int second = value instanceof LocalDateTime moment ? moment.toLocalTime().toSecondOfDay() : 0;
    return second > 0 && second < LAST_SECOND;
  }

  /** Whether this range contains all days of the other. */
  public boolean contains(DateRange other) {
    return !other.from.isBefore(from) && !other.to.isAfter(to);
  }

  /** As people read it. */
  public String text() {
    return from + BETWEEN + to;
  }

  /** The range of which that is the text. */
  public static DateRange parse(String text) {
    String[] days = text.split(BETWEEN, 2);
    return new DateRange(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
  }

  /** Whether the two have a day in common. */
  public boolean overlaps(DateRange other) {
    return !other.from.isAfter(to) && !from.isAfter(other.to);
  }

  /** The range from the earlier start to the later end. */
  public DateRange with(DateRange other) {
    return new DateRange(
        other.from.isBefore(from) ? other.from : from, other.to.isAfter(to) ? other.to : to);
  }
}
