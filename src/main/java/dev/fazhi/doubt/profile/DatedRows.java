package dev.fazhi.doubt.profile;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What rows say, as hashes with the day of each. The day stands in the lower 20 bits, so that rows
 * of the same content stand together once they are sorted. Of very many rows every second, fourth …
 * content is kept, of all of its rows.
 */
public final class DatedRows {

  /** Bytes of a row in a profile: content with day, and the hash of its key. */
  public static final int BYTES = Long.BYTES + Integer.BYTES;

  private static final int DAY_BITS = 20;
  private static final long DAYS = (1L << DAY_BITS) - 1;

  /** More rows are thinned out. */
  private static final int MOST = 1 << 21;

  private long[] rows = new long[64];
  private int size;
  private int thinned;
  private boolean sorted;
  private int last;

  /**
   * A row as a number.
   *
   * @param content a well spread hash, of which the upper 44 bits count; zero for a row that says
   *     too little to be compared
   */
  public static long row(long content, LocalDate day) {
    return content & ~DAYS | day.toEpochDay() & DAYS;
  }

  /** Whether the row says enough to be compared. */
  public static boolean isTelling(long row) {
    return (row & ~DAYS) != 0;
  }

  /** Whether two rows say the same, on whatever days. */
  static boolean isOfSame(long row, long other) {
    return (row & ~DAYS) == (other & ~DAYS);
  }

  /** The day of a row. */
  public static LocalDate day(long row) {
    return LocalDate.ofEpochDay(row & DAYS);
  }

  /** Writes a row for a profile. */
  public static byte[] bytes(long row, int key) {
    return ByteBuffer.allocate(BYTES).putLong(row).putInt(key).array();
  }

  /** Adds a row, unless its content was thinned out. */
  public void add(long row) {
    if (!isKept(row)) {
      return;
    }
    if (size == MOST) {
      thin(thinned + 1);
      add(row);
      return;
    }
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
    }
    rows[size++] = row;
    sorted = false;
  }

  /** Adds all of those, in order. */
  public void addAll(DatedRows others) {
    for (int i = 0; i < others.size(); i++) {
      add(others.at(i));
    }
  }

  /** Thins out as far as others were. */
  public void thinAs(DatedRows others) {
    if (others.thinned > thinned) {
      thin(others.thinned);
    }
  }

  private void thin(int times) {
    thinned = times;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (isKept(rows[i])) {
        rows[kept++] = rows[i];
      }
    }
    size = kept;
  }

  private boolean isKept(long row) {
    return (row >>> DAY_BITS & (1L << thinned) - 1) == 0;
  }

  /** How many rows there are. */
  public int size() {
    return size;
  }

  /** How many rows were given for each that is kept. */
  public long times() {
    return 1L << thinned;
  }

  /** The row at that place, in order. */
  public long at(int index) {
    sort();
    return rows[index];
  }

  /** How many rows say the same on that day. */
  public int count(long row, LocalDate day) {
    long same = row(row, day);
    return from(same + 1) - from(same);
  }

  /** How many rows say the same on any day. */
  public int count(long row) {
    long content = row & ~DAYS;
    return from(content + DAYS + 1) - from(content);
  }

  /** Passes the days on which a row says the same, in order. */
  public void days(long row, Consumer<LocalDate> each) {
    long content = row & ~DAYS;
    int end = from(content + DAYS + 1);
    for (int i = from(content); i < end; i++) {
      each.accept(day(rows[i]));
    }
  }

  /** On how many other days, of so many before and after one, rows say the same. */
  int daysBeside(long row, LocalDate day, int most) {
    int end = from(row(row, day.plusDays(most)) + 1);
    int days = 0;
    for (int i = from(row(row, day.minusDays(most))); i < end; i++) {
      boolean first = i == 0 || rows[i] != rows[i - 1];
      days += first && rows[i] != row(row, day) ? 1 : 0;
    }
    return days;
  }

  private void sort() {
    if (!sorted) {
      Arrays.sort(rows, 0, size);
      sorted = true;
    }
  }

  /** Where the first stands that is not smaller: often near the one asked for before. */
  private int from(long row) {
    sort();
    int low;
    int high;
    int step = 1;
    if (last < size && rows[last] < row) {
      low = last + 1;
      while (low + step < size && rows[low + step] < row) {
        low += step + 1;
        step <<= 1;
      }
      high = Math.min(size, low + step);
    } else {
      high = Math.min(last, size);
      while (high - step >= 0 && rows[high - step] >= row) {
        high -= step;
        step <<= 1;
      }
      low = Math.max(0, high - step + 1);
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows[middle] < row) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    last = low;
    return low;
  }
}
