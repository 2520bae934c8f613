package dev.fazhi.store.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.store.register.RegisteredFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Money in two units in one column: amounts that fall into two groups with nothing in between, as
 * when some rows are in 元 and others in 万元. Amounts that are merely very different fill the space
 * between.
 */
final class MixedUnits implements RowDoubts {

  private static final String MIXED = "FZ-186";

  /** A tenfold is so many steps. */
  private static final int STEPS = 4;

  /** Nothing between amounts that differ more than three hundredfold. */
  private static final int GAP = 10;

  /** So many rows on either side are no single large case. */
  private static final int LEAST_ROWS = 3;

  private static final int ONE_IN = 10;

  private final RegisteredFile file;
  private final List<Column> columns = new ArrayList<>();

  private record Column(Field field, int position, TreeMap<Integer, Long> rows) {}

  MixedUnits(RegisteredFile file, Source source) {
    this.file = file;
    for (int i = 0; i < source.fields().size(); i++) {
      if (source.fields().get(i).type() == Field.Type.MONEY) {
        columns.add(new Column(source.fields().get(i), i, new TreeMap<>()));
      }
    }
  }

  @Override
  public void add(RowComparison.Compared row) {
    for (Column column : columns) {
      if (row.row().values().get(column.position()) instanceof BigDecimal value
          && value.signum() > 0) {
        int step = (int) Math.floor(STEPS * Math.log10(value.doubleValue()));
        column.rows().merge(step, 1L, Long::sum);
      }
    }
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (Column column : columns) {
      Fault fault = fault(column);
      if (fault != null) {
        faults.add(fault);
      }
    }
    return faults;
  }

  /** Of the first gap with enough rows on both of its sides; null for none. */
  private @Nullable Fault fault(Column column) {
    long all = sum(column.rows());
    long least = Math.max(LEAST_ROWS, all / ONE_IN);
    Integer before = null;
    for (int step : column.rows().keySet()) {
      if (before != null && step - before > GAP) {
        long below = sum(column.rows().headMap(step));
        if (below >= least && all - below >= least) {
          return fault(column, below, all - below);
        }
      }
      before = step;
    }
    return null;
  }

  private static long sum(Map<Integer, Long> rows) {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  private Fault fault(Column column, long below, long above) {
    String title = column.field().title();
    return new Fault(
        MIXED,
        Fault.Severity.WARNING,
        Place.of(file.name()),
        title,
        "",
        "『%s』有 %s 行与其余 %s 行相差三百倍以上，中间没有别的数，像是有的写元、有的写万元，照原样计入；请核对单位，更正后重新放入。"
            .formatted(title, Math.min(below, above), Math.max(below, above)));
  }
}
