package dev.fazhi.publish.table;

import dev.fazhi.model.Figure;
import dev.fazhi.publish.text.FormulaGuard;
import java.util.List;

/**
 * Where a number of the workbook comes from: the row and column of {@code figures.csv} that it must
 * equal.
 */
public record Origin(Figure figure, FigurePart part) {

  /** The columns that tell one row of {@code figures.csv} from another, as they stand there. */
  public static List<String> key(Figure figure) {
    return List.of(
        FormulaGuard.guarded(figure.metric()),
        figure.period().kind().id(),
        figure.period().from().toString(),
        FormulaGuard.guarded(figure.by()),
        FormulaGuard.guarded(figure.group()));
  }
}
