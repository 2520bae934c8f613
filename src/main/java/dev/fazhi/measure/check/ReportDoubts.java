package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Decimals;
import dev.fazhi.model.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * What a unit reported and can hardly be meant: a negative number, a year's number that is less
 * than its months, the months of last year once more, all numbers of the month before once more,
 * one month many times as large as all others or of another span, a state that is an eighth at
 * once, a fraction among large numbers or whole ones.
 */
public final class ReportDoubts extends UnitDoubts {

  /** Fewer months, or fewer different numbers, may be alike by chance. */
  private static final int LEAST_MONTHS = 4;

  private static final int LEAST_NUMBERS = 3;

  private static final int LEAST_OTHERS = 5;
  private static final BigDecimal TIMES = BigDecimal.valueOf(5);

  /** Of smaller numbers a tenth says nothing. */
  private static final BigDecimal LEAST_STATE = BigDecimal.valueOf(20);

  private static final BigDecimal MANIFOLD = BigDecimal.valueOf(8);
  private static final BigDecimal THOUSANDFOLD = BigDecimal.valueOf(1000);

  private final Map<String, RepeatedMonths> repeated = new HashMap<>();

  /** Those of the year of the cut-off and the one before. */
  public ReportDoubts(Definitions definitions, Map<String, Counts> counts, AsOf asOf) {
    super(definitions, counts);
    int year = asOf.day().getYear();
    for (UnitReports.Of of : reports.all()) {
      if (of.reported().state()) {
        boolean whole = areWhole(of);
        find(of, (unit, times) -> orFraction(state(times, year), times, year, whole));
      }
    }
    for (UnitReports.Of of : reports.added()) {
      repeated
          .computeIfAbsent(of.source().id(), any -> new RepeatedMonths(year))
          .add(of.metric().id(), of.reports());
    }
    for (UnitReports.Of of : reports.added()) {
      boolean whole = areWhole(of);
      find(
          of,
          (unit, times) -> orFraction(months(of.metric(), unit, times, asOf), times, year, whole));
    }
  }

  private void find(
      UnitReports.Of of, BiFunction<String, SortedMap<String, Counts.Report>, String> odd) {
    List<String> each = new ArrayList<>();
    new TreeMap<>(of.reports().units())
        .forEach(
            (unit, times) -> {
              String said = odd.apply(unit, times);
              if (!said.isEmpty() && !of.isExpected(unit)) {
                reports.doubt(of.metric(), unit);
                each.add(SafeText.safe(unit) + "：" + said);
              }
            });
    if (!each.isEmpty()) {
      String message =
          "%s 报的数像是不对：%s。照报的计入；请向报送的单位核实，更正后重新放入。"
              .formatted(of.metric().name(), SourceChecks.several(each, "；"));
      reports.tell(of.metric(), message);
    }
  }

  /** What is odd of numbers that add up; empty for nothing. */
  private String months(
      Metric metric, String unit, SortedMap<String, Counts.Report> times, AsOf asOf) {
    int year = asOf.day().getYear();
    String said = within(times, year);
    said = said.isEmpty() ? within(times, year - 1) : said;
    said = said.isEmpty() ? SinceJanuary.odd(times, year) : said;
    said = said.isEmpty() ? copied(times, year) : said;
    said = said.isEmpty() ? repeats(metric, unit) : said;
    said = said.isEmpty() ? LostDigits.odd(times, year) : said;
    said = said.isEmpty() ? SteadyMonths.odd(times, asOf) : said;
    return said.isEmpty() ? scaled(times, year) : said;
  }

  /** What stands is hardly an eighth, or eight times, of what it was at once. */
  private static String state(SortedMap<String, Counts.Report> times, int year) {
    if (times.size() < 2) {
      return "";
    }
    List<Map.Entry<String, Counts.Report>> all = List.copyOf(times.entrySet());
    Map.Entry<String, Counts.Report> last = all.get(all.size() - 1);
    Map.Entry<String, Counts.Report> before = all.get(all.size() - 2);
    BigDecimal now = last.getValue().value();
    BigDecimal then = before.getValue().value();
    boolean fell = then.compareTo(LEAST_STATE) >= 0 && now.multiply(MANIFOLD).compareTo(then) <= 0;
    boolean rose = then.signum() > 0 && now.compareTo(LEAST_STATE) >= 0;
    return fell || rose && then.multiply(MANIFOLD).compareTo(now) <= 0
        ? "%s 报 %s，%s 报的却是 %s，像是报了增减数，或多写、少写了零"
            .formatted(last.getKey(), plain(now), before.getKey(), plain(then))
        : LostDigits.odd(times, year);
  }

  /** A fraction that is hardly a thousandth of the others: in 万. */
  private static String scaled(SortedMap<String, Counts.Report> times, int year) {
    List<BigDecimal> sorted = times.values().stream().map(Counts.Report::value).sorted().toList();
    BigDecimal middle = sorted.isEmpty() ? BigDecimal.ZERO : sorted.get(sorted.size() / 2);
    for (Map.Entry<String, Counts.Report> of :
        times.subMap(year + "-01", year + "-13").entrySet()) {
      BigDecimal value = Decimals.stripped(of.getValue().value());
      if (value.scale() > 0 && value.multiply(THOUSANDFOLD).compareTo(middle) <= 0) {
        return "%s 报 %s，别的多在 %s 上下，像是以万为单位报的".formatted(of.getKey(), plain(value), plain(middle));
      }
    }
    return "";
  }

  /** Whether nearly all that was reported are whole numbers, as things that are counted are. */
  private static boolean areWhole(UnitReports.Of of) {
    List<BigDecimal> all =
        of.reports().units().values().stream()
            .flatMap(times -> times.values().stream())
            .map(report -> Decimals.stripped(report.value()))
            .toList();
    long fractions = all.stream().filter(value -> value.scale() > 0).count();
    return of.metric().decimals() == 0 && all.size() - fractions >= LEAST_OTHERS * (1 + fractions);
  }

  /** What is odd already, or else a fraction among whole numbers. */
  private static String orFraction(
      String odd, SortedMap<String, Counts.Report> times, int year, boolean whole) {
    if (odd.isEmpty() && whole) {
      for (Map.Entry<String, Counts.Report> of :
          times.subMap(Integer.toString(year - 1), year + "-13").entrySet()) {
        BigDecimal value = Decimals.stripped(of.getValue().value());
        if (value.scale() > 0) {
          return "%s 报 %s，别的都是整数，像是报成了比率，或换了单位".formatted(of.getKey(), plain(value));
        }
      }
    }
    return odd;
  }

  static String plain(BigDecimal number) {
    return Decimals.plain(Decimals.stripped(number));
  }

  private String repeats(Metric metric, String unit) {
    RepeatedMonths months = repeated.get(metric.source());
    return months == null ? "" : months.of(unit, metric.id());
  }

  /** What is odd within one year; empty for nothing. */
  private static String within(SortedMap<String, Counts.Report> times, int year) {
    List<BigDecimal> values = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal most = BigDecimal.ZERO;
    String when = "";
    for (Map.Entry<String, Counts.Report> of :
        times.subMap(year + "-01", year + "-13").entrySet()) {
      BigDecimal value = Decimals.stripped(of.getValue().value());
      if (value.signum() < 0) {
        return "%s 报的是负数 %s".formatted(of.getKey(), Decimals.plain(value));
      }
      values.add(value);
      sum = sum.add(value);
      when = value.compareTo(most) > 0 ? of.getKey() : when;
      most = most.max(value);
    }
    Counts.Report whole = times.get(Integer.toString(year));
    if (whole != null && whole.value().compareTo(sum) < 0) {
      return "%s 年全年报 %s，各月相加却有 %s"
          .formatted(
              year,
              Decimals.plain(Decimals.stripped(whole.value())),
              Decimals.plain(Decimals.stripped(sum)));
    }
    values.remove(most);
    BigDecimal second = values.stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    boolean steady = values.stream().allMatch(value -> value.signum() > 0);
    return values.size() >= LEAST_OTHERS && steady && most.compareTo(second.multiply(TIMES)) >= 0
        ? "%s 报 %s，别的月最多 %s".formatted(when, Decimals.plain(most), Decimals.plain(second))
        : "";
  }

  /** The months of last year once more. */
  private static String copied(SortedMap<String, Counts.Report> times, int year) {
    Set<BigDecimal> numbers = new HashSet<>();
    SortedMap<String, Counts.Report> months = times.subMap(year + "-01", year + "-13");
    for (Map.Entry<String, Counts.Report> of : months.entrySet()) {
      Counts.Report last = times.get(year - 1 + of.getKey().substring(4));
      if (last == null || last.value().compareTo(of.getValue().value()) != 0) {
        return "";
      }
      numbers.add(Decimals.stripped(last.value()));
    }
    return months.size() >= LEAST_MONTHS && numbers.size() >= LEAST_NUMBERS
        ? "%s 年各月的数与上年同月完全相同".formatted(year)
        : "";
  }
}
