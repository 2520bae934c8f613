package dev.fazhi.store.doubt.column;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Decimals;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.doubt.row.ComparedRow;
import dev.fazhi.store.doubt.row.RowDoubts;
import dev.fazhi.store.register.RegisteredFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A column that was filled by dragging: one value in row after row, or numbers or days that grow by
 * one, amounts by one and the same, where the other rows change from one to the next. In a table
 * that is sorted by the column most rows are as the one above, or on the day after; there it is no
 * doubt.
 */
final class FilledDown implements RowDoubts {

  static final String FILLED = "FZ-198";

  /** Fewer rows in a row come by chance, or of one cause. */
  private static final int LEAST_RUN = 100;

  private static final int LEAST_STEPS = 30;
  private static final int LEAST_DAYS = 20;
  private static final int LEAST_AMOUNTS = 20;

  /** So many other rows must there be to show how the column changes. */
  private static final int LEAST_OTHERS = 40;

  private static final int OTHERS_ONE_IN = 4;

  /** So little must a run be to be expected among all rows: e to the power of minus. */
  private static final double HARDLY_EVER = 20;

  /** A column of which more than one in so many rows is as the one above is sorted. */
  private static final int SORTED_ONE_IN = 2;

  /** Columns with more different values are counted as if each were rare. */
  private static final int MOST_VALUES = 10_000;

  private final RegisteredFile file;
  private final Source source;
  private final Map<Integer, Column> columns = new TreeMap<>();
  private long rows;

  private static final class Column {
    private final Map<Object, Integer> values = new HashMap<>();
    private @Nullable Object above;
    private long alike;
    private int run;
    private int first;
    private int longest;
    private int longestFirst;
    private int longestLast;
    private @Nullable Object longestOf;
    private int steps;
    private int longestSteps;
    private long stepped;
    private int stepsLast;
    private BigDecimal step = BigDecimal.ZERO;
    private BigDecimal longestStep = BigDecimal.ONE;

    void add(@Nullable Object value, int row) {
      Object before = above;
      boolean same = value != null && value.equals(before);
      alike += same ? 1 : 0;
      run = same ? run + 1 : 1;
      first = same ? first : row;
      if (value != null && run > longest) {
        longest = run;
        longestOf = value;
        longestFirst = first;
        longestLast = row;
      }
      boolean step = isStep(before, value);
      stepped += step ? 1 : 0;
      // of two amounts it is not known by what they grow
      steps = step ? steps + 1 : value instanceof BigDecimal ? 2 : 1;
      if (steps > longestSteps) {
        longestSteps = steps;
        stepsLast = row;
        longestStep = value instanceof BigDecimal ? this.step : BigDecimal.ONE;
      }
      if (value != null && (values.size() < MOST_VALUES || values.containsKey(value))) {
        values.merge(value, 1, Integer::sum);
      }
      above = value;
    }

    private boolean isStep(@Nullable Object before, @Nullable Object value) {
      if (value instanceof BigDecimal now && before instanceof BigDecimal then) {
        BigDecimal last = step;
        step = now.subtract(then);
        return step.signum() != 0 && step.compareTo(last) == 0;
      }
      return value instanceof Long now && before instanceof Long then && now - then == 1
          || value instanceof LocalDate day
              && before instanceof LocalDate last
              && last.plusDays(1).equals(day);
    }

    /**
     * Whether so many grow by one, or amounts by one and the same; days, which do where rows are
     * sorted by them, more than others.
     */
    boolean isStepped(long all, Field.Type type) {
      boolean chance = !isNoAccident(Math.max(0, stepped - (longestSteps - 1)), longestSteps, all);
      if (type.isTime()) {
        return longestSteps >= LEAST_DAYS && all - longestSteps >= LEAST_OTHERS && !chance;
      }
      return type == Field.Type.INTEGER
          ? longestSteps >= LEAST_STEPS
          : longestSteps >= LEAST_AMOUNTS && all - longestSteps >= LEAST_OTHERS && !chance;
    }

    /** Whether the longest run is no accident among so many rows, of which the others change. */
    boolean isFilled(long all) {
      Object of = longestOf;
      boolean few = (all - longest) * OTHERS_ONE_IN < longest || all - longest < LEAST_OTHERS;
      if (of == null
          || few
          || longest < LEAST_RUN
          || (alike - longest) * SORTED_ONE_IN >= all - longest) {
        return false;
      }
      return isNoAccident(values.getOrDefault(of, longest) - longest, longest, all);
    }

    /** Whether a run so long is hardly to be expected where so many of the others are like it. */
    private static boolean isNoAccident(long others, int run, long all) {
      double share = (others + 1.0) / (all - run + 2.0);
      return share < 1 && -Math.log(share) * run - Math.log(all) > HARDLY_EVER;
    }
  }

  FilledDown(RegisteredFile file, Source source) {
    this.file = file;
    this.source = source;
    Predicate<Field> isTold =
        field ->
            field.values().isEmpty()
                && field.type() != Field.Type.DATE_TIME
                && !source.key().contains(field.name())
                && field.type() != Field.Type.YES_NO
                && !field.name().equals(source.deliveredBy());
    for (int position : source.positions(isTold)) {
      columns.put(position, new Column());
    }
  }

  @Override
  public void add(ComparedRow row) {
    rows++;
    columns.forEach(
        (position, column) -> column.add(row.row().values().get(position), row.row().row()));
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    columns.forEach(
        (position, column) -> {
          String title = source.fields().get(position).title();
          Field.Type type = source.fields().get(position).type();
          boolean day = type.isTime();
          if (column.isStepped(rows, type)) {
            String said =
                "第 %s 行以上连续 %s 行逐行加 %s%s"
                    .formatted(
                        column.stepsLast,
                        column.longestSteps,
                        Decimals.plain(Decimals.stripped(column.longestStep)),
                        day ? " 天，别的行却不是" : "");
            faults.add(fault(title, said));
          } else if (!day && column.isFilled(rows)) {
            String said =
                "第 %s 至 %s 行连续 %s 行都是“%s”，别的行却一行一变"
                    .formatted(
                        column.longestFirst,
                        column.longestLast,
                        column.longest,
                        SafeText.safe(String.valueOf(column.longestOf)));
            faults.add(fault(title, said));
          }
        });
    return faults;
  }

  private Fault fault(String title, String said) {
    String message = "『%s』%s，像是往下拖着填充的，照写的计入；请核对，更正后重新放入。".formatted(title, said);
    return Fault.warning(FILLED, file.name(), title, "", message);
  }
}
