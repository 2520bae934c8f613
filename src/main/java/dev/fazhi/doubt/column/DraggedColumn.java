package dev.fazhi.doubt.column;

import dev.fazhi.definition.condition.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The longest run of one value in a column, and of values that grow by one and the same. */
final class DraggedColumn {

  /** Fewer rows in a row come by chance, or of one cause. */
  private static final int LEAST_RUN = 100;

  /** In a short table a run over so many days, if these differ, is of no one cause. */
  static final int SHORT = 1000;

  private static final int LEAST_SHORT_RUN = 15;
  private static final int LEAST_SPAN = 60;
  private static final double HARDLY_IN_SHORT = 15;

  /** Numbers in any order rise so often in a row once in a million millions. */
  private static final int LEAST_RISES = 15;

  private static final int LEAST_STEPS = 30;
  private static final int LEAST_DAYS = 20;
  private static final int LEAST_AMOUNTS = 20;

  /** So many other rows must there be to show how the column changes. */
  private static final int LEAST_OTHERS = 40;

  private static final int OTHERS_ONE_IN = 4;

  /** So little must a run be to be expected among all rows: e to the power of minus. */
  private static final double HARDLY_EVER = 20;

  /** A column of which such a part of the rows is as the one above is sorted. */
  private static final double SORTED = 0.5;

  /** In any order nearly half of them are more than the one above, and nearly half less. */
  private static final double SORTED_COUNTS = 0.7;

  /** Columns with more different values are counted as if each were rare. */
  private static final int MOST_VALUES = 10_000;

  private final Map<Object, Integer> values = new HashMap<>();
  private @Nullable Object above;
  private final Run alike = new Run();
  private final Run steps = new Run();
  private final Run rises = new Run();
  private final Run falls = new Run();
  private @Nullable Object longestOf;
  private final Set<LocalDate> days = new HashSet<>();
  private @Nullable LocalDate from;
  private @Nullable LocalDate to;
  private int longestDays;
  private long longestSpan;
  private BigDecimal step = BigDecimal.ZERO;
  private BigDecimal longestStep = BigDecimal.ONE;

  /** Rows one after another each of which goes on from the one above. */
  static final class Run {
    private long all;
    private int first;
    private int length;
    private int longest;
    private int longestFirst;
    private int last;

    /** Whether it is the longest so far. */
    private boolean add(boolean goesOn, int row) {
      all += goesOn ? 1 : 0;
      length = goesOn ? length + 1 : 0;
      first = goesOn ? first : row;
      if (length <= longest) {
        return false;
      }
      longest = length;
      longestFirst = first;
      last = row;
      return true;
    }

    /** Whether such a part of so many others goes on as well, as where they are sorted. */
    private boolean isSorted(long rows, double part) {
      return all - longest >= part * (rows - longest);
    }

    /** The rows of the longest, with the one from which it goes on. */
    int rows() {
      return longest + 1;
    }

    /** The number of the row from which the longest goes on. */
    int first() {
      return longestFirst;
    }

    /** The number of its last row. */
    int last() {
      return last;
    }
  }

  void add(@Nullable Object value, int row, @Nullable LocalDate day) {
    Object before = above;
    boolean same = value != null && value.equals(before);
    if (!same) {
      days.clear();
      from = null;
      to = null;
    }
    if (day != null) {
      days.add(day);
      from = from == null || day.isBefore(from) ? day : from;
      to = to == null || day.isAfter(to) ? day : to;
    }
    if (alike.add(same, row)) {
      longestDays = days.size();
      longestSpan = from == null || to == null ? 0 : ChronoUnit.DAYS.between(from, to);
      longestOf = value;
    }
    if (steps.add(isStep(before, value), row)) {
      longestStep = value instanceof BigDecimal ? step : BigDecimal.ONE;
    }
    int risen =
        value instanceof Long now && before instanceof Long then ? Long.compare(now, then) : 0;
    rises.add(risen > 0, row);
    falls.add(risen < 0, row);
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
    int rows = stepped(type);
    if (type == Field.Type.INTEGER) {
      return rows >= LEAST_STEPS;
    }
    return rows >= (type.isTime() ? LEAST_DAYS : LEAST_AMOUNTS)
        && all - rows >= LEAST_OTHERS
        && isNoAccident(Math.max(0, steps.all - (rows - 1)), rows, all);
  }

  /** How many rows grow by the same; of two amounts it is not known by what they do. */
  int stepped(Field.Type type) {
    return type == Field.Type.INTEGER || type.isTime() ? steps.rows() : steps.rows() + 1;
  }

  /** The rows in which counts rise or fall from row to row for so long as they hardly do else. */
  @Nullable Run runningTotal(long all) {
    Run longer = rises.longest >= falls.longest ? rises : falls;
    return longer.longest >= LEAST_RISES
            && all - longer.longest >= LEAST_OTHERS
            && !longer.isSorted(all, SORTED_COUNTS)
        ? longer
        : null;
  }

  /** Whether counts rise there. */
  boolean isRise(Run run) {
    return run == rises;
  }

  /** Whether the longest run is no accident among so many rows, of which the others change. */
  boolean isFilled(long all) {
    int rows = alike.rows();
    return rows >= LEAST_RUN
        && (all - rows) * OTHERS_ONE_IN >= rows
        && all - rows >= LEAST_OTHERS
        && !alike.isSorted(all, SORTED)
        && isNoAccident(ofOne() - rows, rows, all);
  }

  /** How many rows have the value of the longest run. */
  private long ofOne() {
    return values.getOrDefault(longestOf, alike.rows());
  }

  /** Whether a run so long is hardly to be expected where so many of the others are like it. */
  private static boolean isNoAccident(long others, int run, long all) {
    return surprise(others, run, all) > HARDLY_EVER;
  }

  private static double surprise(long others, int run, long all) {
    double share = (others + 1.0) / (all - run + 2.0);
    return share < 1 ? -Math.log(share) * run - Math.log(all) : 0;
  }

  /** Whether the longest run of a short table is of many days, and no accident either. */
  boolean isFilledShort(long all) {
    int rows = alike.rows();
    return all <= SHORT
        && rows >= LEAST_SHORT_RUN
        && all - rows >= rows
        && !alike.isSorted(all, SORTED)
        && longestDays * 2 >= rows
        && longestSpan >= LEAST_SPAN
        && surprise(ofOne() - rows, rows, all) > HARDLY_IN_SHORT;
  }

  Run alike() {
    return alike;
  }

  Run steps() {
    return steps;
  }

  BigDecimal longestStep() {
    return longestStep;
  }

  @Nullable Object longestOf() {
    return longestOf;
  }
}
