package dev.fazhi.publish;

import dev.fazhi.model.Figure;
import java.util.List;

/**
 * Where a number of the workbook comes from: the row and column of {@code figures.csv} that it must
 * equal.
 */
record Origin(Figure figure, Part part) {

  /** The columns that tell one row of {@code figures.csv} from another, as they stand there. */
  static List<String> key(Figure figure) {
    return List.of(
        FormulaGuard.guarded(figure.metric()),
        figure.period().kind().id(),
        figure.period().from().toString(),
        FormulaGuard.guarded(figure.by()),
        FormulaGuard.guarded(figure.group()));
  }
}
