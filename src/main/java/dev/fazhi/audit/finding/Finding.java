package dev.fazhi.audit.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The finding about a number of a text, or about a figure of ours that the text lacks.
 *
 * @param verdict the verdict
 * @param spot its place; null when the text lacks it
 * @param printed the number or the words as printed; empty when the text lacks it
 * @param number what the number says; null for words without a number
 * @param metric the metric's id; null when it is no figure of ours
 * @param name the metric's name; empty when it is no figure of ours
 * @param ours our figure for people; empty when there is none to compare with
 * @param rules the ways of rounding that explain the difference, the most usual first
 * @param basis the numbers of the text that it was compared with; empty when none were
 * @param explanation why, in Chinese; empty when it agrees
 */
public record Finding(
    Verdict verdict,
    @Nullable Spot spot,
    String printed,
    @Nullable PrintedNumber number,
    @Nullable String metric,
    String name,
    String ours,
    List<RoundingRule> rules,
    List<Spot> basis,
    String explanation) {

  /** The same, as a person dismissed it. */
  Finding dismissed(String said) {
    return new Finding(
        Verdict.DISMISSED, spot, printed, number, metric, name, ours, rules, basis, said);
  }

  /**
   * A place in a text.
   *
   * @param start the offset of the first character in UTF-16 units, from 0
   * @param end the offset after the last one
   * @param line from 1
   * @param column of the first character in that line, from 1
   * @param sentence the sentence around it
   */
  public record Spot(int start, int end, int line, int column, String sentence) {}
}
