package dev.fazhi.intake.text;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Reads a day and perhaps a time from text in the forms that exports use: {@code 2022-12-12}, with
 * slashes or dots, {@code 20221212}, {@code 2022年12月12日}; {@code 9:05}, {@code 09:05:30.000},
 * {@code 9时05分30秒}. Written by hand since it runs for several cells of every row; reused from cell
 * to cell by one thread.
 */
public final class MomentText {

  private String text = "";
  private int at;
  private int year;
  private int month;
  private int day;
  private int hour;
  private int minute;
  private int second;
  private int last;
  private boolean hasTime;

  /** What a text turned out to be. */
  public enum Reading {
    /** A moment, to be had from {@link #moment}. */
    MOMENT,
    /** The form of a date, but the calendar or the clock has no such moment. */
    NO_SUCH_MOMENT,
    /** Something else. */
    OTHER
  }

  /** Reads a clean text. */
  public Reading read(String clean) {
    text = clean;
    at = 0;
    hour = minute = second = 0;
    if (!day() || !time() || at != text.length()) {
      return Reading.OTHER;
    }
    boolean exists =
        Days.isYear(year)
            && Days.exists(year, month, day)
            && (hour < 24 && minute < 60 && second < 60 || hour == 24 && minute + second == 0);
    return exists ? Reading.MOMENT : Reading.NO_SUCH_MOMENT;
  }

  /** The day last read. */
  LocalDate date() {
    return LocalDate.of(year, month, day);
  }

  /**
   * The moment last read; midnight when there was no time, the last second of the day for 24:00, so
   * that it is not counted in the next one.
   */
  public LocalDateTime moment() {
    LocalTime time = hour == 24 ? LocalTime.of(23, 59, 59) : LocalTime.of(hour, minute, second);
    return LocalDateTime.of(date(), time);
  }

  /** Whether a time was written. */
  public boolean hasTime() {
    return hasTime;
  }

  private boolean day() {
    int digits = digitsAhead();
    if (digits == 8) {
      year = number(4);
      month = number(2);
      day = number(2);
      return true;
    }
    if (digits != 4) {
      return false;
    }
    year = number(4);
    if (text.startsWith(" 年", at)) {
      at++;
    }
    return is('年') ? dayInWords() : dayWithMarks();
  }

  private boolean dayInWords() {
    at++;
    skipSpace();
    if (!shortNumber()) {
      return false;
    }
    month = last;
    skipSpace();
    if (!take('月')) {
      return false;
    }
    skipSpace();
    if (!shortNumber()) {
      return false;
    }
    day = last;
    skipSpace();
    return take('日') || take('号');
  }

  private boolean dayWithMarks() {
    char mark = at < text.length() ? mark(text.charAt(at)) : 0;
    if (mark == 0) {
      return false;
    }
    at++;
    if (!shortNumber()) {
      return false;
    }
    month = last;
    if (at == text.length() || mark(text.charAt(at)) != mark) {
      return false;
    }
    at++;
    if (!shortNumber()) {
      return false;
    }
    day = last;
    return true;
  }

  private boolean time() {
    hasTime = at < text.length();
    if (!hasTime) {
      return true;
    }
    char before = text.charAt(at - 1);
    if (!take(' ') && !take('T') && !take('t') && before != '日' && before != '号') {
      return false;
    }
    if (!shortNumber()) {
      return false;
    }
    hour = last;
    if (take(':')) {
      return timeWithColons();
    }
    return (take('时') || take('点')) && timeInWords();
  }

  private boolean timeWithColons() {
    if (digitsAhead() != 2) {
      return false;
    }
    minute = number(2);
    if (!take(':')) {
      return true;
    }
    if (digitsAhead() != 2) {
      return false;
    }
    second = number(2);
    if (take('.')) {
      int digits = digitsAhead();
      at += digits;
      return digits > 0;
    }
    return true;
  }

  private boolean timeInWords() {
    if (at == text.length()) {
      return true;
    }
    if (!shortNumber() || !take('分')) {
      return false;
    }
    minute = last;
    if (at == text.length()) {
      return true;
    }
    if (!shortNumber() || !take('秒')) {
      return false;
    }
    second = last;
    return true;
  }

  /** A number of one or two digits, into {@link #last}. */
  private boolean shortNumber() {
    int digits = digitsAhead();
    if (digits < 1 || digits > 2) {
      return false;
    }
    last = number(digits);
    return true;
  }

  private int number(int digits) {
    int number = 0;
    for (int end = at + digits; at < end; at++) {
      number = number * 10 + text.charAt(at) - '0';
    }
    return number;
  }

  private int digitsAhead() {
    int end = at;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end - at;
  }

  /** One character for each way of parting year, month and day; 0 for others. */
  private static char mark(char c) {
    return switch (c) {
      case '-', '–', '—', '−' -> '-';
      case '/', '.' -> c;
      default -> 0;
    };
  }

  private boolean is(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private boolean take(char c) {
    if (is(c)) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpace() {
    if (is(' ')) {
      at++;
    }
  }
}
