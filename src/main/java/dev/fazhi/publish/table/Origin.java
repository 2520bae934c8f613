package dev.fazhi.publish.table;

import dev.fazhi.model.Figure;
import dev.fazhi.publish.text.FormulaGuard;
import java.util.List;

/** The origin of a number: the row and column of {@code figures.csv} that it must equal. */
public record Origin(Figure figure, FigurePart part) {

  /** The key of the row in {@code figures.csv}. */
  public static List<String> key(Figure figure) {
    return List.of(
        FormulaGuard.guarded(figure.metric()),
        figure.period().kind().id(),
        figure.period().from().toString(),
        FormulaGuard.guarded(figure.by()),
        FormulaGuard.guarded(figure.group()));
  }
}
