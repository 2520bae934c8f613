package dev.fazhi.intake;

import dev.fazhi.intake.header.SheetPlan;
import dev.fazhi.intake.text.MomentForms;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What usually stands in the columns of a sheet, learnt from its first rows, so that a row some of
 * whose cells have moved by a column is known: a column that is nearly always filled is empty, and
 * beside it stand values that their own column never has and the one next to it has often. And
 * which columns of days lost their date format, so that each of their cells is a day's number.
 */
final class ColumnProfiles {

  /** Fewer rows than these teach nothing. */
  private static final int FEWEST = 20;

  private static final double USUALLY_FILLED = 0.95;

  /** So many of the cells at most may be the only one of their kind where all kinds are known. */
  private static final double SINGLE = 0.02;

  /** Two columns of which more cells than these could stand in either are not told apart. */
  private static final double ALIKE = 0.1;

  private static final int LONGEST = 40;

  /** Fewer numbers may be something else. */
  private static final int LEAST_SERIALS = 3;

  /** Days are counted from another one in some workbooks, four years later. */
  private static final int YEARS_BEFORE = 2;

  private static final int MOST_YEARS = 30;
  private static final long SERIAL_ZERO = MomentForms.SERIAL_ZERO.toEpochDay();

  private final Set<Integer> serials = new HashSet<>();
  private final List<Column> columns = new ArrayList<>();
  private final List<Integer> usuallyFilled = new ArrayList<>();

  /** Where a row's cells have moved: this column holds what belongs into the other. */
  record Move(int column, int from) {}

  /** The cells of one column by kind: their text, or its shape where the texts are too many. */
  private static final class Column {
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<String, Integer> shapes = new HashMap<>();
    private final Map<Column, Boolean> alike = new HashMap<>();
    private int filled;
    private boolean byText;
    private boolean known;

    private void add(Cell cell) {
      if (!Texts.isBlank(cell)) {
        filled++;
        texts.merge(shortened(cell.text()), 1, Integer::sum);
        shapes.merge(shape(cell.text()), 1, Integer::sum);
      }
    }

    private void close() {
      byText = isClosed(texts);
      known = byText || isClosed(shapes);
    }

    private boolean isClosed(Map<String, Integer> kinds) {
      long single = kinds.values().stream().filter(count -> count == 1).count();
      return filled >= FEWEST && single <= Math.max(1, SINGLE * filled);
    }

    private boolean has(String text) {
      Map<String, Integer> kinds = byText ? texts : shapes;
      return known && kinds.getOrDefault(byText ? shortened(text) : shape(text), 0) > 1;
    }

    private boolean isAlike(Column other) {
      long both = 0;
      for (Map.Entry<String, Integer> text : texts.entrySet()) {
        both += other.has(text.getKey()) ? text.getValue() : 0;
      }
      return both > ALIKE * filled;
    }
  }

  /**
   * Of the rows of data among these.
   *
   * @param rows the first ones below the header
   * @param latest after which nothing in the file can have happened
   */
  static ColumnProfiles of(SheetPlan plan, List<Row> rows, LocalDate latest) {
    ColumnProfiles profiles = new ColumnProfiles();
    List<Row> data =
        rows.stream()
            .filter(row -> row.sheetIndex() == plan.layout().sheetIndex())
            .filter(row -> plan.requiredIn(row) == plan.required() && !plan.isOtherWidth(row))
            .toList();
    for (SheetPlan.Column column : plan.columns()) {
      if (column.field().type().isTime() && areSerials(data, column.index(), latest)) {
        profiles.serials.add(column.index());
      }
    }
    if (data.size() < FEWEST) {
      return profiles;
    }
    for (int index = 0; index < plan.width(); index++) {
      Column column = new Column();
      for (Row row : data) {
        column.add(row.value(index));
      }
      column.close();
      profiles.columns.add(column);
      if (column.filled >= USUALLY_FILLED * data.size()) {
        profiles.usuallyFilled.add(index);
      }
    }
    return profiles;
  }

  /** Whether all that stands there are numbers of days up to that one, the last of them recent. */
  private static boolean areSerials(List<Row> data, int index, LocalDate latest) {
    long seen = 0;
    long last = 0;
    for (Row row : data) {
      Cell cell = row.value(index);
      if (Texts.isBlank(cell)) {
        continue;
      }
      long day =
          cell instanceof Cell.Num number && number.shown().isEmpty()
              ? number.value().longValue()
              : 0;
      if (day + SERIAL_ZERO < latest.minusYears(MOST_YEARS).toEpochDay()
          || day + SERIAL_ZERO > latest.plusYears(1).toEpochDay()) {
        return false;
      }
      seen++;
      last = Math.max(last, day);
    }
    return seen >= LEAST_SERIALS
        && last + SERIAL_ZERO >= latest.minusYears(YEARS_BEFORE).toEpochDay();
  }

  /** Whether a cell is the number of a day whose column has lost its format. */
  boolean isSerial(int index, Cell cell) {
    return cell instanceof Cell.Num && serials.contains(index);
  }

  /** Where the cells of a row have moved; null when they seem to stand where they belong. */
  @Nullable Move moved(Row row) {
    for (int empty : usuallyFilled) {
      if (Texts.isBlank(row.value(empty))) {
        Move move = moved(row, empty, 1);
        move = move == null ? moved(row, empty, -1) : move;
        if (move != null) {
          return move;
        }
      }
    }
    return null;
  }

  /** Looks from the empty cell in one direction, as far as no cell stands where it belongs. */
  private @Nullable Move moved(Row row, int empty, int step) {
    for (int at = empty + step; at >= 0 && at < columns.size(); at += step) {
      Column own = columns.get(at);
      Column beside = columns.get(at - step);
      Cell cell = row.value(at);
      if (Texts.isBlank(cell) || !own.known || !beside.known) {
        continue;
      }
      boolean belongs = own.has(cell.text());
      boolean moved = beside.has(cell.text());
      if (belongs && !moved) {
        return null;
      }
      if (moved && !belongs && !own.alike.computeIfAbsent(beside, own::isAlike)) {
        return new Move(at, at - step);
      }
    }
    return null;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** The text with each run of digits, of Latin letters and of Chinese characters as one sign. */
  private static String shape(String text) {
    StringBuilder shape = new StringBuilder();
    char last = 0;
    for (int i = 0; i < text.length() && shape.length() < LONGEST; i++) {
      char c = text.charAt(i);
      char sign =
          Character.isDigit(c)
              ? '9'
              : Character.isIdeographic(c) ? '一' : Character.isLetter(c) ? 'a' : c;
      if (sign != last || sign == c && sign != '9' && sign != 'a' && sign != '一') {
        shape.append(sign);
      }
      last = sign;
    }
    return shape.toString();
  }
}
