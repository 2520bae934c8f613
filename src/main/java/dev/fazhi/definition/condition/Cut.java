package dev.fazhi.definition.condition;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of a value that is taken as the value of another field. */
public sealed interface Cut {

  /** The part as text; null when the value has none. */
  @Nullable String of(Object value);

  /**
   * A level of a path, the first being 1.
   *
   * @param number which
   */
  record Level(int number) implements Cut {
    @Override
    public @Nullable String of(Object value) {
      String[] levels = value.toString().split(">", -1);
      return number <= levels.length ? levels[number - 1] : null;
    }
  }

  /**
   * What the first group of a regular expression finds first, or all that it finds when it has no
   * group.
   */
  record Group(Pattern pattern) implements Cut {
    @Override
    public @Nullable String of(Object value) {
      Matcher found = pattern.matcher(value.toString());
      return found.find() ? found.group(Math.min(1, found.groupCount())) : null;
    }
  }

  /** A part of a day or moment. */
  enum Part implements Cut {
    /** Such as {@code 2022}. */
    YEAR,
    /** Such as {@code 2022Q4}. */
    QUARTER,
    /** Such as {@code 2022-11}. */
    MONTH,
    /** Such as 星期一. */
    WEEKDAY,
    /** Of a moment, from {@code 00} to {@code 23}. */
    HOUR;

    @Override
    public @Nullable String of(Object value) {
      LocalDate day =
          value instanceof LocalDateTime moment ? moment.toLocalDate() : (LocalDate) value;
      return switch (this) {
        case YEAR -> Integer.toString(day.getYear());
        case QUARTER -> day.getYear() + "Q" + (day.getMonthValue() + 2) / 3;
        case MONTH -> day.toString().substring(0, 7);
        case WEEKDAY -> day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.CHINA);
        case HOUR ->
            value instanceof LocalDateTime moment
                ? moment.toLocalTime().toString().substring(0, 2)
                : null;
      };
    }
  }
}
