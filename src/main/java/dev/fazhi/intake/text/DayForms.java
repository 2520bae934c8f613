package dev.fazhi.intake.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms of a day in text: of a whole month, with English months, without separators, as three
 * numbers in any order.
 *
 * @param dayOrder {@code dmy}, {@code mdy} or {@code ymd}; empty when nothing is said
 */
record DayForms(String dayOrder) {

  private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";
  private static final String MONTH = "(" + MONTHS.replace(' ', '|') + ")[a-z]*\\.?";

  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(\\d{4})\\s*([-/.])\\s*(\\d{1,2})\\s*\\2\\s*(\\d{1,2})|(\\d{4}|\\d\\d)年(\\d{1,2})月(\\d{1,2})[日号]?");
  private static final Pattern COMPACT_DAY = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)");
  private static final Pattern MONTH_ALONE =
      Pattern.compile("(\\d{4})(?:年(\\d{1,2})月份?|[-/](\\d{1,2}))|" + MONTH + "[ ,./-]*(\\d{4})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?[ ./-]*" + MONTH + "[ ,./-]*(\\d{4})");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(MONTH + "\\s*(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*,\\s*|\\s+)(\\d{4})");
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})\\s*([-/.])\\s*(\\d{1,2})\\s*\\2\\s*(\\d{4}|\\d\\d)");

  /** Year, month and day as numbers that may be none of the calendar; day 0 for a whole month. */
  record Day(int year, int month, int day) {
    boolean exists() {
      return Days.isYear(year) && Days.exists(year, month, Math.max(day, 1));
    }
  }

  /** Whether three small numbers could be a day in two orders, and nothing is said of theirs. */
  boolean areDoubtful(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    if (!dayOrder.isEmpty() || !numbers.matches()) {
      return false;
    }
    int first = number(numbers, 1);
    int second = number(numbers, 3);
    boolean one = first == second || first > 12 || second > 12;
    return numbers.group(4).length() == 2 || !one;
  }

  @Nullable Day read(String text) {
    Matcher day = YEAR_FIRST.matcher(text);
    if (day.matches()) {
      return day.group(1) != null
          ? new Day(number(day, 1), number(day, 3), number(day, 4))
          : new Day(year(day.group(5)), number(day, 6), number(day, 7));
    }
    day = COMPACT_DAY.matcher(text);
    if (day.matches()) {
      return new Day(number(day, 1), number(day, 2), number(day, 3));
    }
    day = MONTH_ALONE.matcher(text);
    if (day.matches()) {
      return day.group(1) == null
          ? new Day(number(day, 5), month(day.group(4)), 0)
          : new Day(number(day, 1), number(day, day.group(2) == null ? 3 : 2), 0);
    }
    day = DAY_FIRST.matcher(text);
    if (day.matches()) {
      return new Day(number(day, 3), month(day.group(2)), number(day, 1));
    }
    day = MONTH_FIRST.matcher(text);
    if (day.matches()) {
      return new Day(number(day, 3), month(day.group(1)), number(day, 2));
    }
    day = NUMBERS.matcher(text);
    return day.matches() ? ordered(day) : null;
  }

  private Day ordered(Matcher numbers) {
    List<String> parts = List.of(numbers.group(1), numbers.group(3), numbers.group(4));
    int first = number(numbers, 1);
    String order = dayOrder.isEmpty() ? first > 12 ? "dmy" : "mdy" : dayOrder;
    if (numbers.group(4).length() == 4 && order.startsWith("y")) {
      order = first > 12 ? "dmy" : "mdy";
    }
    return new Day(
        year(parts.get(order.indexOf('y'))),
        Integer.parseInt(parts.get(order.indexOf('m'))),
        Integer.parseInt(parts.get(order.indexOf('d'))));
  }

  private static int year(String written) {
    int year = Integer.parseInt(written);
    return written.length() == 2 ? 2000 + year : year;
  }

  private static int month(String name) {
    return MONTHS.indexOf(name) / 4 + 1;
  }

  private static int number(Matcher from, int group) {
    return Integer.parseInt(from.group(group));
  }
}
