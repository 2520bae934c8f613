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

  /** A column of which more than one in so many rows is as the one above is sorted. */
  private static final int SORTED_ONE_IN = 2;

  /** Columns with more different values are counted as if each were rare. */
  private static final int MOST_VALUES = 10_000;

  private final Map<Object, Integer> values = new HashMap<>();
  private @Nullable Object above;
  private long alike;
  private int run;
  private int first;
  private int longest;
  private int longestFirst;
  private int longestLast;
  private @Nullable Object longestOf;
  private final Set<LocalDate> days = new HashSet<>();
  private @Nullable LocalDate from;
  private @Nullable LocalDate to;
  private int longestDays;
  private long longestSpan;
  private int steps;
  private int longestSteps;
  private long stepped;
  private int stepsLast;
  private int rises;
  private int longestRise;
  private int riseLast;
  private long rose;
  private BigDecimal step = BigDecimal.ZERO;
  private BigDecimal longestStep = BigDecimal.ONE;

  void add(@Nullable Object value, int row, @Nullable LocalDate day) {
    Object before = above;
    boolean same = value != null && value.equals(before);
    alike += same ? 1 : 0;
    run = same ? run + 1 : 1;
    first = same ? first : row;
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
    if (value != null && run > longest) {
      longestDays = days.size();
      longestSpan = from == null || to == null ? 0 : ChronoUnit.DAYS.between(from, to);
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
    boolean rise = value instanceof Long now && before instanceof Long then && now > then;
    rises = rise ? rises + 1 : 0;
    rose += rise ? 1 : 0;
    if (rises > longestRise) {
      longestRise = rises;
      riseLast = row;
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

  /** Whether counts rise from row to row for so long where they hardly do else. */
  boolean isRising(long all) {
    return longestRise >= LEAST_RISES
        && all - longestRise >= LEAST_OTHERS
        && (rose - longestRise) * SORTED_ONE_IN < all - longestRise;
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
    return surprise(others, run, all) > HARDLY_EVER;
  }

  private static double surprise(long others, int run, long all) {
    double share = (others + 1.0) / (all - run + 2.0);
    return share < 1 ? -Math.log(share) * run - Math.log(all) : 0;
  }

  /** Whether the longest run of a short table is of many days, and no accident either. */
  boolean isFilledShort(long all) {
    Object of = longestOf;
    return of != null
        && all <= SHORT
        && longest >= LEAST_SHORT_RUN
        && all - longest >= longest
        && (alike - longest) * SORTED_ONE_IN < all - longest
        && longestDays * 2 >= longest
        && longestSpan >= LEAST_SPAN
        && surprise(values.getOrDefault(of, longest) - longest, longest, all) > HARDLY_IN_SHORT;
  }

  int longestRise() {
    return longestRise;
  }

  int riseLast() {
    return riseLast;
  }

  int stepsLast() {
    return stepsLast;
  }

  int longestSteps() {
    return longestSteps;
  }

  BigDecimal longestStep() {
    return longestStep;
  }

  int longestFirst() {
    return longestFirst;
  }

  int longestLast() {
    return longestLast;
  }

  int longest() {
    return longest;
  }

  @Nullable Object longestOf() {
    return longestOf;
  }
}
