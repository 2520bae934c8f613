package dev.fazhi.intake.header;

import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.text.Units;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One to three rows, one below the other, that may be the header of a sheet.
 *
 * @param rows from the top down
 * @param columns for each column from A on what its header may read, the likeliest first; none for
 *     a column without a header
 */
public record HeaderRows(List<Row> rows, List<List<HeaderText>> columns) {

  private static final Pattern BRACKETS = Pattern.compile("[()\\[\\]]");
  private static final Set<String> UNITS_ARE = Set.of("单位", "计量单位", "单位:", "-", "—", "/");

  /** So many rows a header spans at most. */
  static final int MOST = 3;

  /**
   * A header over these rows. A text of a row above reaches to the right over the blank cells that
   * merging leaves; it is the header by itself only where nothing stands below it, so that no row
   * of data is ever taken for the lower part.
   */
  public static HeaderRows of(List<Row> rows) {
    int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    int lowest = rows.size() - 1;
    boolean units = lowest > 0 && isUnits(rows.get(lowest));
    String[] above = new String[lowest];
    Arrays.fill(above, "");
    List<List<HeaderText>> columns = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      int named = -1;
      for (int level = 0; level <= lowest; level++) {
        if (!Texts.isBlank(rows.get(level).cell(column))) {
          named = level;
          if (level < lowest) {
            above[level] = rows.get(level).cell(column).text();
            // what stood under the text to the left of this one ends with it
            Arrays.fill(above, level + 1, lowest, "");
          }
        }
      }
      String text = named < 0 ? "" : rows.get(named).cell(column).text();
      boolean unit = units && named == lowest;
      columns.add(named < 0 ? List.of() : readings(unit ? inBrackets(text) : text, above, named));
    }
    return new HeaderRows(rows, columns);
  }

  /** This header with a row of units that stands below it. */
  HeaderRows withUnits(List<Row> below) {
    if (below.isEmpty() || !isUnits(below.get(0))) {
      return this;
    }
    List<Row> wider = new ArrayList<>(rows);
    wider.add(below.get(0));
    return of(List.copyOf(wider));
  }

  /** Whether a row says in what units the columns are, and nothing else. */
  private static boolean isUnits(Row row) {
    boolean any = false;
    for (Cell cell : row.cells()) {
      String text = Texts.isBlank(cell) ? "" : bare(cell.text());
      boolean unit = !text.isEmpty() && Units.factor(text) != null;
      if (!text.isEmpty() && !unit && !UNITS_ARE.contains(text)) {
        return false;
      }
      any |= unit;
    }
    return any;
  }

  private static String bare(String text) {
    return BRACKETS.matcher(Texts.squeezed(text)).replaceAll("");
  }

  private static String inBrackets(String text) {
    String unit = bare(text);
    return UNITS_ARE.contains(unit) ? "" : "(" + unit + ")";
  }

  /** The text with all that stands above it, then with less and less of that. */
  private static List<HeaderText> readings(String text, String[] above, int level) {
    List<HeaderText> readings = new ArrayList<>();
    for (int from = 0; from <= level; from++) {
      HeaderText reading =
          HeaderText.of(String.join("", List.of(above).subList(from, level)) + text);
      if (!reading.isEmpty() && !readings.contains(reading)) {
        readings.add(reading);
      }
    }
    return List.copyOf(readings);
  }

  /** The first row of the header. */
  Row first() {
    return rows.get(0);
  }

  /** The last row of the header. */
  Row last() {
    return rows.get(rows.size() - 1);
  }
}
