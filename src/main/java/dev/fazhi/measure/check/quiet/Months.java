package dev.fazhi.measure.check.quiet;

import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** How many rows months have. */
final class Months extends TreeMap<YearMonth, Long> {

  /** So many rows must be missing. */
  static final int EXPECTED = 12;

  private static final long serialVersionUID = 1;

  void add(YearMonth month, long rows) {
    merge(month, rows, Long::sum);
  }

  long rows(YearMonth from, YearMonth to) {
    return from.isAfter(to)
        ? 0
        : subMap(from, true, to, true).values().stream().mapToLong(n -> n).sum();
  }

  /** The last of the months from that one on that have no rows; before it when it has some. */
  YearMonth quietSince(YearMonth month) {
    YearMonth to = month.minusMonths(1);
    while (getOrDefault(to.plusMonths(1), 0L) == 0) {
      to = to.plusMonths(1);
    }
    return to;
  }

  /** The first of the months from that one on that has rows; one behind all when none has. */
  YearMonth since(YearMonth month) {
    return tailMap(month, true).entrySet().stream()
        .filter(rows -> rows.getValue() > 0)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(isEmpty() ? month : lastKey().plusMonths(1));
  }

  /** Whether so much as in some months, against the others, is no accident to be missing. */
  boolean isExpected(Months all, YearMonth from, YearMonth to, YearMonth next, YearMonth until) {
    long some = rows(from, to);
    long others = all.rows(from, to) - some;
    long missing = all.rows(next, until) - rows(next, until);
    long most = some == 0 ? 0 : Collections.max(subMap(from, true, to, true).values());
    // much of one month alone is no habit
    some -= most * 2 > some ? most : 0;
    return others > 0 && some * missing >= EXPECTED * others;
  }

  /** Whether there are rows in the same months of the year before, or in that year of the next. */
  boolean isOtherYear(YearMonth from, YearMonth to, YearMonth end) {
    int by = from.getYear() == end.getYear() ? -1 : 1;
    for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
      if (getOrDefault(month.plusYears(by), 0L) == 0) {
        return false;
      }
    }
    return true;
  }
}
