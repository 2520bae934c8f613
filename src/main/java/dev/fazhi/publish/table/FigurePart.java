package dev.fazhi.publish.table;

import dev.fazhi.model.Comparison;
import dev.fazhi.model.Figure;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The numbers of a figure, in the order and by the names of {@code figures.csv}. */
public enum FigurePart {
  VALUE("value", figure -> figure.current().value()),
  NUMERATOR("numerator", figure -> figure.current().numerator()),
  DENOMINATOR("denominator", figure -> figure.current().denominator()),
  PRIOR_VALUE("prior_value", figure -> figure.last().value()),
  PRIOR_NUMERATOR("prior_numerator", figure -> figure.last().numerator()),
  PRIOR_DENOMINATOR("prior_denominator", figure -> figure.last().denominator()),
  CHANGE("change", figure -> figure.comparison().change()),
  CHANGE_PERCENT("change_percent", figure -> figure.comparison().percent()),
  CHANGE_POINTS("change_points", figure -> figure.comparison().points());

  private final String column;
  private final Function<Figure, @Nullable BigDecimal> number;

  FigurePart(String column, Function<Figure, @Nullable BigDecimal> number) {
    this.column = column;
    this.number = number;
  }

  /** Its column in {@code figures.csv}. */
  public String column() {
    return column;
  }

  /** The number; null when the figure has none. */
  @Nullable
  public BigDecimal of(Figure figure) {
    return number.apply(figure);
  }

  /** The number as people are shown it; null too where a note forbids to compare. */
  @Nullable BigDecimal shown(Figure figure) {
    return compares() && figure.shownComparison() == Comparison.NONE ? null : of(figure);
  }

  /** Whether it sets the two years against each other. */
  boolean compares() {
    return this == CHANGE || this == CHANGE_PERCENT || this == CHANGE_POINTS;
  }
}
