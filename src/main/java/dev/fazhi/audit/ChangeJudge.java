package dev.fazhi.audit;

import dev.fazhi.audit.finding.Exact;
import dev.fazhi.audit.finding.Judgement;
import dev.fazhi.audit.finding.PrintedNumber;
import dev.fazhi.audit.finding.PrintedNumber.Precision;
import dev.fazhi.audit.finding.RoundingRule;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.QualifiedNumber;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Phrase.Direction;
import dev.fazhi.model.Decimals;
import dev.fazhi.model.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares a printed change with the change of our figure against last year. */
final class ChangeJudge {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int MORE_DIGITS = 3;

  private ChangeJudge() {}

  /** Whether it went that way by that much; the number has no sign, the words have it. */
  static Judgement judge(
      Metric metric,
      @Nullable Figure figure,
      Aspect aspect,
      Direction said,
      PrintedNumber printed) {
    BigDecimal now = figure == null ? null : figure.current().value();
    BigDecimal prior = figure == null ? null : figure.last().value();
    if (figure == null || now == null || prior == null) {
      return Judgement.differs("数据里没有它的本期数或上年同期数，增减无从核对");
    }
    Judgement way = ClaimJudge.trend(metric, figure, said);
    if (way.verdict() != Verdict.AGREES && printed.value().signum() != 0) {
      return way;
    }
    BigDecimal change = now.subtract(prior).abs();
    boolean relative = aspect == Aspect.PERCENT || aspect == Aspect.TIMES;
    if (relative && prior.signum() == 0) {
      return Judgement.differs("上年同期是 0，不能说增减百分之几");
    }
    Exact exact =
        aspect == Aspect.PERCENT
            ? Exact.rate(change, prior)
            : new Exact(change, aspect == Aspect.TIMES ? prior : BigDecimal.ONE);
    return judge(PublishedValueText.besideLastYear(metric, figure), exact, aspect, printed);
  }

  private static Judgement judge(
      String figures, Exact exact, Aspect aspect, PrintedNumber printed) {
    int scale = printed.scale();
    String ours = "；数据是 " + exact.shown(scale + MORE_DIGITS) + unit(aspect) + "：" + figures;
    if (printed.precision() != Precision.EXACT) {
      String fault = QualifiedNumber.fault(printed, exact, aspect != Aspect.CHANGE);
      return fault == null ? Judgement.AGREES : Judgement.differs(fault + ours);
    }
    List<RoundingRule> rules = RoundingRule.explaining(exact, scale, printed.value());
    if (rules.contains(RoundingRule.HALF_UP)) {
      return Judgement.AGREES;
    }
    if (!rules.isEmpty() && aspect != Aspect.TIMES) {
      String titles = String.join("或", rules.stream().map(RoundingRule::title).toList());
      return new Judgement(Verdict.ROUNDING, rules, "文中的数是" + titles + "的结果" + ours);
    }
    return Judgement.differs(
        "应是 " + Decimals.plain(exact.rounded(scale, RoundingMode.HALF_UP)) + unit(aspect) + ours);
  }

  /** What we have, for the column beside what is printed. */
  static String ours(Metric metric, @Nullable Figure figure, Aspect aspect) {
    if (figure == null) {
      return PublishedValueText.NONE;
    }
    BigDecimal value =
        switch (aspect) {
          case NOW -> figure.current().value();
          case PRIOR -> figure.last().value();
          case CHANGE -> figure.comparison().change();
          case PERCENT -> percent(figure);
          case TIMES -> times(figure);
          case POINTS -> figure.comparison().points();
        };
    return value == null
        ? PublishedValueText.NONE
        : (value.signum() > 0 ? "+" : "") + Decimals.plain(value) + unit(aspect);
  }

  private static @Nullable BigDecimal percent(Figure figure) {
    BigDecimal now = figure.current().value();
    BigDecimal prior = figure.last().value();
    return now == null || prior == null || prior.signum() == 0
        ? null
        : now.subtract(prior).multiply(HUNDRED).divide(prior, 2, RoundingMode.HALF_UP);
  }

  private static @Nullable BigDecimal times(Figure figure) {
    BigDecimal percent = percent(figure);
    return percent == null ? null : percent.divide(HUNDRED, 2, RoundingMode.HALF_UP);
  }

  private static String unit(Aspect aspect) {
    return switch (aspect) {
      case PERCENT -> "%";
      case TIMES -> " 倍";
      case POINTS -> " 个百分点";
      default -> "";
    };
  }
}
