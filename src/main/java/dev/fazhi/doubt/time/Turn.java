package dev.fazhi.doubt.time;

import java.util.Map;
import java.util.NavigableMap;

/**
 * The last day in the order of days on which something is so.
 *
 * @param asked the rows up to it of which it is asked
 * @param so those in which it is so
 * @param others the rows behind
 * @param days how far the last of them is
 * @param share in which part of the weeks up to it that is so in some row
 * @param weeks those behind
 */
record Turn(long day, long asked, long so, long others, long days, double share, long weeks) {

  /** Fewer rows may be so by chance. */
  private static final int LEAST_SO = 10;

  /** Fewer other rows may be so by chance, and what came within a month may become so yet. */
  private static final int LEAST_OTHERS = 12;

  private static final int LEAST_DAYS = 28;

  /** The same of the weeks, as what comes at once is of one cause. */
  private static final double CHANCE_OF_WEEKS = 1e-3;

  /** Rows of one name are counted by weeks. */
  static final int WEEK = 7;

  static Turn of(NavigableMap<Long, int[]> days, int question) {
    Long last = null;
    Long end = null;
    long so = 0;
    for (Map.Entry<Long, int[]> day : days.entrySet()) {
      int[] counts = day.getValue();
      end = counts[2 * question] > 0 ? day.getKey() : end;
      last = counts[2 * question + 1] > 0 ? day.getKey() : last;
      so += counts[2 * question + 1];
    }
    if (last == null || end == null || so < LEAST_SO) {
      return new Turn(0, 0, 0, 0, 0, 0, 0);
    }
    NavigableMap<Long, int[]> until = days.headMap(last, true);
    NavigableMap<Long, int[]> behind = days.tailMap(last, false);
    return new Turn(
        last,
        rows(until, 2 * question),
        so,
        rows(behind, 2 * question),
        Math.abs(end - last),
        (double) weeks(until, 2 * question + 1) / (1 + weeks(until, 2 * question)),
        weeks(behind, 2 * question));
  }

  boolean isNoAccident(double chance) {
    return others >= LEAST_OTHERS
        && days >= LEAST_DAYS
        && Math.pow(1 - (double) so / asked, others) <= chance
        && Math.pow(1 - share, weeks) <= CHANCE_OF_WEEKS;
  }

  private static long rows(Map<Long, int[]> days, int count) {
    return days.values().stream().mapToLong(day -> day[count]).sum();
  }

  private static long weeks(Map<Long, int[]> days, int count) {
    return days.entrySet().stream()
        .filter(day -> day.getValue()[count] > 0)
        .map(day -> day.getKey() / WEEK)
        .distinct()
        .count();
  }
}
