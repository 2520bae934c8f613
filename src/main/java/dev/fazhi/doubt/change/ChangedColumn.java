package dev.fazhi.doubt.change;

import dev.fazhi.doubt.profile.RowContent;
import dev.fazhi.store.archive.DateRange;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a column says of known rows, against what it said before. */
final class ChangedColumn {

  /** Fewer rows may be corrections. */
  private static final int LEAST_ROWS = 20;

  /** So many of the rows that were known. */
  private static final int ONE_IN = 5;

  /** At its ends a column that slid has some other values. */
  private static final int OTHERS_ONE_IN = 10;

  /** Fewer values that become one may be a correction. */
  private static final int LEAST_VALUES = 3;

  private static final int LEAST_OF_ONE = 5;

  private static final int RARE_ONE_IN = 20;

  private static final int BUCKETS = 1 << 16;

  /** How often each value, by its hash, is there more often than before. */
  private int[] more = new int[0];

  private final LocalDate made;
  private final Set<Object> before = new HashSet<>();
  private final Set<Object> after = new HashSet<>();

  /** Of known values those that some row of the file has. */
  private final Set<Object> there = new HashSet<>();

  /** What closed cases had, and what they have instead. */
  private final Set<Object> settledFrom = new HashSet<>();

  private final Set<Object> settledTo = new HashSet<>();
  private long both;
  private long changed;
  private long cleared;
  private long past;
  private long filled;

  private long timeless;
  private long settled;

  /** Of an export of that day. */
  ChangedColumn(LocalDate made) {
    this.made = made;
  }

  /** Of a row that says the same as before. */
  void addSame(@Nullable Object value) {
    both += value == null ? 0 : 1;
  }

  /** What any row of the file says, of a field with known values. */
  void addValue(@Nullable Object value) {
    if (value != null) {
      there.add(value);
    }
  }

  /** What was otherwise in closed cases is one value now, and no row has what they had. */
  boolean isGone() {
    return settledTo.size() == 1 && Collections.disjoint(settledFrom, there);
  }

  /** Of hardly any closed case it is another value. */
  boolean isRare(long of) {
    return settled * RARE_ONE_IN <= of;
  }

  /** Of a row whose case was closed then as now. */
  void addSettled(@Nullable Object known, @Nullable Object next) {
    if (known != null && next != null && !known.equals(next)) {
      settled++;
      if (settledFrom.size() < LEAST_VALUES) {
        settledFrom.add(known);
      }
      if (settledTo.size() < LEAST_VALUES) {
        settledTo.add(next);
      }
    }
  }

  /** Of a row that says something else than before. */
  void add(@Nullable Object known, @Nullable Object next) {
    Object was = day(known);
    Object is = day(next);
    timeless +=
        DateRange.hasHour(known) && !DateRange.hasHour(next) && Objects.equals(was, is) ? 1 : 0;
    both += was != null && is != null ? 1 : 0;
    cleared += was != null && is == null ? 1 : 0;
    past += was instanceof LocalDate day && is == null && day.isBefore(made) ? 1 : 0;
    filled += was == null && is != null ? 1 : 0;
    if (was == null || is == null || RowContent.hash(was) == RowContent.hash(is)) {
      return;
    }
    changed++;
    if (before.size() < LEAST_VALUES) {
      before.add(was);
    }
    if (after.size() < LEAST_VALUES) {
      after.add(is);
    }
    more = more.length == 0 ? new int[BUCKETS] : more;
    more[bucket(was)]--;
    more[bucket(is)]++;
  }

  private static int bucket(Object value) {
    return RowContent.hash(value) * 0x9E3779B9 >>> 16;
  }

  /** How many rows have another value. */
  long changed() {
    return changed;
  }

  /** How many had a value and have none. */
  long cleared() {
    return cleared;
  }

  /** How many had a day that was over when the export was made, and have none. */
  long past() {
    return past;
  }

  /** How many had no value and have one. */
  long filled() {
    return filled;
  }

  /** How many have the same day as before, without its time. */
  long timeless() {
    return timeless;
  }

  /** In how many rows of closed cases it is another value. */
  long settled() {
    return settled;
  }

  /** Most of all that had a value have another. */
  boolean isMostChanged() {
    return changed >= LEAST_ROWS && changed * 2 >= both;
  }

  boolean isMuchChanged(long of) {
    return changed >= LEAST_ROWS && changed * ONE_IN >= of;
  }

  /**
   * Several values have become one and the same.
   *
   * @param of the rows of which they must be a large part, where a few may well be corrected so
   */
  boolean isOneNow(long of) {
    return changed >= LEAST_OF_ONE
        && changed * 4 >= of
        && before.size() >= LEAST_VALUES
        && after.size() == 1;
  }

  /** All that changed have the same value now. */
  boolean isToOne() {
    return after.size() == 1;
  }

  boolean isShuffled() {
    long others = 0;
    for (int each : more) {
      others += Math.max(0, each);
    }
    return others * OTHERS_ONE_IN <= changed;
  }

  /** Of a moment its day: an hour may well be told more exactly. */
  private static @Nullable Object day(@Nullable Object value) {
    return value instanceof LocalDateTime moment ? moment.toLocalDate() : value;
  }
}
