package dev.fazhi.store.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.RegisteredFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two columns of numbers that were exchanged: in nearly all rows in which they differ from what is
 * known of the same key, each has the number that the other had.
 */
final class SwappedColumns implements RowDoubts {

  private static final String SWAPPED = "FZ-189";

  /** Fewer rows may be corrections. */
  private static final int LEAST_ROWS = 3;

  private final RegisteredFile file;
  private final List<Pair> pairs = new ArrayList<>();

  private static final class Pair {
    private final Field one;
    private final Field other;
    private final int first;
    private final int second;
    private long changed;
    private long swapped;
    private long lost;

    Pair(Source source, int first, int second) {
      this.one = source.fields().get(first);
      this.other = source.fields().get(second);
      this.first = first;
      this.second = second;
    }

    void add(List<?> was, List<?> is, boolean older) {
      Object oldFirst = was.get(first);
      Object oldSecond = was.get(second);
      Object newFirst = is.get(first);
      Object newSecond = is.get(second);
      if (isSame(oldFirst, newFirst) && isSame(oldSecond, newSecond)) {
        return;
      }
      changed++;
      if (isSame(oldFirst, newSecond) && isSame(oldSecond, newFirst)) {
        swapped++;
        lost += older ? 1 : 0;
      }
    }
  }

  SwappedColumns(RegisteredFile file, Source source) {
    this.file = file;
    for (int i = 0; i < source.fields().size(); i++) {
      for (int j = i + 1; j < source.fields().size(); j++) {
        if (source.fields().get(i).type().isNumber() && source.fields().get(j).type().isNumber()) {
          pairs.add(new Pair(source, i, j));
        }
      }
    }
  }

  private static boolean isSame(@Nullable Object one, @Nullable Object other) {
    return one instanceof Number && other instanceof Number
        ? new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0
        : Objects.equals(one, other);
  }

  @Override
  public void add(RowComparison.Compared row) {
    FactRows.Fact known = row.known();
    boolean older = row.outcome() == RowComparison.Outcome.OLDER;
    if (known != null && (older || row.outcome() == RowComparison.Outcome.CHANGED)) {
      pairs.forEach(pair -> pair.add(known.values(), row.row().values(), older));
    }
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (Pair pair : pairs) {
      if (pair.swapped >= LEAST_ROWS && pair.swapped * 5 >= pair.changed * 4) {
        String titles = pair.one.title() + "、" + pair.other.title();
        faults.add(
            new Fault(
                SWAPPED,
                Fault.Severity.WARNING,
                Place.of(file.name()),
                titles,
                Long.toString(pair.swapped),
                "『%s』两列有 %s 行的数与%s导出正好对调，照%s导出计入；请核对列名与内容是否对得上，更正后重新放入。"
                    .formatted(
                        titles,
                        pair.swapped,
                        pair.lost > 0 ? "更新的" : "以前的",
                        pair.lost > 0 ? "更新的" : "这份")));
      }
    }
    return faults;
  }
}
