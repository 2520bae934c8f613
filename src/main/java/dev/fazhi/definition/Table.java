package dev.fazhi.definition;

import java.util.List;
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
    int top) {

  /** The same with other metrics and columns. */
  public Table with(List<String> others, @Nullable Filing columns) {
    return new Table(id, title, sheet, intro, others, rows, by, order, notes, columns, extra, top);
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
