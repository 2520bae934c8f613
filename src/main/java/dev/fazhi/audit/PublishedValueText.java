package dev.fazhi.audit;

import dev.fazhi.definition.Metric;
import dev.fazhi.model.Decimals;
import dev.fazhi.model.Figure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Formats our figure for comparison with a printed number. */
final class PublishedValueText {

  static final String NONE = "–";

  private PublishedValueText() {}

  /** The value, with its counts where it is a rate; a dash where there is none. */
  static String of(Metric metric, @Nullable Figure figure) {
    BigDecimal value = figure == null ? null : figure.current().value();
    if (figure == null || value == null) {
      return NONE;
    }
    BigDecimal numerator = figure.current().numerator();
    BigDecimal denominator = figure.current().denominator();
    if (!NumberJudge.isRate(metric) || numerator == null || denominator == null) {
      return Decimals.plain(value);
    }
    return "%s%%（%s/%s）"
        .formatted(Decimals.plain(value), Decimals.plain(numerator), Decimals.plain(denominator));
  }

  /** The value beside last year's. */
  static String besideLastYear(Metric metric, Figure figure) {
    BigDecimal prior = figure.last().value();
    String unit = NumberJudge.isRate(metric) ? "%" : "";
    return "%s（上年同期 %s）"
        .formatted(of(metric, figure), prior == null ? NONE : Decimals.plain(prior) + unit);
  }
}
