package dev.fazhi.intake.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rarer forms of a day and a time: with 上午 and 下午 or a.m. and p.m., a weekday, an offset, in
 * Chinese numerals, with English months, without separators, as the serial number of a spreadsheet,
 * a month alone; and days whose numbers could stand in another order. The plain forms are those of
 * {@link MomentText}, which is faster.
 */
public final class MomentForms {

  private static final int LONGEST = 60;
  private static final int FIRST_SERIAL = 10_000;
  private static final int LAST_SERIAL = 73_415;

  /** The day that a spreadsheet counts its days from. */
  public static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  private static final Pattern SERIAL = Pattern.compile("\\d{5}(\\.\\d+)?");
  private static final Pattern COMPACT =
      Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)[ t]?(\\d\\d)(\\d\\d)(\\d\\d)?");
  private static final Pattern WEEKDAY =
      Pattern.compile(
          "[,(]?\\s*(?:(?:星期|周|礼拜)[一二三四五六日天]|\\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\b\\.?)\\s*[,)]?");
  private static final Pattern CHINESE =
      Pattern.compile("([零〇○一二三四五六七八九十廿卅][零〇○o0一二三四五六七八九十]*)\\s*(?=[年月日号时点分秒])");
  private final DayForms days;

  /**
   * @param dayOrder {@code dmy}, {@code mdy} or {@code ymd}; empty when nothing is said
   */
  public MomentForms(String dayOrder) {
    this.days = new DayForms(dayOrder);
  }

  /** What a text turned out to be. */
  public enum Reading {
    /** A moment. */
    MOMENT,
    /** The form of one, but the calendar or the clock has no such moment. */
    NO_SUCH_MOMENT,
    /** A day in numbers that could mean two. */
    DOUBTFUL,
    /** Something else. */
    OTHER
  }

  /**
   * What was read.
   *
   * @param moment without sense unless it is one
   * @param hasTime whether a time was written
   * @param ofMonth whether no day was written, so that it is the first of the month
   * @param offset of the clock; null when none was written
   */
  public record Found(
      Reading reading,
      LocalDateTime moment,
      boolean hasTime,
      boolean ofMonth,
      @Nullable ZoneOffset offset) {

    static Found none(Reading reading) {
      return new Found(reading, LocalDateTime.MIN, false, false, null);
    }
  }

  /** Reads a clean text. */
  public Found read(String clean) {
    if (clean.length() > LONGEST) {
      return Found.none(Reading.OTHER);
    }
    String text = clean.toLowerCase(Locale.ROOT);
    if (SERIAL.matcher(text).matches()) {
      return serial(new BigDecimal(text));
    }
    Matcher compact = COMPACT.matcher(text);
    if (compact.matches()) {
      String second = compact.group(6) == null ? "00" : compact.group(6);
      text = compact.replaceFirst("$1-$2-$3 $4:$5:" + second);
    }
    text = inDigits(WEEKDAY.matcher(text).replaceAll(" "));
    Matcher time = TimeForms.TIME.matcher(text);
    if (!time.find()) {
      return found(text, new TimeForms.Time(0, null), false);
    }
    TimeForms.Time read = TimeForms.time(time);
    if (read == null) {
      return Found.none(Reading.OTHER);
    }
    return found(text.substring(0, time.start()) + " " + text.substring(time.end()), read, true);
  }

  private Found found(String dayText, TimeForms.Time time, boolean hasTime) {
    String day = dayText.strip().replaceFirst("[\\s,t]+$", "");
    if (days.areDoubtful(day)) {
      return Found.none(Reading.DOUBTFUL);
    }
    DayForms.Day read = days.read(day.replaceAll("\\s*([年月日号])\\s*", "$1"));
    if (read == null || read.day() == 0 && hasTime) {
      return Found.none(Reading.OTHER);
    }
    if (!read.exists() || time.seconds() < 0) {
      return Found.none(Reading.NO_SUCH_MOMENT);
    }
    // the end of a day is its last second, so that it is not counted in the next one
    int seconds = Math.min(time.seconds(), 86_399);
    LocalDateTime moment =
        LocalDate.of(read.year(), read.month(), Math.max(read.day(), 1))
            .atStartOfDay()
            .plusSeconds(seconds);
    return new Found(Reading.MOMENT, moment, hasTime, read.day() == 0, time.offset());
  }

  private static Found serial(BigDecimal number) {
    int day = number.intValue();
    if (day < FIRST_SERIAL || day > LAST_SERIAL) {
      return Found.none(Reading.OTHER);
    }
    long seconds =
        number
            .remainder(BigDecimal.ONE)
            .multiply(BigDecimal.valueOf(86_400))
            .setScale(0, RoundingMode.HALF_UP)
            .longValue();
    LocalDateTime moment = SERIAL_ZERO.plusDays(day).atStartOfDay().plusSeconds(seconds);
    return new Found(Reading.MOMENT, moment, seconds > 0, false, null);
  }

  /** Chinese numerals before 年, 月, 日 and the parts of the clock as digits. */
  private static String inDigits(String text) {
    String months = text.replace("元月", "1月");
    Matcher numerals = CHINESE.matcher(months);
    return numerals.replaceAll(found -> Integer.toString(value(found.group(1))));
  }

  private static int value(String numeral) {
    int value = 0;
    int digit = 0;
    for (char c : numeral.toCharArray()) {
      switch (c) {
        case '十' -> {
          value += Math.max(digit, 1) * 10;
          digit = 0;
        }
        case '廿' -> value += 20;
        case '卅' -> value += 30;
        default -> digit = digit * 10 + ("零一二三四五六七八九".indexOf(c) > 0 ? "零一二三四五六七八九".indexOf(c) : 0);
      }
      if (value + digit > 9999) {
        return 9999;
      }
    }
    return value + digit;
  }
}
