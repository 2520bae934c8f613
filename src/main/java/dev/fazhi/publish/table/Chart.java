package dev.fazhi.publish.table;

import dev.fazhi.publish.text.Axis;
import java.util.List;

/**
 * A sheet of charts over the first rows of a table.
 *
 * @param sheet the tab's name
 * @param title the sheet's heading
 * @param grid the table whose cells they draw; its first column names the points
 * @param panels the charts from top to bottom
 */
public record Chart(String sheet, String title, Grid grid, List<Panel> panels) implements Page {

  /** The kind of chart. */
  public enum Shape {
    /** Lines over time. */
    LINES,
    /** Horizontal bars, the first row at the top. */
    BARS
  }

  /**
   * One chart.
   *
   * @param title what it shows, with its unit
   * @param alt the same in words for those who do not see it
   * @param rows how many rows of the table it draws
   * @param current the column of the values
   * @param prior the column of last year's; -1 when they are not there to be drawn
   * @param axis of its values
   */
  public record Panel(
      Shape shape, String title, String alt, int rows, int current, int prior, Axis axis) {}
}
