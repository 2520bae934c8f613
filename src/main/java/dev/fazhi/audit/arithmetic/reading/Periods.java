package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.language.ChineseNumeral;
import java.math.BigDecimal;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

  /** 五年来, 近三年, 2019年至2023年: several. */
  private static final Pattern YEARS =
      Pattern.compile(
          "(?<from>(?:19|20)\\d{2})年?[-至到~—](?<to>(?:19|20)\\d{2})年|(?<many>[两三四五六七八九十])年(?:来|间|累计|共|期间|以来)|近(?<last>[两三四五六七八九十])年");

  private static final String DAYS = "日天";
  private static final String QUARTERS = "一二三四";
  private static final int YEAR = 12;
  private static final int QUARTER = 3;
  private static final int WEEK = 7;

  private Periods() {}

  /** 12月受理9件,日均3件: the days of the period need not be told. */
  static Optional<Formula> of(Quantity rate, Part part, Quantities quantities) {
    StringBuilder told = new StringBuilder(part.last().lead());
    quantities
        .before(part.last(), q -> q.paragraph() == part.last().paragraph())
        .forEach(q -> told.insert(0, q.lead() + ";"));
    return of(told.toString(), rate.quotient().per())
        .map(under -> new Formula(rate, part.range(), under, part.counts(), Formula::quotient));
  }

  /**
   * How many of those the period has that the words name last, a year perhaps a day more; none
   * where they name none.
   *
   * @param per what is counted, 日 or 月
   */
  static Optional<Range> of(String words, String per) {
    if (per.equals("年")) {
      return years(words);
    }
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

  private static Optional<Range> years(String words) {
    int many = 0;
    Matcher years = YEARS.matcher(words);
    while (years.find()) {
      @Nullable String told =
          years.group("many") != null ? years.group("many") : years.group("last");
      many =
          told == null
              ? Integer.parseInt(years.group("to")) - Integer.parseInt(years.group("from")) + 1
              : ChineseNumeral.small(told);
    }
    return many > 1 ? range(many, many) : Optional.empty();
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
