package dev.fazhi.audit.arithmetic.table;

import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.arithmetic.formula.Fit;
import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.quantity.Quotient;
import dev.fazhi.audit.finding.Exact;
import dev.fazhi.audit.finding.PrintedNumber;
import dev.fazhi.audit.finding.RoundingRule;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.NumberToken;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the rates of a line of a table may be: of two other lines, 办结 in 受理; of a line and its own
 * total, 占比; or of the difference of two lines in the second, 同比.
 *
 * @param part the line of the numerators
 * @param whole the line of the denominators; the same as the part where they are its total
 * @param more the line that comes to the denominators besides, 旧存 to 新收; -1 where none does
 * @param total where the total stands in the line; -1 where each place has its own denominator
 * @param isGrowth whether the difference is meant
 */
record TableRate(int part, int whole, int more, int total, boolean isGrowth) {

  /** A total stands at one of so many places from either end of a line. */
  private static final int ENDS = 2;

  /** More lines than that are no statistics for people, and would take long. */
  static final int MOST = 40;

  static List<TableRate> candidates(int lines, int length) {
    List<TableRate> candidates = new ArrayList<>(ofTwoLines(lines, false));
    for (int part = 0; part < Math.min(lines, MOST); part++) {
      for (int total = 0; total < length; total++) {
        if (total < ENDS + 1 || total >= length - ENDS) {
          candidates.add(new TableRate(part, part, -1, total, false));
        }
      }
    }
    candidates.addAll(ofTwoLines(lines, true));
    // 旧存, 新收, 审结: what was dealt with of both
    for (int whole = 0; whole + 1 < Math.min(lines, MOST); whole++) {
      for (int part = 0; part < Math.min(lines, MOST); part++) {
        if (part != whole && part != whole + 1) {
          candidates.add(new TableRate(part, whole, whole + 1, -1, false));
        }
      }
    }
    return candidates;
  }

  private static List<TableRate> ofTwoLines(int lines, boolean growth) {
    List<TableRate> candidates = new ArrayList<>();
    for (int part = 0; part < Math.min(lines, MOST); part++) {
      for (int whole = 0; whole < Math.min(lines, MOST); whole++) {
        if (part != whole) {
          candidates.add(new TableRate(part, whole, -1, -1, growth));
        }
      }
    }
    return candidates;
  }

  boolean isOfTotal() {
    return total >= 0;
  }

  /** Whether the two counts give the rate, rounded in whatever way. */
  boolean holds(PrintedNumber rate, BigDecimal one, BigDecimal other) {
    BigDecimal part = (isGrowth ? one.subtract(other).abs() : one).movePointRight(2);
    BigDecimal off = part.subtract(rate.value().multiply(other)).abs();
    return off.compareTo(rate.place().multiply(other)) < 0;
  }

  /** What the counts say of the rate; a change is printed with its sign or without. */
  Checked checked(NumberToken rate, NumberToken upper, List<NumberToken> lower) {
    BigDecimal one = upper.number().value();
    BigDecimal other = sum(lower);
    Exact exact = Exact.rate(isGrowth ? one.subtract(other).abs() : one, other);
    int scale = rate.number().scale();
    List<RoundingRule> rules = RoundingRule.explaining(exact, scale, rate.number().value());
    boolean agrees = rules.contains(RoundingRule.HALF_UP);
    Verdict verdict =
        agrees ? Verdict.AGREES : rules.isEmpty() ? Verdict.DOES_NOT_FOLLOW : Verdict.ROUNDING;
    String words = isGrowth ? Formula.growth(one, other) : Formula.words(one, other);
    List<NumberToken> basis = new ArrayList<>(List.of(upper));
    basis.addAll(lower);
    return new Checked(
        rate,
        verdict,
        List.copyOf(basis),
        agrees ? List.of() : rules,
        words + " = " + exact.shown(scale + 3) + "%" + (agrees ? "" : right(exact, scale, rules)));
  }

  private static BigDecimal sum(List<NumberToken> counts) {
    return counts.stream()
        .map(count -> count.number().value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Whether it agrees, or is off so little that the same two counts must be meant. */
  boolean isNear(Checked checked) {
    if (checked.verdict() != Verdict.DOES_NOT_FOLLOW) {
      return true;
    }
    BigDecimal one = checked.basis().get(0).number().value();
    BigDecimal other = sum(checked.basis().subList(1, checked.basis().size()));
    return new Fit(
            checked.token().number(),
            Quotient.PERCENT,
            Range.exactly(isGrowth ? one.subtract(other).abs() : one),
            Range.exactly(other))
        .isNear();
  }

  private static String right(Exact exact, int scale, List<RoundingRule> rules) {
    String rounded = exact.rounded(scale, RoundingMode.HALF_UP).toPlainString();
    String titles = String.join("或", rules.stream().map(RoundingRule::title).toList());
    return "，四舍五入是 " + rounded + "%" + (rules.isEmpty() ? "" : "；表中是" + titles + "的结果");
  }
}
