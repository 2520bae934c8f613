package dev.fazhi.audit.arithmetic;

import dev.fazhi.audit.finding.RoundingRule;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.NumberToken;
import java.util.List;

/**
 * What the text says of one of its numbers by its other numbers.
 *
 * @param token the number
 * @param verdict what came of it
 * @param basis the numbers that it was held against
 * @param rules the ways of rounding that explain it
 * @param explanation in Chinese
 */
public record Checked(
    NumberToken token,
    Verdict verdict,
    List<NumberToken> basis,
    List<RoundingRule> rules,
    String explanation) {}
