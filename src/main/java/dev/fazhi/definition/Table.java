package dev.fazhi.definition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of the workbook.
 *
 * @param id for file names, such as {@code hotline-by-unit}
 * @param title the sheet's heading
 * @param sheet the tab's name, at most 31 characters
 * @param intro one sentence on what the table shows
 * @param metrics the columns or, in a table of totals, the rows: metric ids
 * @param rows what a row is
 * @param by the field of the breakdown when rows are groups; null otherwise
 * @param order how groups are ordered
 * @param notes printed above the table
 * @param filing how it is laid out when it is to be filed; null for a plain table
 * @param extra further columns of each metric in a plain table
 * @param years how many years stand beside each other, the cut-off's to date the last; 0 for none
 * @param across what a table of two groupings has in its columns; null for others
 * @param top how many groups have rows of their own, the others sharing one; 0 for all
 */
public record Table(
    String id,
    String title,
    String sheet,
    String intro,
    List<String> metrics,
    Rows rows,
    @Nullable String by,
    Order order,
    List<String> notes,
    @Nullable Filing filing,
    List<Filing.Part> extra,
    int years,
    @Nullable Across across,
    int top) {

  /**
   * The second grouping of a table that has one metric in its cells.
   *
   * @param by its field, whose groups are the columns
   * @param cells the field that crosses both
   */
  public record Across(String by, String cells) {

    /** The group of a cell. */
    public static String cell(String row, String column) {
      return row + SEPARATOR + column;
    }

    /** What stands between the two in its name. */
    public static final String SEPARATOR = " / ";
  }

  /** The numbers that its further columns, or those of the form that is filed, show. */
  public Set<Filing.Part> parts() {
    Set<Filing.Part> parts = new LinkedHashSet<>(extra);
    if (filing != null) {
      filing.leaves().forEach(leaf -> parts.add(leaf.part()));
    }
    return parts;
  }

  /** The same by another grouping. */
  public Table by(String field) {
    return new Table(
        id, title, sheet, intro, metrics, rows, field, order, notes, filing, extra, years, across,
        top);
  }

  /** The same with other metrics and columns. */
  public Table with(List<String> others, @Nullable Filing columns) {
    return new Table(
        id, title, sheet, intro, others, rows, by, order, notes, columns, extra, years, across,
        top);
  }

  /** What a row is. */
  public enum Rows {
    /** One metric's total for the year to date. */
    METRICS,
    /** One group of a breakdown for the year to date, the metrics side by side. */
    GROUPS,
    /** One month of the totals, the metrics side by side. */
    MONTHS
  }

  /** How groups are ordered. */
  public enum Order {
    /** By name. */
    NAME,
    /** The largest value of the first metric first, then by name. */
    VALUE
  }
}
