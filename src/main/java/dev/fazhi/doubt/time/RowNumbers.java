package dev.fazhi.doubt.time;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.IntColumn;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The days or years that the numbers of all rows carry. */
final class RowNumbers {

  /** With fewer numbers beside one in so many it is how they are. */
  private static final int ONE_IN = 10;

  /** So many days into the next year a number of the old one may still be given. */
  private static final int OF_OLD_YEAR = 92;

  private static final int OLD_ONE_IN = 2;
  private static final int LEAST_EARLY = 3;

  private static final int YEAR = 365;

  private final RowDays days;
  private final KeyDay keyDay;
  private final IntColumn numbered = new IntColumn();
  private int withDay;

  RowNumbers(Source source, RowDays days) {
    this.days = days;
    this.keyDay = new KeyDay(source);
  }

  void add(List<? extends @Nullable Object> values) {
    int number = keyDay.of(values);
    numbered.add(number);
    withDay += number >= 0 ? 1 : 0;
  }

  /** The day that a row's number carries; below zero for none. */
  int day(int row) {
    return isOfDays() ? numbered.at(row) : -1;
  }

  /** Of numbers that run on through a year, 0101 to 1231 only look like days. */
  private boolean isOfDays() {
    return withDay * ONE_IN >= numbered.size() * (ONE_IN - 1);
  }

  /** Where by its number a day of a row is to be expected. */
  int expected(int[] column, int row) {
    int number = numbered.at(row);
    if (number >= 0 && !isOfDays()) {
      number = -LocalDate.ofEpochDay(number).getYear();
    }
    if (number >= 0 || number == RowDays.ABSENT) {
      return number;
    }
    LocalDate day = LocalDate.ofEpochDay(column[row]);
    LocalDate first = LocalDate.of(-number, 1, 1);
    boolean within =
        !day.isBefore(first.minusDays(OF_OLD_YEAR))
            && day.isBefore(first.plusYears(1).plusDays(OF_OLD_YEAR));
    return within ? column[row] : column[row] - YEAR * (day.getYear() + number);
  }

  /**
   * One number in how many may be old by mistake: where none is carried over in the first weeks of
   * a year, they may be many; where most are, as of what was closed, zero for none.
   */
  int mistakes(int of) {
    int early = 0;
    int old = 0;
    for (int row = 0; row < days.size(); row++) {
      int number = numbered.at(row);
      int day = days.column(of)[row];
      if (number < 0 && number != RowDays.ABSENT && day != RowDays.ABSENT) {
        LocalDate date = LocalDate.ofEpochDay(day);
        boolean first = date.getDayOfYear() <= OF_OLD_YEAR / 2;
        early += first ? 1 : 0;
        old += first && -number == date.getYear() - 1 ? 1 : 0;
      }
    }
    boolean anew = early >= LEAST_EARLY && old * ONE_IN <= early;
    return anew ? OLD_ONE_IN : early >= LEAST_EARLY && old * 2 > early ? 0 : ONE_IN;
  }
}
