package dev.fazhi.intake.header;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.intake.text.NumberText;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Columns of a cross table that hold the same quantity for different months or kinds: each filled
 * cell of them becomes a row of its own, with what its header says in one field and what it holds
 * in another. These two stand in the columns behind the header's last one.
 *
 * @param values column to what its header says
 * @param width how many columns the header has
 */
public record SpreadColumns(Map<Integer, String> values, int width) {

  private static final Pattern MONTH = Pattern.compile("(1[0-2]|0?[1-9])月份?");
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?!\\d)");

  /** Whether a header, without white space, is the name of a month. */
  public static boolean isMonth(String header) {
    return MONTH.matcher(header).matches();
  }

  /** The year that the sheet's name, a row or the file's name gives first; empty for none. */
  public static String year(String sheet, List<Row> above, String file) {
    Stream<String> titles =
        above.stream()
            .flatMap(row -> row.cells().stream())
            .map(cell -> Texts.squeezed(cell.text()));
    return Stream.concat(Stream.concat(Stream.of(sheet), titles), Stream.of(file))
        .map(YEAR::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst()
        .orElse("");
  }

  /**
   * Those of a header. A month without a year is one of the {@linkplain #year year} that stands
   * above it.
   */
  static SpreadColumns of(HeaderMatch match, List<Row> above, String file) {
    Source.Unpivot unpivot = match.source().unpivot();
    boolean months =
        unpivot != null && match.source().field(unpivot.into()).type() == Field.Type.PERIOD;
    String year = year(match.rows().last().sheet(), above, file);
    Map<Integer, String> values = new LinkedHashMap<>();
    match
        .spread()
        .forEach(
            (column, header) -> {
              Matcher month = MONTH.matcher(header.bare());
              boolean dated = months && !year.isEmpty() && month.matches();
              values.put(column, dated ? year + "年" + month.group(1) + "月" : header.shown());
            });
    return new SpreadColumns(Collections.unmodifiableMap(values), match.rows().columns().size());
  }

  /** The rows that one row becomes; none when all of these columns are blank in it. */
  public List<Row> rows(Row row) {
    List<Row> rows = new ArrayList<>();
    values.forEach(
        (column, value) -> {
          Cell cell = row.cell(column);
          if (!Texts.isBlank(cell)) {
            List<Cell> cells = new ArrayList<>(width + 2);
            for (int i = 0; i < width; i++) {
              cells.add(row.cell(i));
            }
            cells.add(new Cell.Text(value));
            cells.add(cell);
            rows.add(with(row, cells));
          }
        });
    return rows;
  }

  /** A row of totals with the sum of these columns where the value of a row stands. */
  public Row total(Row row) {
    List<Cell> cells = new ArrayList<>(width + 2);
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < width; i++) {
      Cell cell = row.cell(i);
      NumberText number =
          values.containsKey(i)
              ? NumberText.read(Texts.squeezed(cell.text()), NumberText::isCountUnit)
              : null;
      sum = number == null ? sum : sum.add(number.value());
      cells.add(values.containsKey(i) ? Cell.BLANK : cell);
    }
    cells.add(Cell.BLANK);
    cells.add(new Cell.Num(sum, false));
    return with(row, cells);
  }

  private static Row with(Row row, List<Cell> cells) {
    return new Row(
        row.sheet(),
        row.sheetIndex(),
        row.number(),
        Collections.unmodifiableList(cells),
        row.hidden(),
        row.merged(),
        row.width());
  }

  /** The first and the last of the headers, for people. */
  String title() {
    List<String> all = List.copyOf(values.values());
    return all.size() == 1 ? all.get(0) : all.get(0) + "…" + all.get(all.size() - 1);
  }
}
