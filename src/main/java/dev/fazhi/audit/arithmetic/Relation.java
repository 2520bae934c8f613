package dev.fazhi.audit.arithmetic;

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
record Relation(
    Quantity of,
    Verdict verdict,
    List<Quantity> basis,
    List<RoundingRule> rules,
    String explanation) {

  static Relation agrees(Quantity of, List<Quantity> basis, String formula) {
    return new Relation(of, Verdict.AGREES, basis, List.of(), formula);
  }

  static Relation differs(Quantity of, List<Quantity> basis, String why) {
    return new Relation(of, Verdict.DOES_NOT_FOLLOW, basis, List.of(), why);
  }

  static Relation ambiguous(Quantity of, List<Quantity> basis, String why) {
    return new Relation(of, Verdict.AMBIGUOUS, basis, List.of(), why);
  }

  static Relation unchecked(Quantity of, String why) {
    return new Relation(of, Verdict.UNCHECKED, List.of(), List.of(), why);
  }
}
