package dev.fazhi.publish;

import dev.fazhi.model.Figure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number of a figure as a cell, or the marker that says why there is none. */
final class FigureCell {

  private FigureCell() {}

  /**
   * @param figure null when the vintage has none
   * @param rate whether its metric is a rate
   * @param absent what stands there when there is no figure
   */
  static Datum of(@Nullable Figure figure, Part part, boolean rate, int decimals, Marker absent) {
    if (figure == null) {
      return new Datum.Missing(absent);
    }
    BigDecimal number = part.of(figure);
    return number == null
        ? new Datum.Missing(why(figure, part, rate))
        : new Datum.Number(number, decimals, new Origin(figure, part));
  }

  private static Marker why(Figure figure, Part part, boolean rate) {
    return switch (part) {
      case VALUE -> current(figure);
      case NUMERATOR, DENOMINATOR -> rate ? current(figure) : Marker.NOT_APPLICABLE;
      case PRIOR_VALUE -> prior(figure);
      case PRIOR_NUMERATOR, PRIOR_DENOMINATOR -> rate ? prior(figure) : Marker.NOT_APPLICABLE;
      case CHANGE, CHANGE_PERCENT -> rate ? Marker.NOT_APPLICABLE : comparison(figure);
      case CHANGE_POINTS -> rate ? comparison(figure) : Marker.NOT_APPLICABLE;
    };
  }

  private static Marker current(Figure figure) {
    BigDecimal denominator = figure.current().denominator();
    boolean none = denominator != null && denominator.signum() == 0;
    return none || figure.notes().contains(Notes.NO_CASES) ? Marker.NOT_APPLICABLE : Marker.MISSING;
  }

  private static Marker prior(Figure figure) {
    return figure.notes().contains(Notes.NO_PRIOR) ? Marker.MISSING : Marker.NOT_APPLICABLE;
  }

  private static Marker comparison(Figure figure) {
    if (figure.current().value() == null) {
      return current(figure);
    }
    return figure.last().value() == null ? prior(figure) : Marker.NOT_APPLICABLE;
  }
}
