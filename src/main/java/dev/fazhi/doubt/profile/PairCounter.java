package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.store.archive.DateRange;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts of two days how many rows have both ({@code D}), the same ({@code d}) and the first before
 * the second ({@code B}), and of the rows with both ({@code A}) how many have them as many days
 * apart as most have ({@code a}).
 */
final class PairCounter implements HabitCounter {

  /** What happened so shortly before the export has often no second day yet, or the same. */
  private static final int DAYS_TO_FOLLOW = 14;

  /** So many spans are kept of each pair. */
  private static final int MOST_KEPT = 3;

  /** More different spans are no rule. */
  private static final int MOST_SPANS = 400;

  private final int[] times;
  private final List<Pair> pairs = new ArrayList<>();
  private final LocalDate followed;

  /** Whether the units of a month report it all at once. */
  private final boolean reported;

  /** Two times, by their numbers. */
  private static final class Pair {
    private final int one;
    private final int other;
    private final Map<Long, long[]> spans = new HashMap<>();
    private long both;
    private long same;
    private long before;

    Pair(int one, int other) {
      this.one = one;
      this.other = other;
    }

    void add(long days, boolean followed) {
      if (followed) {
        both++;
        same += days == 0 ? 1 : 0;
        before += days > 0 ? 1 : 0;
      }
      if (spans.size() < MOST_SPANS || spans.containsKey(days)) {
        spans.computeIfAbsent(days, any -> new long[1])[0]++;
      }
    }
  }

  PairCounter(Source source, LocalDate exported) {
    this.times = source.positions(field -> field.type().isTime());
    this.followed = exported.minusDays(DAYS_TO_FOLLOW);
    this.reported = source.coverage(Field.Type.PERIOD) >= 0;
    for (int i = 0; i < times.length; i++) {
      for (int j = i + 1; j < times.length; j++) {
        pairs.add(new Pair(i, j));
      }
    }
  }

  @Override
  public void add(List<? extends @Nullable Object> values) {
    @Nullable LocalDate[] days = new LocalDate[times.length];
    for (int i = 0; i < times.length; i++) {
      days[i] = DateRange.day(values.get(times[i]));
    }
    for (Pair pair : pairs) {
      LocalDate day = days[pair.one];
      LocalDate other = days[pair.other];
      if (day != null && other != null) {
        boolean early = !(day.isBefore(other) ? day : other).isAfter(followed);
        pair.add(ChronoUnit.DAYS.between(day, other), early);
      }
    }
  }

  @Override
  public void putInto(Map<String, Long> counts) {
    for (Pair pair : pairs) {
      String at = times[pair.one] + "," + times[pair.other];
      counts.put("D" + at, pair.both);
      counts.put("d" + at, pair.same);
      counts.put("B" + at, pair.before);
      if (!reported) {
        putSpans(at, pair.spans, counts);
      }
    }
  }

  private static void putSpans(String at, Map<Long, long[]> found, Map<String, Long> counts) {
    counts.put("A" + at, found.values().stream().mapToLong(rows -> rows[0]).sum());
    found.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<Long, long[]> span) -> -span.getValue()[0])
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_KEPT)
        .forEach(span -> counts.put("a" + at + "=" + span.getKey(), span.getValue()[0]));
  }
}
