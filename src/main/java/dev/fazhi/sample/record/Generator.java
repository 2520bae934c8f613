package dev.fazhi.sample.record;

import org.jspecify.annotations.Nullable;

/** How a field of a record comes by its value. */
@FunctionalInterface
public interface Generator {

  /**
   * The value: text, {@link java.time.LocalDateTime} or {@link java.math.BigDecimal}; null for
   * empty.
   *
   * @param draft the record so far
   * @param chance this field's own
   */
  @Nullable Object make(Draft draft, SeededRandom chance);
}
