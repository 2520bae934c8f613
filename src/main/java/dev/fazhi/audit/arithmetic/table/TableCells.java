package dev.fazhi.audit.arithmetic.table;

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
 * @param beside so many characters beside its number, such as a unit, a cell may have and still be
 *     a number and no sentence
 */
public record TableCells(String text, NavigableMap<Integer, NumberToken> tokens, int beside) {

  /** The number of a cell; null where there is no cell, or words, or several numbers. */
  public @Nullable NumberToken number(DocumentTable table, int row, int column) {
    DocumentTable.Cell cell = table.cell(row, column);
    if (cell == null) {
      return null;
    }
    NavigableMap<Integer, NumberToken> within = within(cell);
    if (within.size() != 1) {
      return null;
    }
    NumberToken number = within.firstEntry().getValue();
    int rest = words(table, row, column).length() - (number.end() - number.start());
    return rest <= beside ? number : null;
  }

  /** The text of a cell without white space around it; empty where there is no cell. */
  public String words(DocumentTable table, int row, int column) {
    DocumentTable.Cell cell = table.cell(row, column);
    return cell == null ? "" : text.substring(cell.start(), cell.end()).strip();
  }

  /** The numbers that stand in the cells of a table. */
  public List<NumberToken> all(DocumentTable table) {
    List<NumberToken> all = new ArrayList<>();
    for (List<DocumentTable.@Nullable Cell> row : table.rows()) {
      for (DocumentTable.Cell cell : row) {
        if (cell != null) {
          all.addAll(within(cell).values());
        }
      }
    }
    return all;
  }

  private NavigableMap<Integer, NumberToken> within(DocumentTable.Cell cell) {
    return tokens.subMap(cell.start(), true, cell.end(), false);
  }
}
