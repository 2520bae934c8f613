package dev.fazhi.store.archive;

import dev.fazhi.definition.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Extracts the key from rows of a source. */
public final class KeyOf {

  private final int[] positions;

  /** Extracts keys of that source. */
  public KeyOf(Source source) {
    this(source.positions(source.key()));
  }

  private KeyOf(int[] positions) {
    this.positions = positions;
  }

  /** Extracts keys from rows that have nothing but the parts of the key, in the order declared. */
  public static KeyOf alone(Source source) {
    return new KeyOf(IntStream.range(0, source.key().size()).toArray());
  }

  /**
   * The key of a row with these values in the source's order; null when a part of it is missing.
   */
  public @Nullable RowKey row(List<? extends @Nullable Object> values) {
    List<Object> key = new ArrayList<>(positions.length);
    for (int position : positions) {
      Object value = values.get(position);
      if (value == null) {
        return null;
      }
      key.add(value instanceof BigDecimal number ? number.stripTrailingZeros() : value);
    }
    return new RowKey(key);
  }
}
