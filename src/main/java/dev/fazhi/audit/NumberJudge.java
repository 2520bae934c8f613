package dev.fazhi.audit;

import dev.fazhi.audit.finding.Exact;
import dev.fazhi.audit.finding.FittingCounts;
import dev.fazhi.audit.finding.Judgement;
import dev.fazhi.audit.finding.PrintedNumber;
import dev.fazhi.audit.finding.PrintedNumber.Precision;
import dev.fazhi.audit.finding.RoundingRule;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.QualifiedNumber;
import dev.fazhi.definition.Metric;
import dev.fazhi.model.Decimals;
import dev.fazhi.model.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares a printed number with the figure that it should be. */
final class NumberJudge {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** How many more digits of a quotient are shown than were printed. */
  private static final int MORE_DIGITS = 3;

  private NumberJudge() {}

  static Judgement judge(Metric metric, @Nullable Figure figure, PrintedNumber printed) {
    Exact exact = figure == null ? null : Exact.of(figure.current(), metric.times());
    if (figure == null || exact == null) {
      return Judgement.differs("数据里没有这个指标的数值，无从核对；请先导入它的来源数据");
    }
    boolean rate = isRate(metric);
    if (printed.percent() && !rate) {
      return Judgement.differs("文中是百分数，而“" + metric.name() + "”的单位是“" + metric.unit() + "”");
    } else if (printed.precision() != Precision.EXACT) {
      String range = QualifiedNumber.fault(printed, exact, rate);
      return range == null
          ? Judgement.AGREES
          : Judgement.differs(
              range + "；数据是 " + PublishedValueText.of(metric, figure) + priorHint(figure, printed));
    }
    return rate ? rate(metric, figure, exact, printed) : count(metric, figure, exact, printed);
  }

  static boolean isRate(Metric metric) {
    return metric.isPercentage();
  }

  private static Judgement rate(Metric metric, Figure figure, Exact exact, PrintedNumber printed) {
    RoundingMode mode = metric.rounding().mode();
    int scale = printed.scale();
    List<RoundingRule> rules = RoundingRule.explaining(exact, scale, printed.value());
    RoundingRule own = RoundingRule.of(mode);
    boolean whole = printed.value().compareTo(HUNDRED) == 0 && exact.compareTo(HUNDRED) != 0;
    if (rules.contains(own) && !whole) {
      return Judgement.AGREES;
    }
    String quotient =
        "%s%s%%，%s是 %s%%；"
            .formatted(
                quotient(figure),
                exact.shown(scale + MORE_DIGITS),
                own.title(),
                Decimals.plain(exact.rounded(scale, mode)));
    if (whole && rules.contains(own)) {
      return new Judgement(Verdict.ROUNDING, rules, quotient + "100% 只能说全部，这里不是全部，请多印几位小数");
    }
    String counts = counts(figure, printed, mode);
    if (rules.isEmpty()) {
      return Judgement.differs(
          quotient + "怎样修约都不是 " + percent(printed) + counts + priorHint(figure, printed));
    }
    return new Judgement(
        Verdict.ROUNDING,
        rules,
        quotient + percent(printed) + " 是" + titles(rules) + "的结果" + counts);
  }

  private static String percent(PrintedNumber printed) {
    return Decimals.plain(printed.value()) + "%";
  }

  private static String titles(List<RoundingRule> rules) {
    return String.join("或", rules.stream().map(RoundingRule::title).toList());
  }

  private static String quotient(Figure figure) {
    BigDecimal numerator = figure.current().numerator();
    BigDecimal denominator = figure.current().denominator();
    return numerator == null || denominator == null
        ? "数据是 "
        : Decimals.plain(numerator) + " ÷ " + Decimals.plain(denominator) + " = ";
  }

  private static String counts(Figure figure, PrintedNumber printed, RoundingMode mode) {
    BigDecimal numerator = figure.current().numerator();
    BigDecimal denominator = figure.current().denominator();
    if (numerator == null || denominator == null) {
      return "";
    }
    String sentence =
        new FittingCounts(printed.value(), printed.scale(), mode, HUNDRED)
            .sentence(numerator, denominator);
    return sentence.isEmpty()
        ? ""
        : "。要得 " + percent(printed) + "（" + RoundingRule.of(mode).title() + "）：" + sentence;
  }

  private static Judgement count(Metric metric, Figure figure, Exact exact, PrintedNumber printed) {
    RoundingRule own = RoundingRule.of(metric.rounding().mode());
    int finest = Math.min(printed.scale(), Math.max(metric.decimals(), exact.decimals()));
    List<RoundingRule> rules = RoundingRule.explaining(exact, finest, printed.value());
    if (rules.contains(own) || isFiner(metric, exact, printed)) {
      return Judgement.AGREES;
    }
    String ours = "数据是 " + PublishedValueText.of(metric, figure);
    int scale = finest;
    while (rules.isEmpty() && isRound(printed, scale)) {
      scale--;
      rules = RoundingRule.explaining(exact, scale, printed.value());
    }
    if (!rules.isEmpty()) {
      String place = Decimals.plain(BigDecimal.ONE.scaleByPowerOfTen(-scale));
      return new Judgement(
          Verdict.ROUNDING, rules, ours + "；文中的数是它" + titles(rules) + "到 " + place + " 的整数倍的结果");
    }
    BigDecimal more = printed.value().subtract(exact.rounded(metric.decimals(), RoundingMode.DOWN));
    return Judgement.differs(
        ours
            + "，文中"
            + (more.signum() > 0 ? "多 " : "少 ")
            + Decimals.plain(more.abs())
            + priorHint(figure, printed));
  }

  /** Whether it is printed with more decimals than our sum knows, and comes to it when rounded. */
  private static boolean isFiner(Metric metric, Exact exact, PrintedNumber printed) {
    RoundingMode mode = metric.rounding().mode();
    BigDecimal rounded = printed.value().setScale(metric.decimals(), mode);
    return printed.scale() > Math.max(metric.decimals(), exact.decimals())
        && exact.rounded(metric.decimals(), mode).compareTo(rounded) == 0;
  }

  /** Whether the number ends in a zero there with at least two digits before it. */
  private static boolean isRound(PrintedNumber printed, int scale) {
    BigDecimal place = BigDecimal.ONE.scaleByPowerOfTen(1 - scale);
    return printed.value().remainder(place).signum() == 0
        && place.multiply(BigDecimal.TEN).compareTo(printed.value()) <= 0;
  }

  private static String priorHint(Figure figure, PrintedNumber printed) {
    BigDecimal prior = figure.last().value();
    return prior != null && prior.compareTo(printed.value()) == 0 ? "；文中的数等于上年同期数" : "";
  }
}
