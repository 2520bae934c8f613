package dev.fazhi.doubt.time;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.InMemoryDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Two days that are the same in some rows and hardly ever in any other: rows one after another,
 * known ones in which they were different days before, or any where all others have them far apart.
 * The one was written over the other.
 */
final class EqualDays implements InMemoryDoubts {

  /** Fewer changes may be corrections. */
  private static final int LEAST_CHANGED = 4;

  /** Fewer rows in a row come by chance; those of one day alone are of one cause. */
  private static final int LEAST_RUN = 5;

  /** Where nothing is done in less than so many days, some that are done at once are not. */
  private static final int FAR = 10;

  private static final int LEAST_FAR = 30;
  private static final int LEAST_APART = 3;

  private static final int LEAST_DAYS = 3;
  private static final int LEAST_OTHERS = 10;
  private static final int OTHERS_ONE_IN = 20;

  /** So little must a run be to be expected among all rows: e to the power of minus. */
  private static final double HARDLY_EVER = 9;

  private final RegisteredFile file;
  private final RowDays days;
  private final int[] positions;

  /** Whether rows are reports of units for periods. */
  private final boolean reported;

  /** By two columns the rows in which they were different days before. */
  private final TreeMap<Integer, BitSet> became = new TreeMap<>();

  /** Of rows whose days are collected as they come. */
  EqualDays(RegisteredFile file, Source source, RowDays days) {
    this.file = file;
    this.days = days;
    this.positions = source.positions(days.fields()::contains);
    this.reported = source.coverage(Field.Type.PERIOD) >= 0;
  }

  @Override
  public void add(ComparedRow row) {
    FactRows.Fact known = row.known();
    if (known == null || row.outcome() != ComparedRow.Outcome.CHANGED) {
      return;
    }
    int at = days.size() - 1;
    for (int i = 0; i < positions.length; i++) {
      int day = days.column(i)[at];
      for (int j = i + 1; day != RowDays.ABSENT && j < positions.length; j++) {
        Long one = RowDays.number(known.values().get(positions[i]));
        Long other = RowDays.number(known.values().get(positions[j]));
        if (day == days.column(j)[at] && one != null && other != null && !one.equals(other)) {
          became.computeIfAbsent(i * positions.length + j, any -> new BitSet()).set(at);
        }
      }
    }
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < positions.length; i++) {
      for (int j = i + 1; j < positions.length; j++) {
        Fault fault = fault(i, j);
        if (fault != null) {
          faults.add(fault);
        }
      }
    }
    return faults;
  }

  private @Nullable Fault fault(int first, int second) {
    BitSet changed =
        Objects.requireNonNullElseGet(became.get(first * positions.length + second), BitSet::new);
    BitSet same = new BitSet();
    BitSet both = new BitSet();
    BitSet longest = new BitSet();
    int length = 0;
    int begin = 0;
    int end = 0;
    for (int row = 0, from = 0, run = 0; row < days.size(); row++) {
      int one = days.column(first)[row];
      int other = days.column(second)[row];
      if (one != RowDays.ABSENT && other != RowDays.ABSENT) {
        both.set(row);
        same.set(row, one == other);
        run = one == other ? run + 1 : 0;
        from = run == 1 ? row : from;
        if (run > length) {
          length = run;
          begin = from;
          end = row + 1;
        }
      }
    }
    // rows without both days stand between and are none of it
    longest.set(begin, end);
    longest.and(same);
    if (changed.cardinality() >= LEAST_CHANGED && isRare(changed, same, both)) {
      return fault(first, second, changed, "以前不是同一天，这份导出里变成了同一天");
    }
    // a unit reports all of a month at once, and may do so on the last day
    if (!reported
        && longest.cardinality() >= LEAST_RUN
        && isRare(longest, same, both)
        && isNoAccident(longest, same, both)
        && differ(longest, first) >= LEAST_DAYS) {
      return fault(first, second, longest, "连着都是同一天，别的行却几乎没有");
    }
    return isFarFromOthers(first, second, same, both)
        ? fault(
            first, second, same, "是同一天，别的行最少也差 %s 天".formatted(least(first, second, same, both)))
        : null;
  }

  /** Whether all other rows have them many days apart, and none a few. */
  private boolean isFarFromOthers(int first, int second, BitSet same, BitSet both) {
    int others = both.cardinality() - same.cardinality();
    return same.cardinality() >= LEAST_APART
        && same.cardinality() * OTHERS_ONE_IN / 2 <= others
        && others >= LEAST_FAR
        && least(first, second, same, both) >= FAR;
  }

  private int least(int first, int second, BitSet same, BitSet both) {
    return both.stream()
        .filter(row -> !same.get(row))
        .map(row -> Math.abs(days.column(second)[row] - days.column(first)[row]))
        .min()
        .orElse(0);
  }

  /** Whether of the other rows hardly any has the same day twice. */
  private static boolean isRare(BitSet some, BitSet same, BitSet both) {
    int others = both.cardinality() - some.cardinality();
    int alike = same.cardinality() - some.cardinality();
    return others >= LEAST_OTHERS && alike * OTHERS_ONE_IN <= others;
  }

  private static boolean isNoAccident(BitSet run, BitSet same, BitSet both) {
    double others = both.cardinality() - run.cardinality();
    double share = (same.cardinality() - run.cardinality() + 1) / (others + 2);
    return -Math.log(share) * run.cardinality() - Math.log(both.cardinality()) > HARDLY_EVER;
  }

  private int differ(BitSet rows, int column) {
    Set<Integer> different = new HashSet<>();
    rows.stream().forEach(row -> different.add(days.column(column)[row]));
    return different.size();
  }

  private Fault fault(int first, int second, BitSet rows, String said) {
    String one = days.fields().get(first).title();
    String other = days.fields().get(second).title();
    String message =
        "『%s』与『%s』有 %s 行%s：%s。像是其中一个日子是照另一个填的，照写的计入；请按行号核对，更正后重新放入。"
            .formatted(one, other, rows.cardinality(), said, days.places(rows, first));
    return Fault.warning(DoubtCode.UNLIKE, file.name(), one + "、" + other, "", message);
  }
}
