package dev.fazhi.sample.record;

import org.jspecify.annotations.Nullable;

/** Generates the value of a field. */
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
