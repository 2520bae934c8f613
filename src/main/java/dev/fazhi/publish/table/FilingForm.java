package dev.fazhi.publish.table;

import java.util.List;

/**
 * A table in the layout for filing: headers over two rows, numbered columns, the total first, a
 * line for signatures.
 *
 * @param sheet the tab's name
 * @param title centred above all
 * @param above pairs of what stands left and right between the title and the table
 * @param subject heads the column of the groups
 * @param heads the headers of the upper row
 * @param numbers of the columns, that of the groups first
 * @param rows the total first; each as wide as the columns
 * @param below the lines under the table, that of the signatures first
 */
public record FilingForm(
    String sheet,
    String title,
    List<List<String>> above,
    String subject,
    List<Head> heads,
    List<String> numbers,
    List<List<Datum>> rows,
    List<String> below)
    implements Page {

  /** The text in place of a missing number. */
  static final String NONE = "—";

  /**
   * A header of the upper row.
   *
   * @param header as printed
   * @param leaves the headers below it; none when it reaches over both rows
   */
  public record Head(String header, List<String> leaves) {
    public int width() {
      return Math.max(1, leaves.size());
    }
  }

  /** How many columns, that of the groups among them. */
  public int columns() {
    return numbers.size();
  }

  /** The upper header's row counted from 0. */
  public int headerRow() {
    return 1 + above.size();
  }

  /** The first row of numbers counted from 0: after two rows of headers and one of numbers. */
  public int firstRow() {
    return headerRow() + 3;
  }

  /** The text of the cell. */
  public static String text(Datum datum) {
    return datum instanceof Datum.Missing ? NONE : datum.text();
  }
}
