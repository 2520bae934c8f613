package dev.fazhi.audit.arithmetic.formula;

import dev.fazhi.audit.finding.RoundingRule;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.NumberToken;
import java.util.List;

/**
 * The result of checking a number of a text against its other numbers.
 *
 * @param token the number
 * @param verdict the verdict
 * @param basis the numbers that it was compared with
 * @param rules the ways of rounding that explain it
 * @param explanation in Chinese
 */
public record Checked(
    NumberToken token,
    Verdict verdict,
    List<NumberToken> basis,
    List<RoundingRule> rules,
    String explanation) {}
