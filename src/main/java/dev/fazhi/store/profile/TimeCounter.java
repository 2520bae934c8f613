package dev.fazhi.store.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.store.archive.DateRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts times with an hour ({@code T}, {@code t}), of two days how many rows have both ({@code
 * D}), the same ({@code d}) and the first before the second ({@code B}), and of the days that rows
 * are about those at weekends ({@code W}, {@code w}), outside office hours ({@code O}, {@code o})
 * and how many they span ({@code S}).
 */
final class TimeCounter implements HabitCounter {

  /** What happened so shortly before the export has often no second day yet, or the same. */
  private static final int DAYS_TO_FOLLOW = 14;

  private static final int OFFICE_FROM = 8;
  private static final int OFFICE_TO = 18;

  private final int[] times;
  private final LocalDate followed;
  private final int coverage;
  private final long[] moments;
  private final long[] withHour;
  private final long[][] bothDays;
  private final long[][] sameDay;
  private final long[][] before;
  private long covered;
  private long atWeekends;
  private long coveredMoments;
  private long outsideHours;
  private @Nullable LocalDate first;
  private @Nullable LocalDate last;

  TimeCounter(Source source, LocalDate exported) {
    this.times = source.positions(field -> field.type().isTime());
    int position = source.position(source.coverage());
    this.coverage = Arrays.binarySearch(times, position) < 0 ? -1 : position;
    this.followed = exported.minusDays(DAYS_TO_FOLLOW);
    this.moments = new long[times.length];
    this.withHour = new long[times.length];
    this.bothDays = new long[times.length][times.length];
    this.sameDay = new long[times.length][times.length];
    this.before = new long[times.length][times.length];
  }

  @Override
  public void add(List<? extends @Nullable Object> values) {
    for (int i = 0; i < times.length; i++) {
      Object value = values.get(times[i]);
      LocalDate day = DateRange.day(value);
      if (day == null) {
        continue;
      }
      if (value instanceof LocalDateTime moment) {
        moments[i]++;
        withHour[i] += moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? 0 : 1;
      }
      for (int j = i + 1; j < times.length; j++) {
        LocalDate other = DateRange.day(values.get(times[j]));
        if (other != null && !(day.isBefore(other) ? day : other).isAfter(followed)) {
          bothDays[i][j]++;
          sameDay[i][j] += day.equals(other) ? 1 : 0;
          before[i][j] += day.isBefore(other) ? 1 : 0;
        }
      }
    }
    Object about = coverage < 0 ? null : values.get(coverage);
    LocalDate day = DateRange.day(about);
    if (day != null) {
      addCovered(day, about);
    }
  }

  private void addCovered(LocalDate day, @Nullable Object about) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    covered++;
    atWeekends += weekend ? 1 : 0;
    first = first == null || day.isBefore(first) ? day : first;
    last = last == null || day.isAfter(last) ? day : last;
    if (about instanceof LocalDateTime moment && !moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      coveredMoments++;
      boolean office = moment.getHour() >= OFFICE_FROM && moment.getHour() < OFFICE_TO;
      outsideHours += office ? 0 : 1;
    }
  }

  @Override
  public void putInto(Map<String, Long> counts) {
    for (int i = 0; i < times.length; i++) {
      counts.put("T" + times[i], moments[i]);
      counts.put("t" + times[i], withHour[i]);
      for (int j = i + 1; j < times.length; j++) {
        String pair = times[i] + "," + times[j];
        counts.put("D" + pair, bothDays[i][j]);
        counts.put("d" + pair, sameDay[i][j]);
        counts.put("B" + pair, before[i][j]);
      }
    }
    if (first != null && last != null) {
      counts.put("S", last.toEpochDay() - first.toEpochDay() + 1);
    }
    counts.put("W", covered);
    counts.put("w", atWeekends);
    counts.put("O", coveredMoments);
    counts.put("o", outsideHours);
  }
}
