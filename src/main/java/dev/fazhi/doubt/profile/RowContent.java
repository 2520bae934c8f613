package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.store.archive.DateRange;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hashes what rows of a source say besides their keys, times, states and who delivered them: one
 * unit may have given the rows of another for its own.
 */
public final class RowContent {

  /** Rows with fewer values than these may well be alike. */
  private static final int LEAST_VALUES = 2;

  /** Numbers of no more digits are surely a long. */
  private static final int LONG_DIGITS = 18;

  private final int dated;
  private final BitSet passed = new BitSet();
  private final BitSet standing = new BitSet();

  /** Of rows of that source. */
  public RowContent(Source source) {
    // what is reported anew each month may well be as it was
    this.dated = source.dated();
    for (int i = 0; i < source.fields().size(); i++) {
      Field field = source.fields().get(i);
      // a status is another by and by
      boolean changing = field.type().isTime() || !field.values().isEmpty();
      boolean unit = field.name().equals(source.deliveredBy());
      boolean key = source.key().contains(field.name());
      passed.set(i, changing || unit || key);
      standing.set(i, (changing || unit) && !key && i != dated);
    }
  }

  /** The days of a row; null where it has none, or its key has them. */
  public @Nullable DateRange days(List<? extends @Nullable Object> values) {
    return dated < 0 ? null : DateRange.of(values.get(dated));
  }

  /** What a row of that day says, as {@link DatedRows} take it. */
  public long row(List<? extends @Nullable Object> values, DateRange days) {
    Object moment = values.get(dated);
    LocalTime time = moment instanceof LocalDateTime at ? at.toLocalTime() : LocalTime.MIDNIGHT;
    return DatedRows.row(content(values, time.toSecondOfDay()), days.from());
  }

  /** What a row says at whatever time, in all bits; zero for a row that says too little. */
  public long content(List<? extends @Nullable Object> values) {
    return content(values, 0);
  }

  /** What it says besides its key and that time, with all other days and how it stands. */
  public long standing(List<? extends @Nullable Object> values) {
    long content = content(values, 0);
    for (int i = 0; i < values.size() && content != 0; i++) {
      Object value = standing.get(i) ? values.get(i) : null;
      value = value instanceof LocalDateTime moment ? moment.toLocalDate() : value;
      content = content * 0x5DEECE66DL + (value == null ? 11 : hash(value));
      content ^= content >>> 29;
    }
    return content == 0 ? 0 : spread(content);
  }

  private long content(List<? extends @Nullable Object> values, long with) {
    long content = with;
    int filled = 0;
    for (int i = 0; i < values.size(); i++) {
      Object value = passed.get(i) ? null : values.get(i);
      content = content * 0x5DEECE66DL + (value == null ? 11 : hash(value));
      content ^= content >>> 29;
      filled += value == null ? 0 : 1;
    }
    return filled < LEAST_VALUES ? 0 : spread(content);
  }

  /** Each bit upon all others, as the lower ones are given up. */
  public static long spread(long content) {
    long half = (content ^ content >>> 33) * 0xFF51AFD7ED558CCDL;
    return half ^ half << 32;
  }

  /** The same for equal numbers. */
  public static int hash(Object value) {
    if (value instanceof BigDecimal exact) {
      BigDecimal plain = exact.stripTrailingZeros();
      boolean whole = plain.scale() <= 0 && plain.precision() - plain.scale() <= LONG_DIGITS;
      return whole ? Long.hashCode(plain.longValue()) : plain.hashCode();
    }
    return value instanceof Number whole ? Long.hashCode(whole.longValue()) : value.hashCode();
  }
}
