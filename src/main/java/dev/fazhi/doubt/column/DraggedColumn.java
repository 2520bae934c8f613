package dev.fazhi.doubt.column;

import dev.fazhi.definition.condition.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The longest run of one value in a column, and of values that grow by one and the same. */
final class DraggedColumn {

  /** Fewer rows in a row come by chance, or of one cause. */
  private static final int LEAST_RUN = 100;

  private static final int LEAST_SHORT_RUN = 15;

  /** Numbers in any order rise so often in a row once in a million millions. */
  private static final int LEAST_RISES = 15;

  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,8})");

  private static final int LEAST_STEPS = 8;

  /** What a unit reports month by month may well grow. */
  private static final int LEAST_REPORTED = 30;

  private static final int LEAST_DAYS = 20;
  private static final int LEAST_AMOUNTS = 20;

  /** So many other rows must there be to show how the column changes. */
  private static final int LEAST_OTHERS = 40;

  private static final int OTHERS_ONE_IN = 4;

  private static final int TIMES_CHANCE = 3;

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
  private long filled;
  private final BitSet same = new BitSet();
  private final DraggedRun alike = new DraggedRun();
  private final DraggedRun steps = new DraggedRun();
  private final DraggedRun rises = new DraggedRun();
  private final DraggedRun falls = new DraggedRun();
  private @Nullable Object longestOf;
  private BigDecimal step = BigDecimal.ZERO;
  private BigDecimal longestStep = BigDecimal.ONE;

  void add(@Nullable Object value, int row, int index) {
    Object before = above;
    boolean same = value != null && value.equals(before);
    this.same.set(index, same);
    if (alike.add(same, row, index)) {
      longestOf = value;
    }
    if (steps.add(isStep(before, value), row, index)) {
      longestStep = value instanceof BigDecimal ? step : BigDecimal.ONE;
    }
    int risen =
        value instanceof Long now && before instanceof Long then ? Long.compare(now, then) : 0;
    rises.add(risen > 0, row, index);
    falls.add(risen < 0, row, index);
    filled++;
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
    if (value instanceof String now && before instanceof String then) {
      return isNext(then, now);
    }
    return value instanceof Long now && before instanceof Long then && now - then == 1
        || value instanceof LocalDate day
            && before instanceof LocalDate last
            && last.plusDays(1).equals(day);
  }

  /** Whether a text is another but for the number at its end, which is the next one. */
  private static boolean isNext(String before, String now) {
    Matcher then = NUMBERED.matcher(before);
    Matcher next = NUMBERED.matcher(now);
    return then.matches()
        && next.matches()
        && then.group(1).equals(next.group(1))
        && Integer.parseInt(next.group(2)) - Integer.parseInt(then.group(2)) == 1;
  }

  /**
   * Whether so many grow by one, or amounts by one and the same; days, which do where rows are
   * sorted by them, more than others.
   */
  boolean isStepped(long all, Field.Type type, boolean reported) {
    int rows = stepped(type);
    boolean counted = type != Field.Type.DECIMAL && type != Field.Type.MONEY && !type.isTime();
    return rows
            >= (type.isTime()
                ? LEAST_DAYS
                : counted ? reported ? LEAST_REPORTED : LEAST_STEPS : LEAST_AMOUNTS)
        && all - rows >= LEAST_OTHERS
        && isNoAccident(Math.max(0, steps.all - (rows - 1)), rows, all);
  }

  /** How many rows grow by the same; of two amounts it is not known by what they do. */
  int stepped(Field.Type type) {
    boolean amount = type == Field.Type.DECIMAL || type == Field.Type.MONEY;
    return amount ? steps.rows() + 1 : steps.rows();
  }

  /** The rows in which counts rise or fall from row to row for so long as they hardly do else. */
  @Nullable DraggedRun runningTotal(long all) {
    DraggedRun longer = rises.longest >= falls.longest ? rises : falls;
    return longer.longest >= LEAST_RISES
            && all - longer.longest >= LEAST_OTHERS
            && !longer.isSorted(all, SORTED_COUNTS)
        ? longer
        : null;
  }

  /** Whether counts rise there. */
  boolean isRise(DraggedRun run) {
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
    double share = (others + 1.0) / (all - run + 2.0);
    return share < 1 && -Math.log(share) * run - Math.log(all) > HARDLY_EVER;
  }

  /**
   * Whether the longest run is no accident either of the value or of what follows on itself; what
   * stands beside it must tell that it is of no one cause.
   */
  boolean isFilledBeside(long all) {
    int rows = alike.rows();
    long others = alike.all - alike.longest;
    return rows >= LEAST_SHORT_RUN
        && all - rows >= LEAST_OTHERS
        && !alike.isSorted(all, SORTED)
        && isNoAccident(ofOne() - rows, rows, all)
        && isNoAccident(others, rows, all);
  }

  /**
   * The rows that say what the one above says, if they are far more than would by chance, and no
   * habit of most.
   */
  @Nullable BitSet copied(long all) {
    double byChance =
        values.values().stream().mapToDouble(rows -> (rows - 1.0) * rows).sum() / filled;
    return same.cardinality() >= LEAST_SHORT_RUN + TIMES_CHANCE * byChance
            && same.cardinality() < SORTED * all
        ? same
        : null;
  }

  DraggedRun alike() {
    return alike;
  }

  DraggedRun steps() {
    return steps;
  }

  BigDecimal longestStep() {
    return longestStep;
  }

  @Nullable Object longestOf() {
    return longestOf;
  }
}
