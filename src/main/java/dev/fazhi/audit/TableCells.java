package dev.fazhi.audit;

import dev.fazhi.audit.document.DocumentTable;
import dev.fazhi.audit.language.NumberToken;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the cells of tables: a number, or words.
 *
 * @param text the original text
 * @param tokens its numbers by where they begin in it
 */
record TableCells(String text, NavigableMap<Integer, NumberToken> tokens) {

  /** So many characters beside its number a cell has: 提高0.67个百分点, but no sentence. */
  private static final int BESIDE = 8;

  List<String> labels(DocumentTable table, int row) {
    List<String> labels = new ArrayList<>();
    for (int column = 0; column < table.columns(); column++) {
      String words = TableColumns.fold(words(table, row, column));
      if (!words.isEmpty() && number(table, row, column) == null) {
        labels.add(words);
      }
    }
    return labels;
  }

  @Nullable NumberToken number(DocumentTable table, int row, int column) {
    DocumentTable.Cell cell = table.cell(row, column);
    if (cell == null) {
      return null;
    }
    NavigableMap<Integer, NumberToken> within =
        tokens.subMap(cell.start(), true, cell.end(), false);
    if (within.size() != 1) {
      return null;
    }
    NumberToken number = within.firstEntry().getValue();
    int beside = words(table, row, column).length() - (number.end() - number.core());
    return beside <= BESIDE ? number : null;
  }

  String words(DocumentTable table, int row, int column) {
    DocumentTable.Cell cell = table.cell(row, column);
    return cell == null ? "" : text.substring(cell.start(), cell.end()).strip();
  }
}
