package dev.fazhi.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The cut-off: everything is counted as it stood at the end of this day.
 *
 * @param day the last day that counts
 * @param reports the time up to it that is reported
 */
public record AsOf(LocalDate day, ReportPeriod reports) {

  private static final int DAY = 10;

  /** The cut-off of a year's report. */
  public AsOf(LocalDate day) {
    this(day, ReportPeriod.YEAR);
  }

  /**
   * The cut-off of that id.
   *
   * @throws IllegalArgumentException when it is none
   * @throws java.time.DateTimeException when it does not begin with a day
   */
  public static AsOf of(String id) {
    LocalDate day = LocalDate.parse(id.substring(0, Math.min(DAY, id.length())));
    return id.length() <= DAY
        ? new AsOf(day)
        : ReportPeriod.find(id.substring(DAY + 1))
            .map(reports -> new AsOf(day, reports))
            .filter(found -> found.id().equals(id))
            .orElseThrow(() -> new IllegalArgumentException(id));
  }

  /** Its name in folders and runs: the day, and for other reports than the year's what they are. */
  public String id() {
    return isYear() ? day.toString() : day + "-" + reports.id();
  }

  /** The options of a command that mean it. */
  public String options() {
    return "--as-of " + day + (isYear() ? "" : " --period " + reports.id());
  }

  /** Its name in Chinese: the day, and for other reports than the year's what they are. */
  @Override
  public String toString() {
    return isYear() ? day.toString() : day + "（" + reports.title() + "）";
  }

  /** Its name, and behind a digit the space before the next word. */
  public String spaced() {
    return isYear() ? day + " " : toString();
  }

  /** Whether it is that of a year's report. */
  public boolean isYear() {
    return reports == ReportPeriod.YEAR;
  }

  /** The same cut-off one year earlier; 29 February becomes 28 February. */
  public AsOf lastYear() {
    return new AsOf(day.minusYears(1), reports);
  }

  /** 1 January to the cut-off. */
  public Period yearToDate() {
    return new Period(Period.Kind.YTD, day.withDayOfYear(1), day);
  }

  /** What is reported: the year, half year, quarter or month of the cut-off, up to it. */
  public Period reported() {
    int months = reports.kind().months();
    int first = (day.getMonthValue() - 1) / months * months + 1;
    return new Period(reports.kind(), LocalDate.of(day.getYear(), first, 1), day);
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

  /** The month of the cut-off, up to it. */
  public Period month() {
    return new Period(Period.Kind.MONTH, day.withDayOfMonth(1), day);
  }

  /**
   * The month, quarter or half year before one: the whole of it before a whole one, else up to the
   * same day. A month of the year to date is one of {@link #months}.
   */
  public Period before(Period period) {
    int months = period.kind().months();
    LocalDate from = period.from().minusMonths(months);
    LocalDate to = period.isWhole() ? period.from().minusDays(1) : period.to().minusMonths(months);
    Period month = new Period(Period.Kind.MONTH, from, to);
    return months == 1 && months().contains(month)
        ? month
        : new Period(Period.Kind.PREVIOUS, from, to);
  }

  /** The whole calendar years from {@code first} on that are over at the cut-off, in order. */
  public List<Period> years(int first) {
    List<Period> years = new ArrayList<>();
    int last =
        day.getMonthValue() == 12 && day.getDayOfMonth() == 31 ? day.getYear() : day.getYear() - 1;
    for (int year = first; year <= last; year++) {
      years.add(year(year));
    }
    return years;
  }

  /** A whole calendar year. */
  public static Period year(int year) {
    return new Period(Period.Kind.YEAR, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }
}
