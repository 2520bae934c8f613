package dev.fazhi.intake;

import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.Spelling;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Row;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells data from what else stands in a table. */
final class RowSorter {

  private final SheetPlan plan;
  private final List<String> totals;
  private final List<String> notes;
  private final int required;

  RowSorter(SheetPlan plan, Nightly.Layout words) {
    this.plan = plan;
    this.totals = longestFirst(words.totals());
    this.notes = longestFirst(words.notes());
    this.required = plan.required();
  }

  /** What a row is. */
  enum Kind {
    /** Nothing to see. */
    BLANK,
    /** A title or the header once more, as at the top of a printed page. */
    REPEATED,
    /** Sums or counts of the rows above. */
    TOTALS,
    /** A note under the table. */
    NOTE,
    /** Something, but nothing in any field's column. */
    NO_FIELDS,
    /** A row of the export. */
    DATA
  }

  Kind kind(Row row) {
    int first = Rows.firstFilled(row);
    if (first < 0) {
      return Kind.BLANK;
    }
    if (isRepeated(row, first)) {
      return Kind.REPEATED;
    }
    if (row.cells().get(first) instanceof Cell.Text text) {
      String words = Texts.squeezed(text.text());
      if (totalsWord(words, row) != null) {
        return Kind.TOTALS;
      }
      if (isNote(words, row, first)) {
        return Kind.NOTE;
      }
    }
    return hasField(row) ? Kind.DATA : Kind.NO_FIELDS;
  }

  /** The word that makes a row one of totals, given its first text; null when it is none. */
  @Nullable String totalsWord(String words, Row row) {
    String word = wordAtStart(words, totals);
    boolean alone = word != null && word.length() == words.length();
    return alone || word != null && plan.requiredIn(row) < required ? word : null;
  }

  private boolean isNote(String words, Row row, int first) {
    return wordAtStart(words, notes) != null
        && (plan.requiredIn(row) * 2 <= required || Rows.lastFilled(row) == first);
  }

  private boolean isRepeated(Row row, int first) {
    for (Row earlier : plan.repeated()) {
      // most rows differ from a header in their first cell already
      if (first < earlier.cells().size()
          && row.cells().get(first).getClass() == earlier.cells().get(first).getClass()
          && Rows.isSame(earlier, row)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasField(Row row) {
    for (SheetPlan.Column column : plan.columns()) {
      if (!Texts.isBlank(row.cell(column.index()))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String wordAtStart(String text, List<String> words) {
    for (String word : words) {
      if (text.startsWith(word)) {
        return word;
      }
    }
    return null;
  }

  private static List<String> longestFirst(List<String> words) {
    return words.stream()
        .map(Spelling::normal)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }
}
