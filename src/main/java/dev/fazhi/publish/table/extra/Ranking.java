package dev.fazhi.publish.table.extra;

import dev.fazhi.model.Figure;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Origin;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values among which places are given, the largest first; put in order once. */
final class Ranking {

  private final List<Datum.Operand> all;
  private @Nullable Function<Origin, @Nullable BigDecimal> by;
  private List<BigDecimal> ordered = List.of();

  /**
   * @param all the values, that of each row whose place is asked for among them
   */
  Ranking(List<Datum.Operand> all) {
    this.all = List.copyOf(all);
  }

  /** How many of the values are larger, as the table and then its check read the figures. */
  private synchronized int larger(
      BigDecimal value, Function<Origin, @Nullable BigDecimal> figures) {
    if (!figures.equals(by)) {
      ordered =
          all.stream()
              .flatMap(operand -> Stream.ofNullable(operand.value(figures)))
              .sorted()
              .toList();
      by = figures;
    }
    int from = 0;
    int to = ordered.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (ordered.get(middle).compareTo(value) > 0) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return ordered.size() - from;
  }

  /**
   * One more than there are larger values.
   *
   * @param row the value of the row itself
   */
  record Place(Datum.Operand row, Ranking among) implements Datum.Operand {
    @Override
    public @Nullable BigDecimal value(Function<Origin, @Nullable BigDecimal> figures) {
      BigDecimal value = row.value(figures);
      return value == null ? null : BigDecimal.valueOf(1 + among.larger(value, figures));
    }

    @Override
    public @Nullable Figure own() {
      return row.own();
    }
  }

  /** The place of a cell that is a number. */
  Datum place(Datum.Number cell) {
    return new Place(Objects.requireNonNull(cell.derivation()), this).datum(0);
  }
}
