package dev.fazhi.publish.table;

import dev.fazhi.model.Figure;
import dev.fazhi.publish.text.FormulaGuard;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The origin of a number: the row and column of {@code figures.csv} that it must equal. */
public record Origin(Figure figure, FigurePart part) implements Datum.Operand {

  @Override
  public @Nullable BigDecimal value(Function<Origin, @Nullable BigDecimal> figures) {
    return figures.apply(this);
  }

  @Override
  public Figure own() {
    return figure;
  }

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
