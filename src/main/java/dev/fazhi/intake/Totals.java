package dev.fazhi.intake;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import dev.fazhi.model.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Adds up a sheet's rows, to compare with what its totals rows say. */
final class Totals {

  /** A total of a part, that is of the rows since the last such total, begins with this. */
  private static final String PART = "小";

  private final String file;
  private final SheetPlan plan;
  private final BigDecimal[] sums;
  private final BigDecimal[] partSums;
  private long rows;
  private long partRows;

  Totals(String file, SheetPlan plan) {
    this.file = file;
    this.plan = plan;
    this.sums = new BigDecimal[plan.columns().size()];
    this.partSums = new BigDecimal[plan.columns().size()];
    Arrays.fill(sums, BigDecimal.ZERO);
    Arrays.fill(partSums, BigDecimal.ZERO);
  }

  /** A row of data. */
  void add(RowDraft draft) {
    rows++;
    partRows++;
    for (int i = 0; i < sums.length; i++) {
      Object value = draft.value(plan.columns().get(i).position());
      if (value instanceof BigDecimal || value instanceof Long) {
        BigDecimal number =
            value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
        sums[i] = sums[i].add(number);
        partSums[i] = partSums[i].add(number);
      }
    }
  }

  /** What is wrong with a totals row that begins with {@code word}; null when nothing is. */
  @Nullable Fault check(Row row, String word) {
    boolean part = word.startsWith(PART);
    long count = part ? partRows : rows;
    BigDecimal[] expected = part ? partSums.clone() : sums;
    if (part) {
      partRows = 0;
      Arrays.fill(partSums, BigDecimal.ZERO);
    }
    List<String> seen = new ArrayList<>();
    int firstColumn = -1;
    for (int column = 0; column < row.cells().size(); column++) {
      NumberText number = number(row.cell(column), word);
      if (number == null) {
        continue;
      }
      if (agrees(number, column, count, expected)) {
        return null;
      }
      firstColumn = firstColumn < 0 ? column : firstColumn;
      seen.add(Privacy.shown(number.value().toPlainString()));
    }
    return seen.isEmpty() ? null : fault(row, word, firstColumn, seen, count, expected);
  }

  private boolean agrees(NumberText number, int column, long count, BigDecimal[] expected) {
    if (number.value().compareTo(BigDecimal.valueOf(count)) == 0) {
      return true;
    }
    for (int i = 0; i < expected.length; i++) {
      SheetPlan.Column of = plan.columns().get(i);
      if (of.index() == column && of.field().type().isNumber()) {
        BigDecimal scale = number.ownUnit() ? BigDecimal.ONE : of.factor();
        return number.value().multiply(scale).compareTo(expected[i]) == 0;
      }
    }
    return false;
  }

  private static @Nullable NumberText number(Cell cell, String word) {
    if (cell instanceof Cell.Num number) {
      return new NumberText(number.value(), false);
    }
    if (!(cell instanceof Cell.Text)) {
      return null;
    }
    String text = Texts.squeezed(cell.text());
    text = text.startsWith(word) ? text.substring(word.length()) : text;
    text = text.startsWith(":") ? text.substring(1) : text;
    text = text.startsWith("共") ? text.substring(1) : text;
    return NumberText.read(text, NumberText::isCountUnit);
  }

  private Fault fault(
      Row row, String word, int column, List<String> seen, long count, BigDecimal[] expected) {
    StringBuilder sums = new StringBuilder();
    for (int i = 0; i < expected.length; i++) {
      SheetPlan.Column of = plan.columns().get(i);
      if (of.field().type().isNumber()) {
        sums.append("，『").append(of.header()).append("』合计 ");
        sums.append(expected[i].stripTrailingZeros().toPlainString());
      }
    }
    String value = Texts.cut(String.join("、", seen), 60);
    String message =
        String.format(
            Locale.ROOT,
            "%s行写的是 %s，上面的数据却是 %s 行%s；请核对导出是否完整。",
            Shown.safe(word),
            value,
            count,
            sums);
    Place place = new Place(file, row.sheet(), row.number(), column);
    return FileFault.TOTALS_DISAGREE.at(place, "", value, message);
  }
}
