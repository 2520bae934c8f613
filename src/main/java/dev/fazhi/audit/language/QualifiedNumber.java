package dev.fazhi.audit.language;

import dev.fazhi.audit.finding.Exact;
import dev.fazhi.audit.finding.PrintedNumber;
import dev.fazhi.audit.finding.PrintedNumber.Precision;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The range that numbers with 余, 以上, 近 and similar qualifiers allow. 2300余 is 2300 to 2399 and 10余
 * is 10 to 19: up to one more of the last digit that is no zero. The same holds for counts with 以上;
 * a rate with 以上 has no upper end. 近4万 is more than nine tenths of it and not more than it. 约 is
 * within half of the last digit that is no zero, but within a tenth.
 */
public final class QualifiedNumber {

  private static final BigDecimal NINE_TENTHS = new BigDecimal("0.9");
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  private QualifiedNumber() {}

  /** What a word before a number makes of it. */
  static Precision before(String word) {
    return switch (word) {
      case "近", "将近", "接近" -> Precision.NEARLY;
      case "约", "大约" -> Precision.ABOUT;
      case "至少", "不少于", "不低于" -> Precision.AT_LEAST;
      case "不超过", "至多" -> Precision.AT_MOST;
      case "不足", "不到", "未满" -> Precision.LESS_THAN;
      default -> Precision.MORE_THAN;
    };
  }

  /** What the number allows, in Chinese, when our exact number is not within it; else null. */
  public static @Nullable String fault(PrintedNumber printed, Exact ours, boolean rate) {
    BigDecimal value = printed.value();
    BigDecimal next = value.add(printed.lastDigit());
    return switch (printed.precision()) {
      case EXACT -> ours.compareTo(value) == 0 ? null : "应等于 " + Decimals.plain(value);
      case OVER -> within(printed, ours, value, next);
      case AT_LEAST ->
          rate
              ? check(printed, ours.compareTo(value) >= 0, "不低于", value)
              : within(printed, ours, value, next);
      case MORE_THAN -> check(printed, ours.compareTo(value) > 0, "大于", value);
      case LESS_THAN -> check(printed, ours.compareTo(value) < 0, "小于", value);
      case AT_MOST -> check(printed, ours.compareTo(value) <= 0, "不大于", value);
      case NEARLY -> {
        BigDecimal least = value.multiply(NINE_TENTHS);
        boolean near = ours.compareTo(least) > 0 && ours.compareTo(value) <= 0;
        yield near
            ? null
            : says(printed) + "大于 " + plain(least, printed) + "、不大于 " + plain(value, printed);
      }
      case ABOUT -> {
        BigDecimal off = printed.lastDigit().multiply(HALF).min(value.multiply(TENTH));
        BigDecimal least = value.subtract(off);
        BigDecimal most = value.add(off);
        boolean near = ours.compareTo(least) >= 0 && ours.compareTo(most) <= 0;
        yield near ? null : says(printed) + plain(least, printed) + " 至 " + plain(most, printed);
      }
    };
  }

  private static @Nullable String within(
      PrintedNumber printed, Exact ours, BigDecimal from, BigDecimal to) {
    boolean within = ours.compareTo(from) >= 0 && ours.compareTo(to) < 0;
    return within
        ? null
        : says(printed) + "不小于 " + plain(from, printed) + "、小于 " + plain(to, printed);
  }

  private static @Nullable String check(
      PrintedNumber printed, boolean holds, String relation, BigDecimal value) {
    return holds ? null : says(printed) + relation + " " + plain(value, printed);
  }

  private static String says(PrintedNumber printed) {
    return "“" + printed.precision().word() + "”应是";
  }

  private static String plain(BigDecimal number, PrintedNumber printed) {
    BigDecimal stripped = number.stripTrailingZeros();
    return Decimals.plain(stripped) + (printed.percent() ? "%" : "");
  }
}
