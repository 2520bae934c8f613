package dev.fazhi.doubt.column;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.InMemoryDoubts;
import dev.fazhi.doubt.row.IntColumn;
import dev.fazhi.doubt.row.RowPlaces;
import dev.fazhi.model.Fault;
import dev.fazhi.store.register.RegisteredFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file in which one column of days or numbers is in order, while the rows stand by when
 * they were opened as everywhere: there the column was sorted by itself. Of days those that follow
 * each other as the days of opening do, as where all took equally long, tell nothing.
 */
final class SortedBlock implements InMemoryDoubts {

  /** So many rows, of others, must follow each other by when they were opened. */
  private static final double ORDERED = 0.9;

  /** So little must a block be to be expected among all rows: e to the power of minus. */
  private static final double HARDLY_EVER = 20;

  private static final int LEAST_ROWS = 100;
  private static final int LEAST_MOVES = 10;

  /** A longer block is the file. */
  private static final int MOST_ONE_IN = 3;

  /** How a row follows the one above, besides rising, falling and being the same. */
  private static final int SILENT = 2;

  private static final int BREAK = 3;
  private static final int ORDERS = 5;
  private static final int MOST_FAR = 20;
  private static final double HOUR = 3600;

  private final RegisteredFile file;
  private final Source source;
  private final int opened;
  private final Map<Integer, Column> columns = new TreeMap<>();
  private final RowPlaces places = new RowPlaces();
  private @Nullable Double above;
  private long later;
  private long earlier;

  /** How the rows of a column follow each other. */
  private static final class Column {
    private final boolean day;
    private double last = Double.NaN;
    private double lastOpened;
    private final IntColumn rows = new IntColumn();

    /**
     * Of each row the order of the value, and how far its opening is from that of the one above.
     */
    private final IntColumn steps = new IntColumn();

    Column(boolean day) {
      this.day = day;
    }

    void add(double value, double opened, int row) {
      double step = value - last;
      double apart = Math.abs(opened - lastOpened);
      // of days as far apart as the opening nothing is known
      boolean tells = !day || step != opened - lastOpened;
      int order = Double.isNaN(step) ? BREAK : !tells ? SILENT : (int) Math.signum(step);
      int far = day ? Math.min(MOST_FAR, (int) (Math.log1p(apart / HOUR) / Math.log(2))) : 0;
      rows.add(row);
      steps.add(far * ORDERS + order + 1);
      last = value;
      lastOpened = opened;
    }

    private int order(int at) {
      return steps.at(at) % ORDERS - 1;
    }

    private int far(int at) {
      return steps.at(at) / ORDERS;
    }

    /** The most surprising rows in that order; null where it may be by chance. */
    @Nullable Run run(int order) {
      long[] asked = new long[MOST_FAR + 1];
      long[] against = new long[MOST_FAR + 1];
      for (int i = 0; i < steps.size(); i++) {
        boolean tells = order(i) != BREAK && order(i) != SILENT;
        asked[far(i)] += tells ? 1 : 0;
        against[far(i)] += tells && order(i) == -order ? 1 : 0;
      }
      Run best = new Run(0, 0, 0);
      double surprise = 0;
      int moves = 0;
      int from = 0;
      for (int i = 0; i < steps.size(); i++) {
        int of = order(i);
        if (of == BREAK || of == -order) {
          from = i;
          surprise = 0;
          moves = 0;
        } else if (of != SILENT) {
          surprise -= Math.log(1 - (double) against[far(i)] / (asked[far(i)] + 1));
          moves += of == 0 ? 0 : 1;
          best =
              moves >= LEAST_MOVES && surprise > best.surprise ? new Run(from, i, surprise) : best;
        }
      }
      return best.surprise > HARDLY_EVER + Math.log(steps.size() + 1)
              && (best.to - best.from) * MOST_ONE_IN <= steps.size()
          ? new Run(rows.at(best.from), rows.at(best.to), best.surprise)
          : null;
    }
  }

  /** Rows one after another in one order. */
  private record Run(int from, int to, double surprise) {}

  SortedBlock(RegisteredFile file, Source source) {
    this.file = file;
    this.source = source;
    this.opened = source.position(source.coverage());
    boolean asked = opened >= 0 && source.coverage(Field.Type.PERIOD) < 0;
    for (int position :
        source.positions(
            field ->
                asked
                    && (field.type().isTime() || field.type().isNumber())
                    && !source.key().contains(field.name())
                    && !field.name().equals(source.coverage()))) {
      columns.put(position, new Column(source.fields().get(position).type().isTime()));
    }
  }

  @Override
  public void add(ComparedRow row) {
    List<? extends @Nullable Object> values = row.row().values();
    Double day = columns.isEmpty() ? null : number(values.get(opened));
    if (day != null) {
      later += above != null && day > above ? 1 : 0;
      earlier += above != null && day < above ? 1 : 0;
      above = day;
      int at = places.size();
      places.add(row.row());
      columns.forEach(
          (position, column) -> {
            Double value = number(values.get(position));
            if (value != null) {
              column.add(value, day, at);
            }
          });
    }
  }

  private static @Nullable Double number(@Nullable Object value) {
    if (value instanceof LocalDateTime moment) {
      return (double) moment.toEpochSecond(ZoneOffset.UTC);
    } else if (value instanceof LocalDate day) {
      return day.toEpochDay() * 86_400.0;
    }
    return value instanceof BigDecimal || value instanceof Long
        ? Double.valueOf(((Number) value).doubleValue())
        : null;
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    if (places.size() >= LEAST_ROWS && Math.max(later, earlier) >= ORDERED * (later + earlier)) {
      columns.forEach(
          (position, column) -> {
            Run rising = column.run(1);
            Run falling = column.run(-1);
            Run found = rising == null ? falling : rising;
            if (found != null) {
              faults.add(fault(position, found, rising != null));
            }
          });
    }
    return faults;
  }

  private Fault fault(int position, Run run, boolean rising) {
    String title = source.fields().get(position).title();
    String message =
        "%s 第 %s 至 %s 行『%s』一行比一行%s，别的行却不是，而各行仍按『%s』排着，像是这一列在这里单独排过序，照写的计入；请按编号核对，更正后重新放入。"
            .formatted(
                places.sheet(run.from),
                places.row(run.from),
                places.row(run.to),
                title,
                rising ? "晚（大）" : "早（小）",
                source.fields().get(opened).title())
            .strip();
    return Fault.warning(DoubtCode.FILLED_DOWN, file.name(), title, "", message);
  }
}
