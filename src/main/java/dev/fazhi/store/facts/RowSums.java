package dev.fazhi.store.facts;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sums over rows of one source, by the load that brought them: of where each row stands, and for
 * each field of its value there. They do not depend on the order of the rows, and one changed bit
 * of a value changes them. Not for several threads. Sums that another process sent can only be
 * added to others.
 */
public final class RowSums implements Serializable {

  private static final long serialVersionUID = 1;

  private static final long NOTHING = 0x51ED270B8F3C2A97L;
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final transient List<Field> fields;
  private final transient int[] numbers;
  private final transient long[] salts;
  private final HashMap<Long, long[]> byLoad = new HashMap<>();
  private final HashMap<Long, long[]> closed = new HashMap<>();
  private transient long last = Long.MIN_VALUE;
  private transient long[] sums = new long[0];

  /**
   * @param summed the numbers of the fields, in the source's order, that are summed
   */
  public RowSums(Source source, Collection<Integer> summed) {
    this.fields = source.fields();
    this.numbers = summed.stream().mapToInt(Integer::intValue).toArray();
    this.salts = new long[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      salts[i] = mix(fields.get(numbers[i]).name().hashCode());
    }
  }

  /**
   * What some rows of one load come to.
   *
   * @param rows how many there are
   * @param places sum over where they stand
   * @param values sum by the name of the field
   */
  public record Sum(long rows, long places, Map<String, Long> values) {

    static final Sum NONE = new Sum(0, 0, Map.of());

    /** What these and more rows come to. */
    Sum plus(Sum more) {
      Map<String, Long> all = new TreeMap<>(values);
      more.values.forEach((field, sum) -> all.merge(field, sum, Long::sum));
      return new Sum(rows + more.rows, places + more.places, all);
    }
  }

  /**
   * Adds a row.
   *
   * @param origin the number of the load whose file holds it
   * @param values in the source's order
   */
  public void add(
      long load, long origin, int sheet, int row, List<? extends @Nullable Object> values) {
    if (load != last) {
      sums = byLoad.computeIfAbsent(load, any -> new long[2 + numbers.length]);
      last = load;
    }
    long place = mix(load * STEP + ((long) sheet << 32) + row);
    sums[0]++;
    sums[1] += mix(place + origin);
    for (int i = 0; i < numbers.length; i++) {
      sums[2 + i] += mix(place + salts[i] + STEP * bits(values.get(numbers[i])));
    }
  }

  /** Adds a row that is no longer known since that load. */
  public void addClosed(long load) {
    closed.computeIfAbsent(load, any -> new long[1])[0]++;
  }

  /** Adds what others were summed to, over the same fields. */
  public void addAll(RowSums others) {
    others.byLoad.forEach(
        (load, more) -> {
          long[] own = byLoad.computeIfAbsent(load, any -> new long[more.length]);
          for (int i = 0; i < more.length; i++) {
            own[i] += more[i];
          }
        });
    others.closed.forEach(
        (load, more) -> closed.computeIfAbsent(load, any -> new long[1])[0] += more[0]);
  }

  /** What the rows that a load brought come to. */
  public Sum of(long load) {
    long[] found = byLoad.get(load);
    if (found == null) {
      return Sum.NONE;
    }
    Map<String, Long> values = new TreeMap<>();
    for (int i = 0; i < numbers.length; i++) {
      values.put(fields.get(numbers[i]).name(), found[2 + i]);
    }
    return new Sum(found[0], found[1], values);
  }

  /** How many rows are no longer known since that load. */
  public long closedBy(long load) {
    long[] found = closed.get(load);
    return found == null ? 0 : found[0];
  }

  /** A value in 64 bits, the same however many zeros stand behind a decimal. */
  private static long bits(@Nullable Object value) {
    if (value == null) {
      return NOTHING;
    }
    if (value instanceof String text) {
      return text.hashCode() + ((long) text.length() << 32);
    }
    if (value instanceof LocalDate day) {
      return day.toEpochDay();
    }
    if (value instanceof LocalDateTime time) {
      return time.toEpochSecond(ZoneOffset.UTC);
    }
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros().hashCode();
    }
    return value instanceof Number number ? number.longValue() : value.hashCode();
  }

  /** Spreads each bit over all; the finishing step of SplitMix64. */
  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
