package dev.fazhi.intake;

import dev.fazhi.intake.header.HeaderText;
import dev.fazhi.intake.header.RowCells;
import dev.fazhi.intake.header.SheetPlan;
import dev.fazhi.intake.header.SourceHeaders;
import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.value.TableWords;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides what a row is: data, totals, note, heading and so on. */
final class RowSorter {

  private static final int LEAST_HEADERS = 3;
  private static final int LONGEST_WORD = 12;

  /** A label before a signature may be long; nothing longer is a label or a header. */
  private static final int LONGEST_LABEL = 1000;

  private static final int LONGEST_NUMBER = 5;
  private static final Pattern NUMBERED =
      Pattern.compile("\\(.*\\p{IsHan}.*\\)|\\d{1,2}[.、]\\p{IsHan}.{3,}");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final List<String> COUNTED = List.of("甲乙丙丁戊己庚辛壬癸", "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  private static final Set<String> NUMBERS_ARE = Set.of("栏次", "列次", "序号");

  private final SheetPlan plan;
  private final SourceHeaders headers;
  private final TableWords words;
  private final int required;
  private final int headed;
  private final Set<Integer> requiredColumns = new HashSet<>();
  private final Set<String> titles = new HashSet<>();

  /** The cells of those rows without white space. */
  private final List<List<String>> repeated = new ArrayList<>();

  RowSorter(SheetPlan plan, SourceHeaders headers, TableWords words) {
    this.plan = plan;
    this.headers = headers;
    this.words = words;
    this.required = plan.required();
    this.headed = plan.width() - plan.nameless().size();
    for (SheetPlan.Column column : plan.columns()) {
      if (column.field().required()) {
        requiredColumns.add(column.index());
      }
    }
    for (Row row : plan.repeated()) {
      repeated.add(row.cells().stream().map(cell -> squeezed(cell.text())).toList());
      String only = only(row);
      if (!only.isEmpty()) {
        titles.add(withoutDigits(only));
      }
    }
  }

  /** What a row is. */
  enum Kind {
    /** Nothing to see. */
    BLANK,
    /** A title or the header once more, as at the top of a printed page. */
    REPEATED,
    /** A header with the columns in another order. */
    HEADER,
    /** The numbers of the columns, which stand under some headers. */
    COLUMN_NUMBERS,
    /** Sums or counts of the rows above. */
    TOTALS,
    /**
     * A row that has all it must have, and a word of totals in a field that need not be there:
     * totals when its sums agree, else data.
     */
    TOTALS_OR_DATA,
    /** A note under the table, a signature or the foot of a page. */
    NOTE,
    /** A heading of what follows: one text alone that is no part of a record. */
    HEADING,
    /** One text alone: a heading if a header follows, else a row that lacks nearly everything. */
    HEADING_OR_DATA,
    /** It says that there is nothing to report. */
    NOTHING,
    /** Something, but nothing in any field's column. */
    NO_FIELDS,
    /** A row of the export. */
    DATA
  }

  /**
   * What a row is.
   *
   * @param column where the text stands that tells; -1 when none does
   * @param word that text; empty when none does
   */
  record Sorted(Kind kind, int column, String word) {
    /** Whether it may be a row of the export. */
    boolean isData() {
      return kind == Kind.DATA || kind == Kind.TOTALS_OR_DATA || kind == Kind.HEADING_OR_DATA;
    }

    private static Sorted of(Kind kind) {
      return new Sorted(kind, -1, "");
    }

    /** The same row as something else. */
    Sorted as(Kind other) {
      return new Sorted(other, column, word);
    }
  }

  private static final Sorted DATA = Sorted.of(Kind.DATA);

  /**
   * Sorts a row.
   *
   * @param first whether no data stood between it and the header
   */
  Sorted sort(Row row, boolean first) {
    int start = RowCells.firstFilled(row);
    if (start < 0) {
      return Sorted.of(Kind.BLANK);
    }
    if (isRepeated(row, start)) {
      return Sorted.of(Kind.REPEATED);
    }
    if (isHeader(row)) {
      return Sorted.of(Kind.HEADER);
    }
    if (first && isColumnNumbers(row)) {
      return Sorted.of(Kind.COLUMN_NUMBERS);
    }
    Sorted beside = beside(row, start);
    return beside != null ? beside : hasField(row) ? DATA : Sorted.of(Kind.NO_FIELDS);
  }

  /** What the row is by the words in it; null when they make it nothing else than data. */
  private @Nullable Sorted beside(Row row, int start) {
    int filled = plan.requiredIn(row);
    boolean alone = isAlone(row, start);
    // a text alone in a table of several columns is no record, even where no other field is needed
    boolean sparse = filled < required || alone && headed >= LEAST_HEADERS;
    int head = isRunningNumber(row, start) ? RowCells.nextFilled(row, start) : start;
    if (sparse && row.cell(head) instanceof Cell.Text text) {
      Sorted sorted = sparse(row, head, squeezed(text.text()), alone, filled);
      if (sorted != null) {
        return sorted;
      }
    }
    return areLabels(row, start) ? new Sorted(Kind.NOTE, start, "") : totals(row, start, sparse);
  }

  private @Nullable Sorted sparse(Row row, int head, String text, boolean alone, int filled) {
    boolean half = filled * 2 <= required || alone;
    String word = words.totalsAtStart(text);
    if (word != null && (half || TableWords.isAmount(text, word))) {
      return new Sorted(Kind.TOTALS, head, word);
    }
    if (TableWords.isPage(text) && half) {
      return new Sorted(Kind.NOTE, head, "");
    }
    if (TableWords.count(text) != null) {
      return new Sorted(Kind.TOTALS, head, text);
    }
    if (half && (words.isNoteAtStart(text) || text.endsWith(":"))) {
      return new Sorted(Kind.NOTE, head, "");
    }
    if (!alone) {
      return null;
    }
    if (words.isNothing(text)) {
      return new Sorted(Kind.NOTHING, head, text);
    }
    if (TableWords.isDay(text) || TableWords.isLabel(text) || NUMBERED.matcher(text).matches()) {
      return new Sorted(Kind.NOTE, head, "");
    }
    return heading(row, head, text);
  }

  /** A key that is cut off, or stands in a broken row, has digits in the column of a key. */
  private @Nullable Sorted heading(Row row, int head, String text) {
    if (headed < LEAST_HEADERS
        || plan.columns().stream().noneMatch(column -> column.index() == head)
        || text.codePoints().noneMatch(Character::isIdeographic)) {
      return null;
    }
    boolean digits = text.chars().anyMatch(Character::isDigit);
    return new Sorted(
        digits && requiredColumns.contains(head) ? Kind.HEADING_OR_DATA : Kind.HEADING, head, text);
  }

  /** A word of totals as the whole text of any cell. */
  private @Nullable Sorted totals(Row row, int start, boolean sparse) {
    for (int column = start; column < row.cells().size(); column++) {
      if (!(row.cells().get(column) instanceof Cell.Text cell)
          || cell.text().length() > LONGEST_WORD
          || !mayBeWord(cell.text())) {
        continue;
      }
      String text = squeezed(cell.text());
      boolean certain = sparse || column == start || requiredColumns.contains(column);
      if (words.isTotals(text) || words.isPartTotals(text)) {
        boolean part = !words.isTotals(text) && !sparse;
        return new Sorted(certain && !part ? Kind.TOTALS : Kind.TOTALS_OR_DATA, column, text);
      }
    }
    return null;
  }

  /** Most texts are told from a word by a look at their first character. */
  private static boolean mayBeWord(String text) {
    return !text.isEmpty()
        && (isOfWord(text.charAt(0)) || isOfWord(text.charAt(text.length() - 1)));
  }

  private static boolean isOfWord(char c) {
    return c > 0x7f || c <= ' ';
  }

  private boolean areLabels(Row row, int start) {
    for (int column = start; column < row.cells().size(); column++) {
      Cell cell = row.cells().get(column);
      if (Texts.isBlank(cell)) {
        continue;
      }
      if (!(cell instanceof Cell.Text)
          || !mayBeWord(cell.text())
          || cell.text().length() > LONGEST_LABEL
          || !TableWords.isLabel(squeezed(cell.text()))) {
        return false;
      }
    }
    return true;
  }

  private boolean isRunningNumber(Row row, int start) {
    Cell cell = row.cells().get(start);
    return plan.columns().stream().noneMatch(column -> column.index() == start)
        && RowCells.nextFilled(row, start) >= 0
        && cell.text().length() <= LONGEST_NUMBER
        && DIGITS.matcher(cell.text()).matches();
  }

  /** Whether one text is all that there is, be it once or in each cell of a merge. */
  private static boolean isAlone(Row row, int start) {
    String text = row.cells().get(start).text();
    for (int column = start + 1; column < row.cells().size(); column++) {
      Cell cell = row.cells().get(column);
      if (!Texts.isBlank(cell) && !cell.text().equals(text)) {
        return false;
      }
    }
    return true;
  }

  private static String only(Row row) {
    int start = RowCells.firstFilled(row);
    return start >= 0 && isAlone(row, start) ? squeezed(row.cells().get(start).text()) : "";
  }

  /** What tells of what kind a row is stands at the beginning of a text. */
  private static String squeezed(String text) {
    return Texts.squeezed(Privacy.beginning(text));
  }

  private static String withoutDigits(String text) {
    return text.replaceAll("[\\d〇零一二三四五六七八九十]", "");
  }

  private boolean isRepeated(Row row, int start) {
    Cell first = row.cells().get(start);
    for (int i = 0; i < repeated.size(); i++) {
      Row earlier = plan.repeated().get(i);
      // most rows differ from a header in their first cell already
      if (start < earlier.cells().size()
          && first.getClass() == earlier.cells().get(start).getClass()
          && squeezed(first.text()).equals(repeated.get(i).get(start))
          && RowCells.isSame(earlier, row)) {
        return true;
      }
    }
    // the title of a printed page counts its pages
    return !titles.isEmpty()
        && row.cells().get(start) instanceof Cell.Text
        && isAlone(row, start)
        && titles.contains(withoutDigits(only(row)));
  }

  /** Whether most of what stands in the row are names of columns. */
  private boolean isHeader(Row row) {
    int known = 0;
    int filled = 0;
    for (Cell cell : row.cells()) {
      if (Texts.isBlank(cell)) {
        continue;
      }
      filled++;
      boolean isKnown =
          cell instanceof Cell.Text
              && cell.text().length() <= LONGEST_LABEL
              && headers.mayBegin(cell.text())
              && headers.find(HeaderText.of(cell)) != null;
      known += isKnown ? 1 : 0;
      if (filled == 2 && known == 0) {
        return false;
      }
    }
    return known >= Math.min(LEAST_HEADERS, plan.columns().size()) && known * 2 >= filled;
  }

  private boolean isColumnNumbers(Row row) {
    List<String> seen = new ArrayList<>();
    for (Cell cell : row.cells()) {
      if (!Texts.isBlank(cell)) {
        seen.add(squeezed(cell.text()).replaceAll("[()\\[\\]栏列.]", ""));
      }
    }
    if (!seen.isEmpty()
        && NUMBERS_ARE.contains(squeezed(row.cell(RowCells.firstFilled(row)).text()))) {
      seen.remove(0);
    }
    if (seen.size() < Math.max(2, (headed + 1) / 2)) {
      return false;
    }
    int letters = 0;
    while (letters < seen.size() && isCounted(seen.get(letters), letters)) {
      letters++;
    }
    int number = 0;
    for (String text : seen.subList(letters, seen.size())) {
      if (!text.equals(Integer.toString(++number))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCounted(String text, int place) {
    return COUNTED.stream()
        .anyMatch(
            letters ->
                place < letters.length() && text.equals(letters.substring(place, place + 1)));
  }

  private boolean hasField(Row row) {
    for (SheetPlan.Column column : plan.columns()) {
      if (!Texts.isBlank(row.cell(column.index()))) {
        return true;
      }
    }
    return false;
  }
}
