package dev.fazhi.doubt.column;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.RegisteredFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two columns of numbers that were exchanged: in nearly all rows in which they differ from what is
 * known of the same key, each has the number that the other had; or, by itself, the column of a
 * count has far larger numbers than that of the money, which nobody pays in such small coins.
 */
final class SwappedColumns implements RowDoubts {

  /** Fewer rows may be corrections. */
  private static final int LEAST_ROWS = 3;

  /** Fewer rows with both numbers show no order of size. */
  private static final int LEAST_OF_SIZE = 10;

  /** So many times the money is no count. */
  private static final BigDecimal TIMES = BigDecimal.valueOf(20);

  private final RegisteredFile file;
  private final List<Pair> pairs = new ArrayList<>();

  private static final class Pair {
    private final Field one;
    private final Field other;
    private final int first;
    private final int second;
    private final boolean isMoneyAndCount;
    private long changed;
    private long swapped;
    private long lost;
    private long both;
    private long larger;

    Pair(Source source, int first, int second) {
      this.one = source.fields().get(first);
      this.other = source.fields().get(second);
      this.first = first;
      this.second = second;
      this.isMoneyAndCount =
          EnumSet.of(one.type(), other.type())
              .equals(EnumSet.of(Field.Type.MONEY, Field.Type.INTEGER));
    }

    void add(List<?> was, List<?> is, boolean older) {
      Object oldFirst = was.get(first);
      Object oldSecond = was.get(second);
      Object newFirst = is.get(first);
      Object newSecond = is.get(second);
      if (isSame(oldFirst, newFirst) && isSame(oldSecond, newSecond)) {
        return;
      }
      changed++;
      if (isSame(oldFirst, newSecond) && isSame(oldSecond, newFirst)) {
        swapped++;
        lost += older ? 1 : 0;
      }
    }

    /** Of money, in whatever order, and a count. */
    void addSizes(List<?> values) {
      if (!isMoneyAndCount) {
        return;
      }
      boolean money = one.type() == Field.Type.MONEY;
      if (values.get(money ? first : second) instanceof Number amount
          && values.get(money ? second : first) instanceof Number count
          && exact(amount).signum() > 0
          && exact(count).signum() > 0) {
        both++;
        larger += exact(count).compareTo(exact(amount).multiply(TIMES)) >= 0 ? 1 : 0;
      }
    }
  }

  SwappedColumns(RegisteredFile file, Source source) {
    this.file = file;
    int[] numbers = source.positions(field -> field.type().isNumber());
    for (int i = 0; i < numbers.length; i++) {
      for (int j = i + 1; j < numbers.length; j++) {
        pairs.add(new Pair(source, numbers[i], numbers[j]));
      }
    }
  }

  private static boolean isSame(@Nullable Object one, @Nullable Object other) {
    return one instanceof Number number && other instanceof Number second
        ? exact(number).compareTo(exact(second)) == 0
        : Objects.equals(one, other);
  }

  private static BigDecimal exact(Number number) {
    return number instanceof BigDecimal exact ? exact : BigDecimal.valueOf(number.longValue());
  }

  @Override
  public void add(ComparedRow row) {
    pairs.forEach(pair -> pair.addSizes(row.row().values()));
    FactRows.Fact known = row.known();
    boolean older = row.outcome() == ComparedRow.Outcome.OLDER;
    if (known != null && (older || row.outcome() == ComparedRow.Outcome.CHANGED)) {
      pairs.forEach(pair -> pair.add(known.values(), row.row().values(), older));
    }
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (Pair pair : pairs) {
      String titles = pair.one.title() + "、" + pair.other.title();
      if (pair.both >= LEAST_OF_SIZE && pair.larger * 10 >= pair.both * 9) {
        faults.add(
            fault(
                titles,
                "",
                "『%s』两列像是放反了：%s 行里有 %s 行的件数、人数一类的数是金额的 %s 倍以上，照写的计入；请核对列名与内容是否对得上，更正后重新放入。"
                    .formatted(titles, pair.both, pair.larger, TIMES)));
      } else if (pair.swapped >= LEAST_ROWS && pair.swapped * 5 >= pair.changed * 4) {
        faults.add(
            fault(
                titles,
                Long.toString(pair.swapped),
                "『%s』两列有 %s 行的数与%s导出正好对调，照%s导出计入；请核对列名与内容是否对得上，更正后重新放入。"
                    .formatted(
                        titles,
                        pair.swapped,
                        pair.lost > 0 ? "更新的" : "以前的",
                        pair.lost > 0 ? "更新的" : "这份")));
      }
    }
    return faults;
  }

  private Fault fault(String titles, String value, String message) {
    return Fault.warning(DoubtCode.SWAPPED, file.name(), titles, value, message);
  }
}
