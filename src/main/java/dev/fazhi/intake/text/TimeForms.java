package dev.fazhi.intake.text;

import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms of a time of the day in text: with the part of the day, with an offset. */
final class TimeForms {

  static final Pattern TIME =
      Pattern.compile(
          "(?<before>凌晨|清晨|清早|早上|早晨|上午|中午|正午|下午|午后|傍晚|晚上|晚间|晚|夜里|夜间|[ap]\\.?m\\b\\.?)?\\s*"
              + "(?<!\\d)(?<hour>\\d{1,2})(?:\\s*(?<mark>[:时点])\\s*(?:(?<minute>\\d{1,2})"
              + "(?:\\s*[:分]\\s*(?:(?<second>\\d{1,2})(?:[.,]\\d+)?\\s*秒?)?)?|(?<half>半)|整)?"
              + "|(?=\\s*[ap]\\.?m\\b))\\s*(?<behind>[ap]\\.?m\\b\\.?)?"
              + "\\s*(?<zone>z\\b|cst\\b|(?:gmt|utc)?\\s*[+-]\\d{1,2}(?::?\\d\\d)?|(?:gmt|utc)\\b)?");

  /** A time of the day in seconds, 86,400 for its end, below 0 when there is none such. */
  record Time(int seconds, @Nullable ZoneOffset offset) {}

  private TimeForms() {}

  /** Null when the text is no time after all. */
  static @Nullable Time time(Matcher time) {
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

  private static int number(Matcher from, int group) {
    return Integer.parseInt(from.group(group));
  }
}
