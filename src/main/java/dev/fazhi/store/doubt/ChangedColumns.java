package dev.fazhi.store.doubt;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.profile.RowContent;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Columns that say of many known keys something else than before. One that slid down by a row, or
 * was sorted by itself, still has all the values, of other keys. Names and numbers of cases are
 * hardly ever others at once, as a status is, and what was filled is not empty again.
 */
final class ChangedColumns implements RowDoubts {

  private static final String CHANGED = "FZ-196";
  static final String CLEARED = "FZ-197";

  /** What an export says that fills again what was cleared. */
  private static final String FILLED_AGAIN = "补上";

  /** Fewer rows may be corrections. */
  private static final int LEAST_ROWS = 20;

  /** So many of the rows that were known. */
  private static final int ONE_IN = 5;

  /** At its ends a column that slid has some other values. */
  private static final int OTHERS_ONE_IN = 10;

  private static final int LEAST_CLEARED = 5;
  private static final int CLEARED_ONE_IN = 50;

  /** Fewer values that become one may be a correction. */
  private static final int LEAST_VALUES = 3;

  private static final int LEAST_OF_ONE = 5;

  private static final int BUCKETS = 1 << 16;

  private final FileRegister files;
  private final RegisteredFile file;
  private final List<Field> fields;
  private final TreeMap<Integer, Column> columns = new TreeMap<>();

  /** Those of what has happened. */
  private final TreeMap<Integer, Column> ofEvents = new TreeMap<>();

  private long known;

  private static final class Column {
    /** How often each value, by its hash, is there more often than before. */
    private int[] more = new int[0];

    private final Set<Object> before = new HashSet<>();
    private final Set<Object> after = new HashSet<>();
    private long both;
    private long changed;
    private long cleared;
    private long filled;

    /** The same day as before, without its time. */
    private long timeless;

    void add(@Nullable Object known, @Nullable Object next) {
      Object was = day(known);
      Object is = day(next);
      timeless += hasTime(known) && !hasTime(next) && Objects.equals(was, is) ? 1 : 0;
      both += was != null && is != null ? 1 : 0;
      cleared += was != null && is == null ? 1 : 0;
      filled += was == null && is != null ? 1 : 0;
      if (was == null || is == null || RowContent.hash(was) == RowContent.hash(is)) {
        return;
      }
      changed++;
      if (before.size() < LEAST_VALUES) {
        before.add(was);
      }
      if (after.size() < LEAST_VALUES) {
        after.add(is);
      }
      more = more.length == 0 ? new int[BUCKETS] : more;
      more[bucket(was)]--;
      more[bucket(is)]++;
    }

    private static int bucket(Object value) {
      return RowContent.hash(value) * 0x9E3779B9 >>> 16;
    }

    /** Most of all that had a value have another. */
    boolean isMostChanged() {
      return changed >= LEAST_ROWS && changed * 2 >= both;
    }

    boolean isMuchChanged(long of) {
      return changed >= LEAST_ROWS && changed * ONE_IN >= of;
    }

    /** Several values have become one and the same. */
    boolean isOneNow(long of) {
      return changed >= LEAST_OF_ONE
          && changed * 4 >= of
          && before.size() >= LEAST_VALUES
          && after.size() == 1;
    }

    boolean isShuffled() {
      long others = 0;
      for (int each : more) {
        others += Math.max(0, each);
      }
      return others * OTHERS_ONE_IN <= changed;
    }
  }

  ChangedColumns(FileRegister files, RegisteredFile file, Source source) {
    this.files = files;
    this.file = file;
    this.fields = source.fields();
    for (int i = 0; i < fields.size(); i++) {
      if (!source.key().contains(fields.get(i).name())) {
        columns.put(i, new Column());
        if (source.events().contains(fields.get(i).name())) {
          ofEvents.put(i, columns.get(i));
        }
      }
    }
  }

  @Override
  public void add(ComparedRow row) {
    FactRows.Fact fact = row.known();
    known += row.outcome() == ComparedRow.Outcome.NEW ? 0 : 1;
    if (fact != null && row.outcome() == ComparedRow.Outcome.CHANGED) {
      List<@Nullable Object> next = row.row().values();
      boolean happened =
          ofEvents.keySet().stream()
              .anyMatch(event -> fact.values().get(event) == null && next.get(event) != null);
      columns.forEach(
          (position, column) -> {
            // what is counted up to the end of a case, as its days, is known with that
            if (!happened || !fields.get(position).type().isNumber()) {
              column.add(fact.values().get(position), next.get(position));
            }
          });
    } else if (row.outcome() == ComparedRow.Outcome.SAME) {
      ofEvents.forEach(
          (position, column) -> column.both += row.row().values().get(position) == null ? 0 : 1);
    }
  }

  private static boolean hasTime(@Nullable Object value) {
    return value instanceof LocalDateTime moment
        && !moment.toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  /** Of a moment its day: an hour may well be told more exactly. */
  private static @Nullable Object day(@Nullable Object value) {
    return value instanceof LocalDateTime moment ? moment.toLocalDate() : value;
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    columns.forEach((position, column) -> tell(fields.get(position), column, faults));
    return faults;
  }

  private void tell(Field field, Column column, List<Fault> faults) {
    String title = field.title();
    boolean stays = !field.type().isTime() && field.values().isEmpty();
    boolean much = column.isMuchChanged(known) && (stays || column.isShuffled());
    // what has happened stays on its day
    boolean moved = ofEvents.containsValue(column) && column.isMostChanged();
    // a required state becomes another by and by, and in the end one
    boolean one = (stays || !field.required()) && column.isOneNow(known);
    if (much || one || moved) {
      String what =
          column.isShuffled()
              ? "，而整列的内容还是原来那些，像是这一列错了行、差了几天或单独排过序"
              : "，这样的内容通常不会一下子变这么多，像是填错了列、往下拖着填过，或取数的公式错了";
      String message = "『%s』一列有 %s 行与以前的导出不同%s，照这份导出计入；请按编号核对，更正后重新放入。";
      faults.add(
          fault(
              CHANGED,
              Fault.Severity.WARNING,
              title,
              Long.toString(column.changed),
              message.formatted(title, column.changed, what)));
    }
    if (isMany(column.cleared)) {
      String message = "『%s』有 %s 行以前有内容，这份导出里空了，像是导出了旧的数据，或丢了内容；照这份导出计入，请核对，更正后重新放入。";
      faults.add(cleared(title, column.cleared, message));
    } else if (isMany(column.timeless)) {
      String message = "『%s』有 %s 行以前写着时刻，这份导出里只有日子，像是导出时丢了时刻；照这份导出计入，请核对，更正后重新放入。";
      faults.add(cleared(title, column.timeless, message));
    } else if (column.filled >= LEAST_CLEARED
        && files.findings().isToldOfAnother(file, List.of(CLEARED), title)) {
      String message = "『%s』有 %s 行补上了内容。".formatted(title, column.filled);
      faults.add(fault(CLEARED, Fault.Severity.NOTE, title, FILLED_AGAIN, message));
    }
  }

  private boolean isMany(long rows) {
    return rows >= LEAST_CLEARED && rows * CLEARED_ONE_IN >= known;
  }

  private Fault cleared(String title, long rows, String message) {
    String seen = Long.toString(rows);
    return fault(CLEARED, Fault.Severity.WARNING, title, seen, message.formatted(title, rows));
  }

  private Fault fault(
      String code, Fault.Severity severity, String title, String value, String message) {
    return new Fault(code, severity, Place.of(file.name()), title, value, message);
  }
}
