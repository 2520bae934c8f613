package dev.fazhi.intake.text;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Days as moments. */
public final class Moments {

  private Moments() {}

  /** The moment that a value is, midnight for a day; null for no value and other values. */
  public static @Nullable LocalDateTime of(@Nullable Object value) {
    if (value instanceof LocalDate day) {
      return day.atStartOfDay();
    }
    return value instanceof LocalDateTime moment ? moment : null;
  }
}
