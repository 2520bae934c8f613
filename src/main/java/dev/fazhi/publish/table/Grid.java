package dev.fazhi.publish.table;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A published table, independent of its format.
 *
 * @param id for the names of files and of the Excel table
 * @param title the sheet's heading
 * @param sheet the tab's name
 * @param intro one sentence on what it shows
 * @param lines what stands between the sentence and the table: period, sources, notes
 * @param columns at least one
 * @param rows at least one, each as wide as the columns
 * @param total whether the last row is the total
 * @param sections indexes of the rows before which a line is drawn
 */
public record Grid(
    String id,
    String title,
    String sheet,
    String intro,
    List<String> lines,
    List<Column> columns,
    List<List<Datum>> rows,
    boolean total,
    Set<Integer> sections)
    implements Page {

  /** Makes a table; an empty list gets one row that says so. */
  public Grid {
    if (rows.isEmpty()) {
      List<Datum> none = new ArrayList<>();
      for (Column column : columns) {
        none.add(none.isEmpty() ? Datum.of("（无）") : new Datum.Missing(Marker.NOT_APPLICABLE));
      }
      rows = List.of(none);
    }
  }

  /** A table without a total and without sections. */
  public static Grid plain(
      String id,
      String title,
      String sheet,
      String intro,
      List<Column> columns,
      List<List<Datum>> rows) {
    return new Grid(id, title, sheet, intro, List.of(), columns, rows, false, Set.of());
  }

  /** The markers in the table, in the order of their explanation. */
  public Set<Marker> markers() {
    return rows.stream()
        .flatMap(List::stream)
        .map(Datum::marker)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Marker.class)));
  }

  /** The line that explains the markers. */
  public String symbols() {
    List<String> meanings =
        markers().stream().map(marker -> marker.sign() + " " + marker.meaning()).toList();
    return meanings.isEmpty() ? "符号：本表没有使用。" : "符号：" + String.join("；", meanings) + "。";
  }

  /** The name of the Excel table, in ASCII, that cannot be taken for a cell's address. */
  public String tableName() {
    return "T_" + id.replaceAll("[^A-Za-z0-9]", "_").toLowerCase(Locale.ROOT);
  }
}
