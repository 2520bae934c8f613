package dev.fazhi.audit.finding;

import java.util.List;

/**
 * How a printed number stands to our figure.
 *
 * @param verdict what came of it
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
