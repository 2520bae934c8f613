package dev.fazhi.definition.condition;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A condition that tests rows, by SQL's logic of three values. */
@FunctionalInterface
public interface RowTest {

  /**
   * Whether it holds for a row; null when an empty value leaves that open.
   *
   * @param row the values in the order of the fields that it was compiled for: {@code LocalDate},
   *     {@code LocalDateTime}, {@code Boolean}, {@code Long}, {@code BigDecimal} or {@code String}
   *     as the field's type says; null for an empty one
   * @param at what its variables stand for
   */
  @Nullable Boolean test(@Nullable Object[] row, Moments at);

  /** Whether it is true, so that a row counts by it. */
  default boolean holds(@Nullable Object[] row, Moments at) {
    return Boolean.TRUE.equals(test(row, at));
  }

  /** Whether it is false, so that a row breaks it as a rule. */
  default boolean fails(@Nullable Object[] row, Moments at) {
    return Boolean.FALSE.equals(test(row, at));
  }

  /**
   * What the variables of a condition stand for.
   *
   * @param asOf the last moment of the cut-off day; null where there is no cut-off
   * @param periodStart the first moment of the period; null where there is no period
   * @param periodEnd the last moment of the period; null where there is no period
   */
  record Moments(
      @Nullable LocalDateTime asOf,
      @Nullable LocalDateTime periodStart,
      @Nullable LocalDateTime periodEnd) {

    /** For conditions that name no variable. */
    public static final Moments NONE = new Moments(null, null, null);

    LocalDateTime of(Condition.Variable variable) {
      LocalDateTime moment =
          switch (variable) {
            case AS_OF -> asOf;
            case PERIOD_START -> periodStart;
            case PERIOD_END -> periodEnd;
          };
      if (moment == null) {
        throw new IllegalStateException("a condition names a moment that is not known here");
      }
      return moment;
    }
  }
}
