package dev.fazhi.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The cut-off: everything is counted as it stood at the end of this day. */
public record AsOf(LocalDate day) {

  /** The same cut-off one year earlier; 29 February becomes 28 February. */
  public AsOf lastYear() {
    return new AsOf(day.minusYears(1));
  }

  /** 1 January to the cut-off. */
  public Period yearToDate() {
    return new Period(Period.Kind.YTD, day.withDayOfYear(1), day);
  }

  /** Each month of the year to date in order; the cut-off's own month ends at the cut-off. */
  public List<Period> months() {
    List<Period> months = new ArrayList<>();
    for (int month = 1; month <= day.getMonthValue(); month++) {
      YearMonth whole = YearMonth.of(day.getYear(), month);
      LocalDate end = whole.atEndOfMonth();
      months.add(new Period(Period.Kind.MONTH, whole.atDay(1), end.isAfter(day) ? day : end));
    }
    return months;
  }

  /** The whole calendar years from {@code first} on that are over at the cut-off, in order. */
  public List<Period> years(int first) {
    List<Period> years = new ArrayList<>();
    int last =
        day.getMonthValue() == 12 && day.getDayOfMonth() == 31 ? day.getYear() : day.getYear() - 1;
    for (int year = first; year <= last; year++) {
      years.add(new Period(Period.Kind.YEAR, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
    }
    return years;
  }
}
