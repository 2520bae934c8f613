package dev.fazhi.definition;

/** What is done with the rows. */
public enum Aggregate {
  /** How many rows. */
  COUNT,
  /** The sum of the values; an empty one adds nothing. */
  SUM,
  /** How many different values; empty ones count nothing. */
  DISTINCT,
  /** The arithmetic mean. */
  MEAN,
  /** The middle value; the mean of the two in the middle for an even number. */
  MEDIAN,
  /**
   * Nine tenths of the way from the smallest value to the largest by rank, interpolated between the
   * two nearest as the spreadsheets' PERCENTILE.INC does, so that an analyst can check it.
   */
  P90
}
