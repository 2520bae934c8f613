package dev.fazhi.audit.arithmetic;

import dev.fazhi.audit.arithmetic.TableCheck.Line;
import dev.fazhi.audit.document.DocumentTable;
import dev.fazhi.audit.language.FoldedText;
import dev.fazhi.audit.language.NumberToken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The numbers of a table with the words at the heads of its rows and columns. */
final class TableNumbers {

  /** So many characters beside its number a cell may have, such as a unit, and still be one. */
  private static final int BESIDE = 3;

  private final FoldedText folded;
  private final String text;
  private final DocumentTable table;
  private final NavigableMap<Integer, NumberToken> tokens = new TreeMap<>();

  TableNumbers(FoldedText folded, String text, DocumentTable table, List<NumberToken> found) {
    this.folded = folded;
    this.text = text;
    this.table = table;
    found.forEach(token -> tokens.put(folded.start(token.core()), token));
  }

  /** What its rows and columns say of each other. */
  List<Checked> check() {
    List<Line> columns = columns();
    List<Line> rows = rows();
    Set<NumberToken> rates = new HashSet<>();
    for (Line line : Stream.concat(columns.stream(), rows.stream()).toList()) {
      line.numbers().stream()
          .filter(number -> number != null && (line.isRate() || number.number().percent()))
          .forEach(rates::add);
    }
    List<Checked> checked = new ArrayList<>(TableCheck.check(columns, rates));
    checked.addAll(TableCheck.check(rows, rates));
    return checked;
  }

  /** The numbers that stand in its cells. */
  Collection<NumberToken> tokens() {
    List<NumberToken> within = new ArrayList<>();
    for (List<DocumentTable.@Nullable Cell> row : table.rows()) {
      for (DocumentTable.Cell cell : row) {
        if (cell != null) {
          within.addAll(tokens.subMap(cell.start(), true, cell.end(), false).values());
        }
      }
    }
    return within;
  }

  private List<Line> columns() {
    List<Line> lines = new ArrayList<>();
    for (int column = 0; column < table.columns(); column++) {
      List<@Nullable NumberToken> numbers = new ArrayList<>();
      StringBuilder label = new StringBuilder();
      boolean began = false;
      for (int row = 0; row < table.rows().size(); row++) {
        NumberToken number = number(row, column);
        numbers.add(number);
        began |= number != null;
        if (!began) {
          label.append(words(row, column)).append(' ');
        }
      }
      add(lines, label.toString(), numbers);
    }
    return lines;
  }

  private List<Line> rows() {
    List<Line> lines = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      List<@Nullable NumberToken> numbers = new ArrayList<>();
      StringBuilder label = new StringBuilder();
      for (int column = 0; column < table.columns(); column++) {
        NumberToken number = number(row, column);
        numbers.add(number);
        if (number == null) {
          label.append(words(row, column)).append(' ');
        }
      }
      add(lines, label.toString(), numbers);
    }
    return lines;
  }

  private static void add(List<Line> lines, String label, List<@Nullable NumberToken> numbers) {
    if (numbers.stream().anyMatch(java.util.Objects::nonNull)) {
      lines.add(new Line(label, numbers));
    }
  }

  private String words(int row, int column) {
    DocumentTable.Cell cell = table.cell(row, column);
    return cell == null ? "" : text.substring(cell.start(), cell.end());
  }

  private @Nullable NumberToken number(int row, int column) {
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
    int length = folded.end(number.end() - 1) - folded.start(number.start());
    int beside = text.substring(cell.start(), cell.end()).strip().length() - length;
    return beside <= BESIDE ? number : null;
  }
}
