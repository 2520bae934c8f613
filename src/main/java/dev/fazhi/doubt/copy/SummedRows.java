package dev.fazhi.doubt.copy;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.InMemoryDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FirstFew;
import dev.fazhi.store.register.RegisteredFile;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows all of whose numbers are the sums of the rows above: subtotals that nothing marks as such.
 */
final class SummedRows implements InMemoryDoubts {

  /** Fewer rows may come to what the next one has by chance. */
  private static final int LEAST_SUMMED = 4;

  private static final int LEAST_ROWS = 2;

  /** One number alone may well be the sum of some. */
  private static final int LEAST_NUMBERS = 2;

  private static final int MOST_ROWS = 100_000;
  private static final int MOST_SHOWN = 10;

  /** Of each number of a row its share in one, so that all of them are summed at once. */
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private final RegisteredFile file;
  private final int[] numbers;

  /** By the sum of all rows up to one the number of that one. */
  private final Map<Long, Integer> sums = new HashMap<>();

  private long sum;
  private int rows;
  private final FirstFew found = new FirstFew(MOST_SHOWN);

  SummedRows(RegisteredFile file, Source source) {
    this.file = file;
    // what is reported for a year is the sum of its months
    boolean reported = source.coverage(Field.Type.PERIOD) >= 0;
    this.numbers = source.positions(field -> !reported && field.type().isNumber());
    sums.put(0L, 0);
  }

  @Override
  public void add(ComparedRow row) {
    if (numbers.length < LEAST_NUMBERS || rows == MOST_ROWS) {
      return;
    }
    long own = 0;
    long factor = FACTOR;
    int filled = 0;
    for (int number : numbers) {
      if (row.row().values().get(number) instanceof Number value && value.doubleValue() > 0) {
        own += factor * new BigDecimal(value.toString()).movePointRight(2).longValue();
        filled++;
      }
      factor *= FACTOR;
    }
    Integer from = filled < LEAST_NUMBERS ? null : sums.get(sum - own);
    if (from != null && rows - from >= LEAST_SUMMED) {
      found.add(Integer.toString(row.row().row()));
    }
    sum += own;
    sums.put(sum, ++rows);
  }

  @Override
  public List<Fault> faults() {
    String message = "有 %s 行的各个数正好是上面几行之和（第 %s 行），像是没有标明的小计，当作一件计入了；请核对，删去后重新放入。";
    return found.count() < LEAST_ROWS
        ? List.of()
        : List.of(
            Fault.warning(
                DoubtCode.COPIED,
                file.name(),
                "",
                found.count() + CopiedRows.LIKE + "上面几行之和",
                message.formatted(found.count(), found.words("、"))));
  }
}
