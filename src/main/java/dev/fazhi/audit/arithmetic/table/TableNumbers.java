package dev.fazhi.audit.arithmetic.table;

import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.arithmetic.table.TableCheck.Line;
import dev.fazhi.audit.document.DocumentTable;
import dev.fazhi.audit.language.NumberToken;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The numbers of a table with the words at the heads of its rows and columns. */
public final class TableNumbers {

  private final DocumentTable table;
  private final TableCells cells;

  public TableNumbers(DocumentTable table, TableCells cells) {
    this.table = table;
    this.cells = cells;
  }

  /** What its rows and columns say of each other. */
  public List<Checked> check() {
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

  /** Its rows, as sentences may say them again. */
  public List<TableEcho.Row> echoes() {
    return rows().stream().map(TableEcho.Row::of).toList();
  }

  private List<Line> columns() {
    List<Line> lines = new ArrayList<>();
    for (int column = 0; column < table.columns(); column++) {
      List<@Nullable NumberToken> numbers = new ArrayList<>();
      StringBuilder label = new StringBuilder();
      boolean began = false;
      for (int row = 0; row < table.rows().size(); row++) {
        NumberToken number = cells.number(table, row, column);
        numbers.add(number);
        began |= number != null;
        if (!began) {
          label.append(cells.words(table, row, column)).append(' ');
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
        NumberToken number = cells.number(table, row, column);
        numbers.add(number);
        if (number == null) {
          label.append(cells.words(table, row, column)).append(' ');
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
}
