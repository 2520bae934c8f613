package dev.fazhi.store.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A column that slid down by a row, or was sorted by itself: many rows have another value than was
 * known of their key, and yet all the values are those that were there before, of other keys.
 */
final class ShuffledColumns implements RowDoubts {

  private static final String SHUFFLED = "FZ-196";

  /** Fewer rows may be corrections. */
  private static final int LEAST_ROWS = 20;

  /** So many of the rows that were known. */
  private static final int ONE_IN = 5;

  /** At its ends a column that slid has some other values. */
  private static final int OTHERS_ONE_IN = 10;

  private static final int BUCKETS = 1 << 16;

  private final RegisteredFile file;
  private final List<Field> fields;
  private final TreeMap<Integer, Column> columns = new TreeMap<>();
  private long known;

  /** How often each value, by its hash, is there more often than before. */
  private static final class Column {
    private final int[] more = new int[BUCKETS];
    private long changed;

    void add(Object was, Object is) {
      changed++;
      more[bucket(was)]--;
      more[bucket(is)]++;
    }

    private static int bucket(Object value) {
      return CopiedRows.hash(value) * 0x9E3779B9 >>> 16;
    }

    boolean isShuffled(long of) {
      if (changed < LEAST_ROWS || changed * ONE_IN < of) {
        return false;
      }
      long others = 0;
      for (int each : more) {
        others += Math.max(0, each);
      }
      return others * OTHERS_ONE_IN <= changed;
    }
  }

  ShuffledColumns(RegisteredFile file, Source source) {
    this.file = file;
    this.fields = source.fields();
    for (int i = 0; i < fields.size(); i++) {
      if (!source.key().contains(fields.get(i).name())) {
        columns.put(i, new Column());
      }
    }
  }

  @Override
  public void add(RowComparison.Compared row) {
    FactRows.Fact fact = row.known();
    known += row.outcome() == RowComparison.Outcome.NEW ? 0 : 1;
    if (fact == null || row.outcome() != RowComparison.Outcome.CHANGED) {
      return;
    }
    columns.forEach(
        (position, column) -> {
          Object was = fact.values().get(position);
          Object is = row.row().values().get(position);
          if (was != null && is != null && !was.equals(is)) {
            column.add(was, is);
          }
        });
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    columns.forEach(
        (position, column) -> {
          if (column.isShuffled(known)) {
            String title = fields.get(position).title();
            String message =
                "『%s』一列有 %s 行与以前的导出不同，而整列的内容还是原来那些，像是这一列错了行或单独排过序，照这份导出计入；请按编号核对，更正后重新放入。"
                    .formatted(title, column.changed);
            faults.add(
                new Fault(
                    SHUFFLED,
                    Fault.Severity.WARNING,
                    Place.of(file.name()),
                    title,
                    Long.toString(column.changed),
                    message));
          }
        });
    return faults;
  }
}
