package dev.fazhi.audit.finding;

import java.util.List;

/**
 * The comparison of a printed number with our figure.
 *
 * @param verdict the verdict
 * @param rules the ways of rounding that explain it; empty unless the verdict is {@link
 *     Verdict#ROUNDING}
 * @param explanation in Chinese; empty where there is nothing to explain
 */
public record Judgement(Verdict verdict, List<RoundingRule> rules, String explanation) {

  public static final Judgement AGREES = new Judgement(Verdict.AGREES, List.of(), "");

  public static Judgement differs(String explanation) {
    return new Judgement(Verdict.DOES_NOT_FOLLOW, List.of(), explanation);
  }
}
