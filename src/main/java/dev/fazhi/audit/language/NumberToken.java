package dev.fazhi.audit.language;

import dev.fazhi.audit.finding.PrintedNumber;
import java.util.List;

/**
 * A number in a folded text.
 *
 * @param start where it begins, with words before it such as 近
 * @param core where its first digit is
 * @param ends where it may be taken to end, the longest first: after 以上, after the percent sign,
 *     after 余, after the digits
 * @param number what it says
 * @param role what it is in its sentence
 */
public record NumberToken(
    int start, int core, List<Integer> ends, PrintedNumber number, Role role) {

  /** What a number is in its sentence. */
  public enum Role {
    /** It counts something: listed even when no phrase knows it. */
    FIGURE,
    /** Part of a word or of a quoted name: a figure only when a phrase says so. */
    WORD,
    /** A date, an ordinal, part of a title or of a document's number: never a figure. */
    LABEL
  }

  /** Numbers of one text are told apart by where they are. */
  @Override
  public int hashCode() {
    return core;
  }

  /** Where it ends, with words after it such as 以上. */
  public int end() {
    return ends.get(0);
  }
}
