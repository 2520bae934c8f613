package dev.fazhi.measure.count;

import dev.fazhi.measure.aggregate.Accumulator;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The counts of some rows of one source. Counts of other rows can be added. */
public final class Counts implements Serializable {

  private static final long serialVersionUID = 1;

  private final ArrayList<Groups> groups = new ArrayList<>();
  private final ArrayList<Cells> cells = new ArrayList<>();
  private final ArrayList<Reports> reports = new ArrayList<>();
  private final DayCounts days = new DayCounts();
  private final LinkedHashMap<String, Integer> tied = new LinkedHashMap<>();

  Counts(int dimensions, int[] widths, int reported) {
    for (int i = 0; i < dimensions; i++) {
      groups.add(new Groups());
    }
    for (int width : widths) {
      cells.add(new Cells(width));
    }
    for (int i = 0; i < reported; i++) {
      reports.add(new Reports());
    }
  }

  /** The groups of a breakdown that rows have, in the order in which they came. */
  Groups groups(int dimension) {
    return groups.get(dimension);
  }

  Cells cells(int index) {
    return cells.get(index);
  }

  public Reports reports(int index) {
    return reports.get(index);
  }

  public DayCounts days() {
    return days;
  }

  /**
   * Of how many keys several rows are the latest and say different things, by the name of the field
   * that is looked up.
   */
  public Map<String, Integer> tied() {
    return tied;
  }

  /**
   * @param dimensions of each of the cells the breakdown by whose groups they are; -1 for none
   */
  void add(Counts other, int[] dimensions) {
    List<int[]> numbers = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      numbers.add(groups.get(i).add(other.groups.get(i)));
    }
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).add(other.cells.get(i), dimensions[i] < 0 ? null : numbers.get(dimensions[i]));
    }
    for (int i = 0; i < reports.size(); i++) {
      reports.get(i).add(other.reports.get(i));
    }
    days.add(other.days);
    tied.putAll(other.tied);
  }

  /** Names with a number each. */
  static final class Groups implements Serializable {

    private static final long serialVersionUID = 1;

    private final HashMap<String, Integer> numbers = new HashMap<>();
    private final ArrayList<String> names = new ArrayList<>();

    int number(String name) {
      Integer known = numbers.putIfAbsent(name, names.size());
      if (known == null) {
        names.add(name);
        return names.size() - 1;
      }
      return known;
    }

    List<String> names() {
      return names;
    }

    private int[] add(Groups other) {
      return other.names.stream().mapToInt(this::number).toArray();
    }
  }

  /** Totals by group and bucket. */
  static final class Cells implements Serializable {

    private static final long serialVersionUID = 1;

    private final int width;
    private @Nullable Accumulator[] totals = new Accumulator[0];
    private final BitSet touched = new BitSet();

    Cells(int width) {
      this.width = width;
    }

    /** Forgets which totals have changed so far. */
    void watch() {
      touched.clear();
    }

    /** Whether a run of buckets of a group may have changed since it is watched. */
    boolean isTouched(int group, int from, int to) {
      int next = touched.nextSetBit(group * width + from);
      return next >= 0 && next < group * width + to;
    }

    /** The total to add to. */
    Accumulator at(int group, int bucket) {
      int cell = group * width + bucket;
      touched.set(cell);
      if (cell >= totals.length) {
        totals = Arrays.copyOf(totals, Math.max(cell + 1, 2 * totals.length));
      }
      Accumulator total = totals[cell];
      if (total == null) {
        total = new Accumulator();
        totals[cell] = total;
      }
      return total;
    }

    /** What a run of buckets of a group comes to, added to another total. */
    void addTo(Accumulator sum, int group, int from, int to) {
      for (int cell = group * width + from; cell < group * width + to; cell++) {
        Accumulator total = cell < totals.length ? totals[cell] : null;
        if (total != null) {
          sum.add(total);
        }
      }
    }

    private void add(Cells other, int @Nullable [] groups) {
      for (int cell = 0; cell < other.totals.length; cell++) {
        Accumulator total = other.totals[cell];
        if (total != null) {
          int group = cell / width;
          at(groups == null ? group : groups[group], cell % width).add(total);
        }
      }
    }
  }

  /** Values that units reported, by unit and the time that they are for. */
  public static final class Reports implements Serializable {

    private static final long serialVersionUID = 1;

    private final TreeMap<String, TreeMap<String, Report>> units = new TreeMap<>();

    /** Adds what a unit reported for a time to what it reported before. */
    public void add(String unit, String period, Report report) {
      TreeMap<String, Report> periods = units.computeIfAbsent(unit, any -> new TreeMap<>());
      if (periods.merge(period, report, (one, other) -> one.plus(other)).rows() == 0) {
        periods.remove(period);
      }
    }

    public Map<String, TreeMap<String, Report>> units() {
      return units;
    }

    private void add(Reports other) {
      other.units.forEach(
          (unit, periods) -> periods.forEach((period, report) -> add(unit, period, report)));
    }
  }

  /**
   * What was reported for one time.
   *
   * @param qualifiers how exact the values are said to be, by how many rows
   */
  public record Report(BigDecimal value, long rows, TreeMap<String, Integer> qualifiers)
      implements Serializable {

    Report plus(Report other) {
      TreeMap<String, Integer> both = new TreeMap<>(qualifiers);
      other.qualifiers.forEach((word, times) -> both.merge(word, times, Integer::sum));
      both.values().removeIf(times -> times == 0);
      return new Report(value.add(other.value), rows + other.rows, both);
    }
  }
}
