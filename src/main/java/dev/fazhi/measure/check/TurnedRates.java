package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Note;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rates of the year to date that were high in the same period last year and are low now, or the
 * other way about: the answers or codes of a column may mean the opposite since.
 */
public final class TurnedRates implements FigureDoubts {

  private static final String TURNED = "FZ-536";
  private static final BigDecimal LOW = BigDecimal.valueOf(30);
  private static final BigDecimal HIGH = BigDecimal.valueOf(70);

  /** Of fewer rows a rate may turn by chance. */
  private static final BigDecimal LEAST = BigDecimal.valueOf(20);

  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> metrics = new HashSet<>();

  /** Those among all figures. */
  public TurnedRates(Definitions definitions, List<Figure> figures) {
    for (Figure figure : figures) {
      Metric metric = definitions.metric(figure.metric());
      if (figure.isTotal()
          && figure.period().kind() == Period.Kind.YTD
          && metric.isPercentage()
          && metric.counting() instanceof Metric.Ratio ratio
          && isTurned(figure.current(), figure.last())) {
        find(definitions.source(metric.source()), figure, ratio);
      }
    }
  }

  private static boolean isTurned(FigureValue now, FigureValue before) {
    return isLow(now) && isHigh(before) || isHigh(now) && isLow(before);
  }

  private static boolean isLow(FigureValue rate) {
    return rate.value() != null && rate.value().compareTo(LOW) <= 0 && isOfMany(rate);
  }

  private static boolean isHigh(FigureValue rate) {
    return rate.value() != null && rate.value().compareTo(HIGH) >= 0 && isOfMany(rate);
  }

  private static boolean isOfMany(FigureValue rate) {
    BigDecimal of = rate.denominator();
    return of != null && of.compareTo(LEAST) >= 0;
  }

  private void find(Source source, Figure figure, Metric.Ratio ratio) {
    if (source.expected().has(TURNED, "", "")) {
      return;
    }
    metrics.addAll(Set.of(figure.metric(), ratio.numerator()));
    faults.add(
        Fault.warning(
            TURNED,
            "",
            figure.metric(),
            words(figure.current()),
            "%s上年同期是 %s，本年是 %s，正好反了，像是有一列的“是”“否”或代码与以前的意思相反，或列换了含义；请核对最近的导出里这一列是怎样填的，改正后重新放入。"
                .formatted(figure.name(), words(figure.last()), words(figure.current()))));
  }

  private static String words(FigureValue rate) {
    return "%s%%（%s÷%s）"
        .formatted(
            FigureChecks.plain(rate.value()),
            FigureChecks.plain(rate.numerator()),
            FigureChecks.plain(rate.denominator()));
  }

  @Override
  public List<Fault> faults() {
    return faults;
  }

  @Override
  public Figure noted(Figure figure) {
    return figure.isTotal() && metrics.contains(figure.metric())
        ? figure.noted(Note.TURNED.word())
        : figure;
  }
}
