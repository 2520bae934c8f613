package dev.fazhi.doubt.time;

import dev.fazhi.definition.Source;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the day or the year that the number of a row carries. */
final class KeyDay {

  private static final Pattern DAY =
      Pattern.compile("((?:19|20)\\d\\d)[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\\d|3[01])");
  private static final Pattern ONLY_YEAR = Pattern.compile("(?:19|20)\\d\\d");

  private final int[] keys;

  /** The number before to the end of its day, with which most numbers begin too. */
  private String dated = "";

  private int dayOfDated;

  KeyDay(Source source) {
    this.keys = source.positions(source.key());
  }

  /** Days since 1970, or below zero the year; {@link RowDays#ABSENT} for none. */
  int of(List<? extends @Nullable Object> values) {
    for (int key : keys) {
      String number = values.get(key) instanceof String text ? text : "";
      if (key == keys[0] && !dated.isEmpty() && number.startsWith(dated)) {
        return dayOfDated;
      }
      Matcher day = DAY.matcher(number);
      if (day.find()) {
        int year = Integer.parseInt(day.group(1));
        int month = Integer.parseInt(day.group(2));
        int last = Year.of(year).atMonth(month).lengthOfMonth();
        int of = Math.min(last, Integer.parseInt(day.group(3)));
        dayOfDated = (int) LocalDate.of(year, month, of).toEpochDay();
        dated = key == keys[0] ? number.substring(0, day.end()) : "";
        return dayOfDated;
      }
      Matcher year = ONLY_YEAR.matcher(number);
      if (year.find()) {
        return -Integer.parseInt(year.group());
      }
    }
    return RowDays.ABSENT;
  }
}
