package dev.fazhi.definition;

import java.util.List;
import java.util.Set;

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
    CHANGE,
    /** The group's or month's in percent of the total. */
    SHARE,
    /** The place among the groups or months, the largest first; equal ones share a place. */
    RANK,
    /** The year to date; in a table of months, all months of the year until this one. */
    CUMULATIVE,
    /** That of the same days last year. */
    CUMULATIVE_PRIOR,
    /** The change of the year to date against the same days last year. */
    CUMULATIVE_CHANGE,
    /** In the report of a month, quarter or half year, the value of the one before. */
    PREVIOUS,
    /** The change against the one before. */
    PERIOD_ON_PERIOD,
    /** The value of the cut-off's month. */
    MONTH,
    /** That of the same days last year. */
    MONTH_PRIOR,
    /** The change of the month against the same days last year. */
    MONTH_CHANGE,
    /** The place by the month's value. */
    MONTH_RANK,
    /** The value of the month before the cut-off's, up to the same day. */
    LAST_MONTH,
    /** The change against the month before, up to the same day. */
    MONTH_ON_MONTH,
    /** The bound of the first grade of the verdict: what is aimed at. */
    TARGET,
    /** The value in percent of that; a percentage in points above it. */
    OF_TARGET,
    /** The verdict on the value, in words. */
    VERDICT;

    /** Those of the cut-off's month. */
    public static final Set<Part> MONTHLY =
        Set.of(MONTH, MONTH_PRIOR, MONTH_CHANGE, MONTH_RANK, LAST_MONTH, MONTH_ON_MONTH);

    /** Those that need a verdict. */
    public static final Set<Part> JUDGED = Set.of(TARGET, OF_TARGET, VERDICT);

    /** Those for which the month before is counted. */
    public static final Set<Part> BEFORE = Set.of(LAST_MONTH, MONTH_ON_MONTH);

    /** The extra columns that a plain table with such rows can have, in order. */
    public static List<Part> of(Table.Rows rows) {
      return switch (rows) {
        case METRICS ->
            List.of(
                PREVIOUS,
                PERIOD_ON_PERIOD,
                CUMULATIVE,
                CUMULATIVE_PRIOR,
                CUMULATIVE_CHANGE,
                MONTH,
                MONTH_PRIOR,
                MONTH_CHANGE,
                LAST_MONTH,
                MONTH_ON_MONTH);
        case MONTHS -> List.of(SHARE, RANK, CUMULATIVE, MONTH_ON_MONTH, VERDICT);
        case GROUPS ->
            List.of(
                SHARE,
                RANK,
                PREVIOUS,
                PERIOD_ON_PERIOD,
                CUMULATIVE,
                CUMULATIVE_PRIOR,
                CUMULATIVE_CHANGE,
                MONTH,
                MONTH_PRIOR,
                MONTH_CHANGE,
                MONTH_RANK,
                LAST_MONTH,
                MONTH_ON_MONTH,
                TARGET,
                OF_TARGET,
                VERDICT);
      };
    }

    /** Whether it is a metric's own value of some period. */
    public boolean isValue() {
      return this == VALUE
          || this == PRIOR
          || this == CUMULATIVE
          || this == CUMULATIVE_PRIOR
          || this == PREVIOUS
          || this == MONTH
          || this == MONTH_PRIOR
          || this == LAST_MONTH;
    }
  }

  /** The columns from left to right. */
  public List<Leaf> leaves() {
    return heads.stream().flatMap(head -> head.leaves().stream()).toList();
  }
}
