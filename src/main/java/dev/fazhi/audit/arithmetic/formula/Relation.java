package dev.fazhi.audit.arithmetic.formula;

import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.finding.RoundingRule;
import dev.fazhi.audit.finding.Verdict;
import java.util.List;

/**
 * The result of comparing a number with the numbers around it.
 *
 * @param of which number
 * @param verdict the verdict
 * @param basis the numbers that it was compared with, those of the formula in their order
 * @param rules the ways of rounding that explain it
 * @param explanation in Chinese
 */
public record Relation(
    Quantity of,
    Verdict verdict,
    List<Quantity> basis,
    List<RoundingRule> rules,
    String explanation) {

  /**
   * What is told of the number in the text.
   *
   * @param where the numbers are that it was compared with, before the explanation; may be empty
   */
  public Checked checked(String where) {
    return new Checked(
        of.token(),
        verdict,
        basis.stream().map(Quantity::token).toList(),
        rules,
        where + explanation);
  }

  public static Relation agrees(Quantity of, List<Quantity> basis, String formula) {
    return new Relation(of, Verdict.AGREES, basis, List.of(), formula);
  }

  public static Relation differs(Quantity of, List<Quantity> basis, String why) {
    return new Relation(of, Verdict.DOES_NOT_FOLLOW, basis, List.of(), why);
  }

  public static Relation ambiguous(Quantity of, List<Quantity> basis, String why) {
    return new Relation(of, Verdict.AMBIGUOUS, basis, List.of(), why);
  }

  public static Relation unchecked(Quantity of, String why) {
    return new Relation(of, Verdict.UNCHECKED, List.of(), List.of(), why);
  }
}
