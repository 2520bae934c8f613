package dev.fazhi.audit;

import dev.fazhi.audit.finding.Exact;
import dev.fazhi.audit.finding.Judgement;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Phrase.Direction;
import dev.fazhi.model.Figure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Compares claims in words with our figures. */
final class ClaimJudge {

  private ClaimJudge() {}

  /** Whether the metric went that way against the same period last year. */
  static Judgement trend(Metric metric, @Nullable Figure figure, Direction said) {
    BigDecimal change = figure == null ? null : change(figure);
    if (figure == null || change == null) {
      return Judgement.differs("数据里没有它的本期数或上年同期数，升降无从核对");
    }
    Direction went =
        change.signum() > 0 ? Direction.UP : change.signum() < 0 ? Direction.DOWN : Direction.FLAT;
    return went == said
        ? Judgement.AGREES
        : Judgement.differs(
            "文中说%s，数据是%s：%s"
                .formatted(
                    word(said), word(went), PublishedValueText.besideLastYear(metric, figure)));
  }

  /** Whether the metric is that much, before any rounding. */
  static Judgement worth(Metric metric, @Nullable Figure figure, int said) {
    Exact exact = figure == null ? null : Exact.of(figure.current(), metric.times());
    if (exact == null) {
      return Judgement.differs("数据里没有这个指标的数值，无从核对；请先导入它的来源数据");
    }
    return exact.compareTo(BigDecimal.valueOf(said)) == 0
        ? Judgement.AGREES
        : Judgement.differs(
            "这句话等于说“%s”是 %s，数据是 %s"
                .formatted(metric.name(), said, PublishedValueText.of(metric, figure)));
  }

  /** For rates in points, as a reader of the printed rates sees it; for the rest in its unit. */
  private static @Nullable BigDecimal change(Figure figure) {
    BigDecimal points = figure.comparison().points();
    return points != null ? points : figure.comparison().change();
  }

  private static String word(Direction direction) {
    return switch (direction) {
      case UP -> "上升";
      case DOWN -> "下降";
      case FLAT -> "持平";
    };
  }
}
