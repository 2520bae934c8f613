package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.store.archive.RowKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The numbers of rows, by what they have in common before and behind the digits that count on. */
final class NumberSeries {

  /** Of more rows, or of numbers that begin in more ways, nobody expects that none is missing. */
  private static final int MOST_ROWS = 100_000;

  private static final int MOST_SERIES = 100;

  private static final int MOST_DIGITS = 9;

  private final int position;
  private final Map<String, Own> all = new TreeMap<>();
  private int rows;

  /** Numbers between the same words. */
  static final class Own {
    private final String before;
    private final String behind;
    private final TreeSet<Long> numbers = new TreeSet<>();
    private int width = 1;

    Own(String before, String behind) {
      this.before = before;
      this.behind = behind;
    }

    TreeSet<Long> numbers() {
      return numbers;
    }

    /** The key that has a number of them. */
    RowKey key(long number) {
      String plain = Long.toString(number);
      String zeros = "0".repeat(Math.max(0, width - plain.length()));
      return new RowKey(List.of(before + zeros + plain + behind));
    }

    List<RowKey> keys(long from, long to) {
      return LongStream.rangeClosed(from, to).mapToObj(this::key).toList();
    }
  }

  NumberSeries(Source source) {
    this.position = IdField.position(source);
  }

  void add(List<? extends @Nullable Object> values) {
    if (position < 0 || rows > MOST_ROWS || !(values.get(position) instanceof String id)) {
      return;
    }
    int end = id.length();
    while (end > 0 && !isDigit(id.charAt(end - 1))) {
      end--;
    }
    int from = end;
    while (from > 0 && end - from < MOST_DIGITS && isDigit(id.charAt(from - 1))) {
      from--;
    }
    if (end > from) {
      String before = id.substring(0, from);
      String behind = id.substring(end);
      Own own = all.computeIfAbsent(before + '\t' + behind, any -> new Own(before, behind));
      own.numbers.add(Long.parseLong(id, from, end, 10));
      own.width = id.charAt(from) == '0' ? end - from : own.width;
    }
    if (++rows > MOST_ROWS || all.size() > MOST_SERIES) {
      rows = MOST_ROWS + 1;
      all.clear();
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** All of them; none of a file in which too many are. */
  Collection<Own> all() {
    return all.values();
  }
}
