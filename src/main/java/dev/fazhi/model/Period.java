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
    YTD(12),
    /** A calendar month, the cut-off's own up to the cut-off. */
    MONTH(1),
    /** The cut-off's quarter, up to the cut-off. */
    QUARTER(3),
    /** The cut-off's half year, up to the cut-off. */
    HALF(6),
    /** The month, quarter or half year before one of the report's, up to the same day. */
    PREVIOUS(0),
    /** A whole calendar year that is over. */
    YEAR(12);

    private final int months;

    Kind(int months) {
      this.months = months;
    }

    /** How many months a whole one takes; 0 where that is not always the same. */
    int months() {
      return months;
    }

    /** The name in {@code figures.csv}. */
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Whether it is over; what is reported before another is as long as that. */
  public boolean isWhole() {
    return kind == Kind.PREVIOUS || to.equals(from.plusMonths(kind.months()).minusDays(1));
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
