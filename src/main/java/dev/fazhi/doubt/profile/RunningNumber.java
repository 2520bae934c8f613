package dev.fazhi.doubt.profile;

import dev.fazhi.store.archive.RowKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The number of a row that counts on from row to row, with what stands around it.
 *
 * @param width how many digits there are where it begins with zeros, else 1
 */
record RunningNumber(String before, long number, int width, String behind) {

  private static final int MOST_DIGITS = 9;

  /** The last digits of an id; null for none. */
  static @Nullable RunningNumber of(@Nullable Object value) {
    if (!(value instanceof String id)) {
      return null;
    }
    int end = id.length();
    while (end > 0 && !isDigit(id.charAt(end - 1))) {
      end--;
    }
    int from = end;
    while (from > 0 && end - from < MOST_DIGITS && isDigit(id.charAt(from - 1))) {
      from--;
    }
    return from == end
        ? null
        : new RunningNumber(
            id.substring(0, from),
            Long.parseLong(id, from, end, 10),
            id.charAt(from) == '0' ? end - from : 1,
            id.substring(end));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** What all numbers that count on from each other have in common. */
  String series() {
    return before + '\t' + behind;
  }

  /** The key that has another number of the series, with so many digits at least. */
  RowKey key(long other, int digits) {
    String plain = Long.toString(other);
    String zeros = "0".repeat(Math.max(0, digits - plain.length()));
    return new RowKey(List.of(before + zeros + plain + behind));
  }
}
