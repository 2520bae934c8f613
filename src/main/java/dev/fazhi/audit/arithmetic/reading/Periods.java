package dev.fazhi.audit.arithmetic.reading;

import java.time.Month;
import java.util.List;
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
              + "|(?<three>前三季度)"
              + "|(?<year>全年|年度|(?:19|20)\\d{2}年)");

  private static final String QUARTERS = "一二三四";
  private static final int YEAR = 12;
  private static final int QUARTER = 3;
  private static final int WEEK = 7;

  private Periods() {}

  /**
   * How many of those the period has that the words name last, each that it may be, for the year
   * may have a day more; none where they name none.
   *
   * @param per what is counted, 日 or 月
   */
  static List<Integer> of(String words, String per) {
    int from = 0;
    int to = 0;
    Matcher named = NAMED.matcher(words);
    while (named.find()) {
      // 2023年11月 is a month
      from = from(named);
      to = to(named, from);
    }
    if (from == 0 || from > to) {
      return List.of();
    }
    int months = to - from + 1;
    int least = IntStream.rangeClosed(from, to).map(m -> Month.of(m).minLength()).sum();
    int most = IntStream.rangeClosed(from, to).map(m -> Month.of(m).maxLength()).sum();
    return switch (per) {
      case "日", "天" -> least == most ? List.of(least) : List.of(least, most);
      case "周" -> List.of(least / WEEK);
      case "月" -> months > 1 ? List.of(months) : List.of();
      case "季" -> months > QUARTER && months % QUARTER == 0 ? List.of(months / QUARTER) : List.of();
      default -> List.of();
    };
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
