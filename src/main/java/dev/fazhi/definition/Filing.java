package dev.fazhi.definition;

import java.util.List;

/**
 * The layout of a table for filing with a higher authority.
 *
 * @param code the form's number, printed at its top; empty for none
 * @param heads the headers of the upper row, from left to right
 */
public record Filing(String code, List<Head> heads) {

  /**
   * A header of the upper row.
   *
   * @param header as printed
   * @param leaves the columns under it; a single one without a header of its own when the header
   *     reaches over both rows
   */
  public record Head(String header, List<Leaf> leaves) {}

  /**
   * A column.
   *
   * @param header as printed, its unit in brackets; empty under a header over both rows
   * @param metric the metric's id
   * @param part which of its numbers
   */
  public record Leaf(String header, String metric, Part part) {}

  /** A number of a figure. */
  public enum Part {
    /** The value of the period. */
    VALUE,
    /** That of the same period last year. */
    PRIOR,
    /** The change in percent; for rates in percentage points. */
    CHANGE
  }

  /** The columns from left to right. */
  public List<Leaf> leaves() {
    return heads.stream().flatMap(head -> head.leaves().stream()).toList();
  }
}
