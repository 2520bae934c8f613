package dev.fazhi.intake;

import dev.fazhi.intake.header.RowCells;
import dev.fazhi.intake.header.SheetPlan;
import dev.fazhi.intake.header.SourceHeaders;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.value.TableWords;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Row;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides what a row is: data, totals, note, heading and so on. */
final class RowSorter {

  private static final int LONGEST_WORD = 12;

  private static final int LONGEST_NUMBER = 5;
  private static final Pattern NUMBERED =
      Pattern.compile("\\(.*\\p{IsHan}.*\\)|\\d{1,2}[.、]\\p{IsHan}.{3,}");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private final SheetPlan plan;
  private final TableWords words;
  private final int required;
  private final int headed;
  private final Set<Integer> requiredColumns = new HashSet<>();
  private final HeaderRepetition repetition;

  RowSorter(SheetPlan plan, SourceHeaders headers, TableWords words) {
    this.plan = plan;
    this.words = words;
    this.required = plan.required();
    this.headed = plan.width() - plan.nameless().size();
    this.repetition = new HeaderRepetition(plan, headers);
    for (SheetPlan.Column column : plan.columns()) {
      if (column.field().required()) {
        requiredColumns.add(column.index());
      }
    }
  }

  /** What a row is. */
  enum Kind {
    /** Nothing to see, or a line of dashes. */
    BLANK,
    /** A title or the header once more, as at the top of a printed page. */
    REPEATED,
    /** A header with the columns in another order. */
    HEADER,
    /** The numbers of the columns, or their names in letters, which stand under some headers. */
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
    if (start < 0 || repetition.isRule(row)) {
      return Sorted.of(Kind.BLANK);
    }
    if (repetition.isRepeated(row, start)) {
      return Sorted.of(Kind.REPEATED);
    }
    if (repetition.isHeader(row)) {
      return Sorted.of(Kind.HEADER);
    }
    if (first && (repetition.isColumnNumbers(row) || repetition.isColumnNames(row))) {
      return Sorted.of(Kind.COLUMN_NUMBERS);
    }
    Sorted beside = beside(row, start);
    return beside != null ? beside : hasField(row) ? DATA : Sorted.of(Kind.NO_FIELDS);
  }

  /** What the row is by the words in it; null when they make it nothing else than data. */
  private @Nullable Sorted beside(Row row, int start) {
    int filled = plan.requiredIn(row);
    boolean alone = HeaderRepetition.isAlone(row, start);
    // a text alone in a table of several columns is no record, even where no other field is needed
    boolean sparse = filled < required || alone && headed >= HeaderRepetition.LEAST_HEADERS;
    int head = isRunningNumber(row, start) ? RowCells.nextFilled(row, start) : start;
    if (sparse && row.cell(head) instanceof Cell.Text text) {
      Sorted sorted = sparse(row, head, HeaderRepetition.squeezed(text.text()), alone, filled);
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
    if (headed < HeaderRepetition.LEAST_HEADERS
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
          || !words.mayBeTotals(cell.text())) {
        continue;
      }
      String text = HeaderRepetition.squeezed(cell.text());
      boolean certain = sparse || column == start || requiredColumns.contains(column);
      if (words.isTotals(text) || words.isPartTotals(text)) {
        boolean part = !words.isTotals(text) && !sparse;
        return new Sorted(certain && !part ? Kind.TOTALS : Kind.TOTALS_OR_DATA, column, text);
      }
    }
    return null;
  }

  /** Most texts are told from a label by a look at their ends. */
  private static boolean mayBeWord(String text) {
    return !text.isEmpty()
        && (isOfWord(text.charAt(0)) || isOfWord(text.charAt(text.length() - 1)));
  }

  private static boolean isOfWord(char c) {
    return c > 0x7f || c <= ' ';
  }

  /** Whether there are only words that stand beside a table, and what was filled in behind them. */
  private boolean areLabels(Row row, int start) {
    boolean filledIn = false;
    for (int column = start; column < row.cells().size(); column++) {
      Cell cell = row.cells().get(column);
      if (Texts.isBlank(cell)) {
        continue;
      }
      boolean label =
          cell instanceof Cell.Text
              && mayBeWord(cell.text())
              && cell.text().length() <= HeaderRepetition.LONGEST_LABEL
              && isBeside(HeaderRepetition.squeezed(cell.text()));
      if (!label && !filledIn) {
        return false;
      }
      filledIn = label && HeaderRepetition.squeezed(cell.text()).endsWith(":");
    }
    return true;
  }

  private boolean isBeside(String text) {
    return TableWords.isLabel(text)
        || words.isNoteAtStart(text)
        || TableWords.isPage(text)
        || TableWords.isDay(text);
  }

  private boolean isRunningNumber(Row row, int start) {
    Cell cell = row.cells().get(start);
    return plan.columns().stream().noneMatch(column -> column.index() == start)
        && RowCells.nextFilled(row, start) >= 0
        && cell.text().length() <= LONGEST_NUMBER
        && DIGITS.matcher(cell.text()).matches();
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
