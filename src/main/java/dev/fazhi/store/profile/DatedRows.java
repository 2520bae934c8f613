package dev.fazhi.store.profile;

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

  /** The row at that place. */
  public long at(int index) {
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

  /** Where the first stands that is not smaller. */
  private int from(long row) {
    if (!sorted) {
      Arrays.sort(rows, 0, size);
      sorted = true;
    }
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows[middle] < row) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
