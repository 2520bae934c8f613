package dev.fazhi.audit.arithmetic.table;

import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.arithmetic.quantity.Cell;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.table.TableCheck.Line;
import dev.fazhi.audit.document.DocumentTable;
import dev.fazhi.audit.language.NumberToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The numbers of a table with the words at the heads of its rows and columns. */
public final class TableNumbers {

  private static final Pattern THEN = Pattern.compile("上年|去年|上学年|同期|上期|上月|上季");

  private final DocumentTable table;
  private final TableCells cells;
  private final List<Line> columns;
  private final List<Line> rows;
  private final int start;

  public TableNumbers(DocumentTable table, TableCells cells) {
    this.table = table;
    this.cells = cells;
    this.columns = readColumns();
    this.rows = readRows();
    this.start = cells.all(table).stream().mapToInt(NumberToken::start).min().orElse(0);
  }

  /** Where its first number stands. */
  int start() {
    return start;
  }

  List<Line> columns() {
    return columns;
  }

  List<Line> rows() {
    return rows;
  }

  /**
   * Its numbers as sentences may be told of them.
   *
   * @param at its place among the tables of the text
   */
  public List<Cell> cells(int at) {
    Map<NumberToken, Integer> places = new HashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      for (NumberToken number : columns.get(column).numbers()) {
        places.putIfAbsent(number, column);
      }
    }
    List<Cell> all = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      Line line = rows.get(row);
      for (NumberToken number : new LinkedHashSet<>(line.numbers())) {
        Integer place = places.get(number);
        if (number != null && place != null) {
          all.add(cell(number, line, columns.get(place), new Cell.Place(at, row, place)));
        }
      }
    }
    return all;
  }

  private static Cell cell(NumberToken number, Line row, Line column, Cell.Place place) {
    boolean rate = number.number().percent() || row.isCalledRate() || column.isCalledRate();
    String label = row.label() + " " + column.label();
    Quantity told =
        Cell.number(
            number,
            label,
            rate ? Quantity.Kind.RATE : Quantity.Kind.COUNT,
            THEN.matcher(label).find() ? Quantity.Role.PRIOR : Quantity.Role.VALUE);
    return new Cell(
        told, List.of(row.label(), column.label()), place, row.isTotal() || column.isTotal());
  }

  /** What its rows and columns say of each other. */
  public List<Checked> check() {
    Set<NumberToken> rates = new HashSet<>();
    for (Line line : Stream.concat(columns.stream(), rows.stream()).toList()) {
      line.numbers().stream()
          .filter(
              number ->
                  number != null
                      && (line.isCalledRate() || TableMean.is(line) || number.number().percent()))
          .forEach(rates::add);
    }
    Set<NumberToken> signed =
        Stream.concat(columns.stream(), rows.stream())
            .filter(TableDifference::is)
            .flatMap(line -> line.numbers().stream())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    List<Checked> checked = new ArrayList<>(TableCheck.check(columns, rates, signed));
    checked.addAll(TableCheck.check(rows, rates, signed));
    return checked;
  }

  private List<Line> readColumns() {
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

  private List<Line> readRows() {
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
    if (numbers.stream().anyMatch(Objects::nonNull)) {
      lines.add(Line.of(label, numbers));
    }
  }
}
