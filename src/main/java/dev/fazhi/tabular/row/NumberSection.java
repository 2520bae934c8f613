package dev.fazhi.tabular.row;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One section of the code of a number format: what numbers it is for and how it lays them out.
 *
 * @param condition for which numbers it is, such as {@code >=10000}; empty when its place says it
 * @param whole the places of the integer part, {@link #DIGIT}, with the text between them
 * @param zeros how many digits the integer part has at least
 * @param before the text before the digits
 * @param after the text after the digits
 * @param shift by how many powers of ten the number is made smaller
 * @param plain whether it shows the number as such, or as one of a kind that is not laid out here
 */
record NumberSection(
    String condition,
    String whole,
    int zeros,
    String before,
    String after,
    int shift,
    boolean plain) {

  static final char DIGIT = '\0';
  static final Pattern CONDITION = Pattern.compile("(<=|>=|<>|<|>|=)(-?\\d+(?:\\.\\d+)?)");
  private static final String CURRENCY = "¥￥";

  /** The sections of a code; none when all of them show the number as such. */
  static List<NumberSection> of(String code) {
    List<NumberSection> sections = new ArrayList<>();
    int from = 0;
    while (from <= code.length() && sections.size() < 4) {
      NumberSectionReader reader = new NumberSectionReader(code, from);
      sections.add(reader.read());
      from = reader.end() + 1;
    }
    return sections.stream().allMatch(NumberSection::plain) ? List.of() : sections;
  }

  /** What these sections make of a number; empty when it is no more than the number. */
  static String show(List<NumberSection> sections, BigDecimal value) {
    NumberSection section = choose(sections, value);
    if (section == null || section.plain) {
      return "";
    }
    boolean placed = section.condition.isEmpty() && sections.indexOf(section) > 0;
    return section.show(value, placed && value.signum() <= 0);
  }

  private static @Nullable NumberSection choose(List<NumberSection> sections, BigDecimal value) {
    if (sections.stream().anyMatch(section -> !section.condition.isEmpty())) {
      return sections.stream().filter(section -> section.isFor(value)).findFirst().orElse(null);
    }
    int place = value.signum() < 0 ? 1 : value.signum() == 0 ? 2 : 0;
    return sections.isEmpty() ? null : sections.get(place < sections.size() ? place : 0);
  }

  private boolean isFor(BigDecimal value) {
    Matcher matcher = CONDITION.matcher(condition);
    if (!matcher.matches()) {
      return true;
    }
    int order = value.compareTo(new BigDecimal(matcher.group(2)));
    return switch (matcher.group(1)) {
      case "<" -> order < 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      case ">=" -> order >= 0;
      case "=" -> order == 0;
      default -> order != 0;
    };
  }

  /**
   * @param bySign whether the section is that of negative numbers or of zero: its text is then a
   *     sign, brackets, or a dash for nothing
   */
  private String show(BigDecimal value, boolean bySign) {
    String front = bare(before, bySign);
    String back = bare(after, bySign);
    if (whole.isEmpty()) {
      return bySign ? "" : front;
    }
    BigDecimal scaled = value.abs().scaleByPowerOfTen(-shift);
    BigDecimal integer = scaled.setScale(0, RoundingMode.DOWN);
    String digits = laidOut(integer.toBigInteger().toString());
    BigDecimal rest = scaled.subtract(integer).stripTrailingZeros();
    String fraction = rest.signum() == 0 ? "" : rest.toPlainString().substring(1);
    if (digits.indexOf('.') >= 0 && !fraction.isEmpty()) {
      fraction = fraction.substring(1);
    }
    boolean isPlain = front.isEmpty() && back.isEmpty() && shift == 0 && isPlain(digits);
    return isPlain ? "" : (value.signum() < 0 ? "-" : "") + front + digits + fraction + back;
  }

  private boolean isPlain(String digits) {
    return digits.length() == 1
        || digits.charAt(0) != '0' && whole.chars().allMatch(c -> c == DIGIT);
  }

  /** The digits in their places from the right, the first place taking all that are left. */
  private String laidOut(String integer) {
    String digits = "0".repeat(Math.max(0, zeros - integer.length())) + integer;
    StringBuilder reversed = new StringBuilder();
    int left = digits.length();
    int first = whole.indexOf(DIGIT);
    for (int i = whole.length() - 1; i >= 0; i--) {
      if (whole.charAt(i) != DIGIT) {
        reversed.append(whole.charAt(i));
      } else {
        for (int n = i == first ? left : Math.min(1, left); n > 0; n--) {
          reversed.append(digits.charAt(--left));
        }
      }
    }
    return reversed.reverse().toString();
  }

  static String bare(String text, boolean bySign) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean sign = bySign && "-−()（）+".indexOf(c) >= 0;
      if (!sign && CURRENCY.indexOf(c) < 0) {
        kept.append(c);
      }
    }
    return kept.toString().strip();
  }
}
