package dev.fazhi.sample.record;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moments over a span of days, in order: a month gets its share by its weight, the days of a month
 * are alike, and within a day the moments fall into given hours.
 */
public final class TimeDistribution {

  private static final long A_MONTH = 1_000_000;
  private static final long STEPS = 1024;
  private static final int HOUR = 3600;

  private final LocalDate from;
  private final long[] upTo;
  private final @Nullable Range hours;

  /**
   * @param from the first day
   * @param to the last day
   * @param months twelve weights, January first; a span over several years uses them each year
   * @param hours hours of the day, such as 7 to 21 for 07:00:00 to 21:59:59; null for moments that
   *     are whole days
   */
  public TimeDistribution(
      LocalDate from, LocalDate to, List<Integer> months, @Nullable Range hours) {
    this.from = from;
    this.hours = hours;
    this.upTo = new long[Math.toIntExact(to.toEpochDay() - from.toEpochDay() + 1)];
    long sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      LocalDate day = from.plusDays(i);
      sum += A_MONTH * months.get(day.getMonthValue() - 1) / day.lengthOfMonth();
      upTo[i] = sum;
    }
  }

  /** Whether any day of the span has a share at all. */
  public boolean isPossible() {
    return upTo[upTo.length - 1] > 0;
  }

  /** The moment of the i-th of so many; never before that of the one before it. */
  public LocalDateTime moment(long i, long count, SeededRandom chance) {
    long total = upTo[upTo.length - 1];
    long at = total * (i * STEPS + chance.below(STEPS)) / (count * STEPS);
    int found = Arrays.binarySearch(upTo, at + 1);
    int day = found >= 0 ? found : -found - 1;
    while (day > 0 && upTo[day - 1] > at) {
      day--;
    }
    long before = day == 0 ? 0 : upTo[day - 1];
    LocalDate date = from.plusDays(day);
    return date.atTime(time(at - before, upTo[day] - before));
  }

  private LocalTime time(long at, long share) {
    if (hours == null) {
      return LocalTime.MIDNIGHT;
    }
    long seconds = (hours.to() - hours.from() + 1) * HOUR;
    return LocalTime.ofSecondOfDay(hours.from() * HOUR + seconds * at / share);
  }
}
