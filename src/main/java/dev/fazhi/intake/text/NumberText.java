package dev.fazhi.intake.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a number as people write it: {@code 1,250项}, {@code 1.2万}, {@code -5}, {@code 12.50元},
 * {@code ￥1,234}, {@code (1,234)} for minus 1,234 as accountants do, {@code 1.23E+05}. Commas stand
 * between groups of three digits only, so that a decimal comma is never taken for one.
 *
 * @param value exactly as written, 万 and 亿 multiplied out
 * @param ownUnit whether a unit or 万, 亿 stood with the digits
 * @param shortened whether it was written by fewer digits than it has, as {@code 1.23E+05}
 */
public record NumberText(BigDecimal value, boolean ownUnit, boolean shortened) {

  /** Words that make a number inexact, or are part of one written in words. */
  private static final String NO_UNIT = "十百千万亿兆约余近多超几来半零一二三四五六七八九两以上下左右至到";

  private static final int LONGEST_UNIT = 4;
  private static final int MOST_ZEROS = 15;
  private static final Pattern SCIENTIFIC = Pattern.compile("[Ee]([+-]?\\d{1,2})");
  private static final List<String> CURRENCY = List.of("¥", "人民币", "RMB", "CNY");

  /** Reads a clean text; null when it is no such number. */
  public static @Nullable NumberText read(String clean, Predicate<String> isUnit) {
    boolean negative = clean.startsWith("(") && clean.endsWith(")");
    String text = negative ? clean.substring(1, clean.length() - 1).strip() : clean;
    String bare = isUnit.test("元") ? withoutCurrency(text) : text;
    if (bare.isEmpty() || negative && isSign(bare.charAt(0))) {
      return null;
    }
    NumberText read = bare(bare, isUnit);
    return read == null
        ? null
        : new NumberText(
            negative ? read.value.negate() : read.value,
            read.ownUnit || !bare.equals(text),
            read.shortened);
  }

  private static String withoutCurrency(String text) {
    String sign = !text.isEmpty() && isSign(text.charAt(0)) ? text.substring(0, 1) : "";
    for (String mark : CURRENCY) {
      if (text.startsWith(mark, sign.length())) {
        return sign + text.substring(sign.length() + mark.length()).strip();
      }
    }
    return text;
  }

  private static boolean isSign(char c) {
    return "+-−".indexOf(c) >= 0;
  }

  private static @Nullable NumberText bare(String text, Predicate<String> isUnit) {
    int sign = isSign(text.charAt(0)) ? 1 : 0;
    int end = integerEnd(text, sign);
    if (end == sign) {
      return null;
    }
    if (end < text.length() && text.charAt(end) == '.') {
      int fraction = runEnd(text, end + 1);
      if (fraction == end + 1) {
        return null;
      }
      end = fraction;
    }
    String digits = text.substring(sign, end).replace(",", "");
    BigDecimal value = new BigDecimal(digits);
    value = sign == 1 && text.charAt(0) != '+' ? value.negate() : value;
    if (end == text.length()) {
      return new NumberText(value, false, false);
    }
    Matcher scientific = SCIENTIFIC.matcher(text).region(end, text.length());
    return scientific.matches()
        ? scientific(value, Integer.parseInt(scientific.group(1)))
        : withUnit(value, text, end, isUnit);
  }

  private static @Nullable NumberText scientific(BigDecimal value, int zeros) {
    return Math.abs(zeros) > MOST_ZEROS
        ? null
        : new NumberText(value.scaleByPowerOfTen(zeros), false, zeros > value.scale());
  }

  /** Whether a word can be a unit of something counted. */
  public static boolean isCountUnit(String unit) {
    if (unit.length() > LONGEST_UNIT) {
      return false;
    }
    for (int i = 0; i < unit.length(); i++) {
      char c = unit.charAt(i);
      if (!Character.isIdeographic(c) || NO_UNIT.indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable NumberText withUnit(
      BigDecimal value, String text, int end, Predicate<String> isUnit) {
    int at = text.charAt(end) == ' ' ? end + 1 : end;
    char scale = text.charAt(at);
    int zeros = scale == '万' ? 4 : scale == '亿' ? 8 : 0;
    String unit = text.substring(zeros > 0 ? at + 1 : at);
    if (!unit.isEmpty() && !isUnit.test(unit)) {
      return null;
    }
    return new NumberText(value.scaleByPowerOfTen(zeros), true, false);
  }

  /** Where the digits before the point end; {@code from} when they are not well grouped. */
  private static int integerEnd(String text, int from) {
    int end = runEnd(text, from);
    if (end == text.length() || text.charAt(end) != ',') {
      return end;
    }
    if (end == from || end - from > 3) {
      return from;
    }
    while (end < text.length() && text.charAt(end) == ',') {
      int next = runEnd(text, end + 1);
      if (next - end != 4) {
        return from;
      }
      end = next;
    }
    return end;
  }

  private static int runEnd(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
