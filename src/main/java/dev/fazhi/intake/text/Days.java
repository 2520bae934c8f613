package dev.fazhi.intake.text;

/** Checks days of the calendar. */
public final class Days {

  static final int FIRST_YEAR = 1900;
  static final int LAST_YEAR = 2100;

  private static final int[] LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Days() {}

  /** Whether the Gregorian calendar has that day. */
  public static boolean exists(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1) {
      return false;
    }
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= LENGTHS[month - 1] + (month == 2 && leap ? 1 : 0);
  }

  /** Whether a year is one that an export can mean. */
  public static boolean isYear(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }
}
