package dev.fazhi.definition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A worked example beside a metric: these rows give this figure. It says what the definition means
 * to those who read it, and is run to see that it does.
 *
 * @param file in which it stands, relative to {@code jobs/}
 * @param line counted from 1
 * @param asOf the cut-off
 * @param given the rows, each the values of its fields as {@code model.Entry} has them; a field
 *     that is missing is empty
 * @param expect the total for the year to date
 * @param prior the total for the same period last year; null when nothing is said of it
 */
public record Example(
    String file,
    int line,
    LocalDate asOf,
    List<Map<String, Object>> given,
    Expected expect,
    @Nullable Expected prior) {

  /**
   * What is to come out.
   *
   * @param value null for no value at all
   * @param numerator null when nothing is said of it
   * @param denominator null when nothing is said of it
   */
  public record Expected(
      @Nullable BigDecimal value,
      @Nullable BigDecimal numerator,
      @Nullable BigDecimal denominator) {}
}
