package dev.fazhi.measure.trace;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Which figure somebody wants to see the rows of, in their own words.
 *
 * @param metric a metric's id or its Chinese name
 * @param group a group of a breakdown, by any spelling that the reference lists know; null for the
 *     total
 * @param by the field of that breakdown or its header; null to find it by the group
 * @param month a month of the cut-off's year; null for what is reported, as with the next three
 * @param year a whole year that is over
 * @param previous the first day of what is compared with the month, quarter or half year after it
 * @param ytd whether the year to date is meant, where something else is reported
 * @param prior whether the same period last year is meant
 */
public record TraceRequest(
    String metric,
    @Nullable String group,
    @Nullable String by,
    @Nullable YearMonth month,
    @Nullable Integer year,
    @Nullable LocalDate previous,
    boolean ytd,
    boolean prior) {

  /** Of what is reported or a month. */
  public TraceRequest(
      String metric,
      @Nullable String group,
      @Nullable String by,
      @Nullable YearMonth month,
      boolean prior) {
    this(metric, group, by, month, null, null, false, prior);
  }
}
