package dev.fazhi.publish.table;

import java.util.List;

/**
 * A table in the layout for filing: headers over several rows, numbered columns, a line for
 * signatures.
 *
 * @param grid its columns and rows, the total first where there is one
 * @param above pairs of what stands left and right between the title and the table
 * @param numbers of the columns
 * @param below the lines under the table, that of the signatures first
 * @param labels how many columns from the left say what a row is
 * @param total whether the first row is the total
 */
public record FilingForm(
    Grid grid,
    List<List<String>> above,
    List<String> numbers,
    List<String> below,
    int labels,
    boolean total)
    implements Page {

  /** The text in place of a missing number. */
  public static final String NONE = "—";

  @Override
  public String sheet() {
    return grid.sheet();
  }

  @Override
  public String title() {
    return grid.title();
  }

  /** The rows, each as wide as the columns. */
  public List<List<Datum>> rows() {
    return grid.rows();
  }

  public Headers headers() {
    return Headers.of(grid.columns());
  }

  /** How many columns, those of the labels among them. */
  public int columns() {
    return numbers.size();
  }

  /** The uppermost header's row counted from 0. */
  public int headerRow() {
    return 1 + above.size();
  }

  /** The first row of numbers counted from 0: after the headers and the numbers of the columns. */
  public int firstRow() {
    return headerRow() + headers().rows() + 1;
  }

  /** The text of the cell. */
  public static String text(Datum datum) {
    return datum instanceof Datum.Missing ? NONE : datum.text();
  }

  /** A header as its cell shows it, with the unit on a separate line. */
  public static String shown(String header) {
    return header.replace("（", "\n（");
  }
}
