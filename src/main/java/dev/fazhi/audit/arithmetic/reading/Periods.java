package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Range;
import java.math.BigDecimal;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How many days and months a period has that the text names, 上半年. */
final class Periods {

  private static final Pattern NAMED =
      Pattern.compile(
          "(?<from>1[0-2]|[1-9])月?[-至到~—](?<to>1[0-2]|[1-9])月"
              + "|前(?<first>1[0-2]|[1-9])个月"
              + "|(?<![-至到~—\\d])(?<month>1[0-2]|[1-9])月"
              + "|第?(?<quarter>[一二三四])季度"
              + "|(?<half>[上下])半年"
              + "|(?<week>[本上一]周)"
              + "|(?<three>前三季度)"
              + "|(?<year>全年|年度|(?:19|20)\\d{2}年)");

  private static final String DAYS = "日天";
  private static final String QUARTERS = "一二三四";
  private static final int YEAR = 12;
  private static final int QUARTER = 3;
  private static final int WEEK = 7;

  private Periods() {}

  /**
   * How many of those the period has that the words name last, a year perhaps a day more; none
   * where they name none.
   *
   * @param per what is counted, 日 or 月
   */
  static Optional<Range> of(String words, String per) {
    int from = 0;
    int to = 0;
    boolean week = false;
    Matcher named = NAMED.matcher(words);
    while (named.find()) {
      // 2023年11月 is a month
      week = named.group("week") != null;
      from = from(named);
      to = to(named, from);
    }
    if (from == 0 || from > to || week) {
      return week && DAYS.contains(per) ? range(WEEK, WEEK) : Optional.empty();
    }
    int months = to - from + 1;
    if (DAYS.contains(per)) {
      return range(
          IntStream.rangeClosed(from, to).map(m -> Month.of(m).minLength()).sum(),
          IntStream.rangeClosed(from, to).map(m -> Month.of(m).maxLength()).sum());
    }
    int many = per.equals("月") ? months : months % QUARTER == 0 ? months / QUARTER : 0;
    return "月季".contains(per) && many > 1 ? range(many, many) : Optional.empty();
  }

  private static Optional<Range> range(int least, int most) {
    BigDecimal value = BigDecimal.valueOf(least);
    return Optional.of(new Range(value, value, BigDecimal.valueOf(most)));
  }

  private static int from(Matcher named) {
    for (String group : List.of("from", "month")) {
      if (named.group(group) != null) {
        return Integer.parseInt(named.group(group));
      }
    }
    String quarter = named.group("quarter");
    return quarter != null
        ? QUARTERS.indexOf(quarter) * QUARTER + 1
        : "下".equals(named.group("half")) ? YEAR / 2 + 1 : 1;
  }

  private static int to(Matcher named, int from) {
    for (String group : List.of("to", "first")) {
      if (named.group(group) != null) {
        return Integer.parseInt(named.group(group));
      }
    }
    return named.group("month") != null
        ? from
        : named.group("quarter") != null
            ? from + QUARTER - 1
            : named.group("half") != null
                ? from + YEAR / 2 - 1
                : named.group("three") != null ? YEAR - QUARTER : YEAR;
  }
}
