package dev.fazhi.cases;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Many rows of a text in one line: {@code @2022-01-01..2022-03-31*2 A{n:000},{day},{day+n*7%20}}.
 * Before the blank stand how many rows there are, or their days, every how many days or how many a
 * day; months are as well. In braces stand the row's number from 0, its day, or one of several
 * words by the number; behind {@code =} is a number. Numbers are computed from left to right.
 */
final class RowPattern {

  private static final Pattern LINE =
      Pattern.compile("@(?:(\\d+)|(\\S+?)\\.\\.(\\S+?)(?:/(\\d+))?(?:\\*(\\d+))?) (.*)");
  private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");
  private static final Pattern STEP = Pattern.compile("([-+*/%])(\\d+|n)");

  private RowPattern() {}

  /** The text with all rows of its patterns. */
  static String written(String text) {
    return text.lines()
        .flatMap(line -> line.startsWith("@") ? rows(line).stream() : List.of(line).stream())
        .collect(Collectors.joining("\n", "", text.endsWith("\n") ? "\n" : ""));
  }

  private static List<String> rows(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new AssertionError("不是行的样式：" + line);
    }
    List<@Nullable Object> times = new ArrayList<>();
    if (parts.group(1) != null) {
      for (int n = 0; n < Integer.parseInt(parts.group(1)); n++) {
        times.add(null);
      }
    } else {
      int each = number(parts.group(4));
      for (Object time = time(parts.group(2));
          time.toString().compareTo(parts.group(3)) <= 0;
          time = later(time, each)) {
        for (int n = 0; n < number(parts.group(5)); n++) {
          times.add(time);
        }
      }
    }
    List<String> rows = new ArrayList<>();
    for (int n = 0; n < times.size(); n++) {
      Object time = times.get(n);
      int row = n;
      rows.add(
          PLACE
              .matcher(parts.group(6))
              .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), row, time))));
    }
    return rows;
  }

  private static int number(@Nullable String written) {
    return written == null ? 1 : Integer.parseInt(written);
  }

  private static Object time(String written) {
    return written.length() == 7 ? YearMonth.parse(written) : LocalDate.parse(written);
  }

  private static Object later(Object time, long by) {
    return time instanceof YearMonth month ? month.plusMonths(by) : ((LocalDate) time).plusDays(by);
  }

  private static String value(String place, int n, @Nullable Object time) {
    if (place.contains("|")) {
      int question = place.indexOf('?');
      long which = question < 0 ? n : computed(place.substring(0, question)).applyAsLong(n);
      List<String> words = Arrays.asList(place.substring(question + 1).split("\\|", -1));
      return words.get((int) (which % words.size()));
    }
    if (place.startsWith("day")) {
      // what would come later has not happened yet
      int until = place.indexOf('<');
      String by = place.substring("day".length(), until < 0 ? place.length() : until);
      Object day = time;
      if (day == null) {
        throw new AssertionError("没有日子：" + place);
      }
      boolean back = by.startsWith("-");
      long days = by.isEmpty() ? 0 : computed(by.substring(1)).applyAsLong(n);
      String of = later(day, back ? -days : days).toString();
      return until >= 0 && of.compareTo(place.substring(until + 1)) > 0 ? "" : of;
    }
    int colon = place.indexOf(':');
    String of = place.substring(place.startsWith("=") ? 1 : 0, colon < 0 ? place.length() : colon);
    long number = computed(of).applyAsLong(n);
    return colon < 0
        ? Long.toString(number)
        : String.format("%0" + (place.length() - colon - 1) + "d", number);
  }

  /** Such as {@code n*37%900+100}, from left to right. */
  private static LongUnaryOperator computed(String expression) {
    return n -> {
      Matcher first = Pattern.compile("n|\\d+").matcher(expression);
      if (!first.lookingAt()) {
        throw new AssertionError("不是算式：" + expression);
      }
      long value = first.group().equals("n") ? n : Long.parseLong(first.group());
      Matcher step = STEP.matcher(expression);
      for (int at = first.end(); at < expression.length(); at = step.end()) {
        step.region(at, expression.length());
        if (!step.lookingAt()) {
          throw new AssertionError("不是算式：" + expression);
        }
        long by = step.group(2).equals("n") ? n : Long.parseLong(step.group(2));
        value =
            switch (step.group(1)) {
              case "+" -> value + by;
              case "-" -> value - by;
              case "*" -> value * by;
              case "/" -> value / by;
              default -> Math.floorMod(value, by);
            };
      }
      return value;
    };
  }
}
