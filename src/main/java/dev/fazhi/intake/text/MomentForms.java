package dev.fazhi.intake.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rarer forms of a day and a time: with 上午 and 下午 or a.m. and p.m., a weekday, an offset, in
 * Chinese numerals, with English months, without separators, as the serial number of a spreadsheet,
 * a month alone; and days whose numbers could stand in another order. The plain forms are those of
 * {@link MomentText}, which is faster.
 *
 * @param dayOrder {@code dmy}, {@code mdy} or {@code ymd}; empty when nothing is said
 */
public record MomentForms(String dayOrder) {

  private static final int LONGEST = 60;
  private static final int FIRST_SERIAL = 10_000;
  private static final int LAST_SERIAL = 73_415;
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";
  private static final String MONTH = "(" + MONTHS.replace(' ', '|') + ")[a-z]*\\.?";

  private static final Pattern SERIAL = Pattern.compile("\\d{5}(\\.\\d+)?");
  private static final Pattern COMPACT =
      Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)[ t]?(\\d\\d)(\\d\\d)(\\d\\d)?");
  private static final Pattern WEEKDAY =
      Pattern.compile(
          "[,(]?\\s*(?:(?:星期|周|礼拜)[一二三四五六日天]|\\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\b\\.?)\\s*[,)]?");
  private static final Pattern CHINESE =
      Pattern.compile("([零〇○一二三四五六七八九十廿卅][零〇○o0一二三四五六七八九十]*)\\s*(?=[年月日号时点分秒])");
  private static final Pattern TIME =
      Pattern.compile(
          "(?<before>凌晨|清晨|清早|早上|早晨|上午|中午|正午|下午|午后|傍晚|晚上|晚间|晚|夜里|夜间|[ap]\\.?m\\b\\.?)?\\s*"
              + "(?<!\\d)(?<hour>\\d{1,2})(?:\\s*(?<mark>[:时点])\\s*(?:(?<minute>\\d{1,2})"
              + "(?:\\s*[:分]\\s*(?:(?<second>\\d{1,2})(?:[.,]\\d+)?\\s*秒?)?)?|(?<half>半)|整)?"
              + "|(?=\\s*[ap]\\.?m\\b))\\s*(?<behind>[ap]\\.?m\\b\\.?)?"
              + "\\s*(?<zone>z\\b|cst\\b|(?:gmt|utc)?\\s*[+-]\\d{1,2}(?::?\\d\\d)?|(?:gmt|utc)\\b)?");

  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(\\d{4})\\s*([-/.])\\s*(\\d{1,2})\\s*\\2\\s*(\\d{1,2})|(\\d{4}|\\d\\d)年(\\d{1,2})月(\\d{1,2})[日号]?");
  private static final Pattern COMPACT_DAY = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)");
  private static final Pattern MONTH_ALONE =
      Pattern.compile("(\\d{4})(?:年(\\d{1,2})月份?|[-/](\\d{1,2}))|" + MONTH + "[ ,./-]*(\\d{4})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?[ ./-]*" + MONTH + "[ ,./-]*(\\d{4})");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(MONTH + "\\s*(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*,\\s*|\\s+)(\\d{4})");
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})\\s*([-/.])\\s*(\\d{1,2})\\s*\\2\\s*(\\d{4}|\\d\\d)");

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

  /** Year, month and day as numbers that may be none of the calendar; day 0 for a whole month. */
  private record Day(int year, int month, int day) {
    boolean exists() {
      return Days.isYear(year) && Days.exists(year, month, Math.max(day, 1));
    }
  }

  /** A time of the day in seconds, 86,400 for its end, below 0 when there is none such. */
  private record Time(int seconds, @Nullable ZoneOffset offset) {}

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
    Matcher time = TIME.matcher(text);
    if (!time.find()) {
      return found(text, new Time(0, null), false);
    }
    Time read = time(time);
    if (read == null) {
      return Found.none(Reading.OTHER);
    }
    return found(text.substring(0, time.start()) + " " + text.substring(time.end()), read, true);
  }

  private Found found(String dayText, Time time, boolean hasTime) {
    String day = dayText.strip().replaceFirst("[\\s,t]+$", "");
    if (dayOrder.isEmpty() && isDoubtful(day)) {
      return Found.none(Reading.DOUBTFUL);
    }
    Day read = day(day.replaceAll("\\s*([年月日号])\\s*", "$1"));
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

  /** Whether three small numbers could be a day in two orders. */
  private static boolean isDoubtful(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    if (!numbers.matches()) {
      return false;
    }
    int first = number(numbers, 1);
    int second = number(numbers, 3);
    boolean one = first == second || first > 12 || second > 12;
    return numbers.group(4).length() == 2 || !one;
  }

  private @Nullable Day day(String text) {
    Matcher day = YEAR_FIRST.matcher(text);
    if (day.matches()) {
      return day.group(1) != null
          ? new Day(number(day, 1), number(day, 3), number(day, 4))
          : new Day(year(day.group(5)), number(day, 6), number(day, 7));
    }
    day = COMPACT_DAY.matcher(text);
    if (day.matches()) {
      return new Day(number(day, 1), number(day, 2), number(day, 3));
    }
    day = MONTH_ALONE.matcher(text);
    if (day.matches()) {
      return day.group(1) == null
          ? new Day(number(day, 5), month(day.group(4)), 0)
          : new Day(number(day, 1), number(day, day.group(2) == null ? 3 : 2), 0);
    }
    day = DAY_FIRST.matcher(text);
    if (day.matches()) {
      return new Day(number(day, 3), month(day.group(2)), number(day, 1));
    }
    day = MONTH_FIRST.matcher(text);
    if (day.matches()) {
      return new Day(number(day, 3), month(day.group(1)), number(day, 2));
    }
    day = NUMBERS.matcher(text);
    return day.matches() ? ordered(day) : null;
  }

  private Day ordered(Matcher numbers) {
    List<String> parts = List.of(numbers.group(1), numbers.group(3), numbers.group(4));
    int first = number(numbers, 1);
    String order = dayOrder.isEmpty() ? first > 12 ? "dmy" : "mdy" : dayOrder;
    if (numbers.group(4).length() == 4 && order.startsWith("y")) {
      order = first > 12 ? "dmy" : "mdy";
    }
    return new Day(
        year(parts.get(order.indexOf('y'))),
        Integer.parseInt(parts.get(order.indexOf('m'))),
        Integer.parseInt(parts.get(order.indexOf('d'))));
  }

  /** Null when the text is no time after all. */
  private static @Nullable Time time(Matcher time) {
    boolean colon = ":".equals(time.group("mark"));
    String minutes = time.group("minute");
    String seconds = time.group("second");
    if (colon && (minutes == null || minutes.length() != 2)
        || colon && seconds != null && seconds.length() != 2) {
      return null;
    }
    String zone = time.group("zone");
    if (zone != null && zone.startsWith("-") && seconds == null) {
      // from one time to another
      return null;
    }
    int minute = time.group("half") != null ? 30 : minutes == null ? 0 : Integer.parseInt(minutes);
    int second = seconds == null ? 0 : Integer.parseInt(seconds);
    String part = time.group("before") == null ? time.group("behind") : time.group("before");
    int hour = hour(Integer.parseInt(time.group("hour")), part == null ? "" : part);
    boolean exists =
        hour >= 0
            && minute < 60
            && second < 60
            && (hour < 24 || hour == 24 && minute + second == 0);
    return new Time(exists ? (hour * 60 + minute) * 60 + second : -1, offset(zone));
  }

  /** The hour of the day, by the part of the day that was named; below 0 when it has none such. */
  private static int hour(int hour, String part) {
    if (part.isEmpty()) {
      return hour;
    }
    return switch (part.charAt(0)) {
      case '凌' -> hour == 12 ? 0 : hour <= 6 ? hour : -1;
      case '清', '早' -> hour >= 4 && hour < 12 ? hour : -1;
      case '上', 'a' -> hour == 12 ? 0 : hour < 12 ? hour : -1;
      case '中', '正' -> hour <= 2 ? hour + 12 : hour >= 10 && hour < 15 ? hour : -1;
      case '下', '午', 'p' -> hour < 12 ? hour + 12 : hour <= 24 ? hour : -1;
      case '傍' -> hour >= 4 && hour < 9 ? hour + 12 : hour >= 16 && hour < 21 ? hour : -1;
      // after midnight it is another day, of which nothing is said
      default -> hour >= 5 && hour <= 12 ? hour + 12 : hour > 16 && hour <= 24 ? hour : -1;
    };
  }

  private static @Nullable ZoneOffset offset(@Nullable String zone) {
    if (zone == null) {
      return null;
    }
    Matcher number = Pattern.compile("([+-])(\\d{1,2}):?(\\d\\d)?").matcher(zone);
    if (!number.find()) {
      return zone.equals("cst") ? ZoneOffset.ofHours(8) : ZoneOffset.UTC;
    }
    int hours = number(number, 2);
    int minutes = number.group(3) == null ? 0 : number(number, 3);
    int total = (hours * 60 + minutes) * 60;
    return total > 18 * 3600
        ? null
        : ZoneOffset.ofTotalSeconds(number.group(1).equals("-") ? -total : total);
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

  private static int year(String written) {
    int year = Integer.parseInt(written);
    return written.length() == 2 ? 2000 + year : year;
  }

  private static int month(String name) {
    return MONTHS.indexOf(name) / 4 + 1;
  }

  private static int number(Matcher from, int group) {
    return Integer.parseInt(from.group(group));
  }
}
