package dev.fazhi.model;

import java.time.LocalDate;

/**
 * A span of days, both ends included, that figures are counted over.
 *
 * @param kind which of the report's periods it is
 * @param from its first day
 * @param to its last day
 */
public record Period(Kind kind, LocalDate from, LocalDate to) {

  /** The kinds of period, by the names of {@code figures.csv}. */
  public enum Kind {
    /** 1 January to the cut-off. */
    YTD,
    /** A calendar month, the cut-off's own up to the cut-off. */
    MONTH,
    /** A whole calendar year that is over. */
    YEAR;

    /** The name in {@code figures.csv}. */
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * The same days one year earlier; 29 February becomes 28 February. A month that is whole stays
   * whole: February 2023 against the whole of February 2024 would be 1 to 29, and is.
   */
  public Period samePeriodLastYear() {
    boolean toMonthEnd = kind != Kind.YTD && to.getDayOfMonth() == to.lengthOfMonth();
    LocalDate end = to.minusYears(1);
    return new Period(
        kind, from.minusYears(1), toMonthEnd ? end.withDayOfMonth(end.lengthOfMonth()) : end);
  }
}
