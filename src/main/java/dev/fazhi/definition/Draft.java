package dev.fazhi.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The draft of the report's data paragraphs, as {@code report/draft.yml} declares it.
 *
 * @param title the heading of the whole; may name a {@link Slot}
 * @param subtitle the line below it
 * @param sections from top to bottom
 * @param otherwise what a sentence says that declares nothing of its own for a premise
 */
public record Draft(
    DraftText title,
    DraftText subtitle,
    List<Section> sections,
    Map<Premise, DraftText> otherwise) {

  /** No draft. */
  public static final Draft NONE =
      new Draft(DraftText.OMITTED, DraftText.OMITTED, List.of(), Map.of());

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return sections.isEmpty();
  }

  /**
   * A part of the report under a heading of its own.
   *
   * @param heading with its number, as in 一、依法行政
   * @param body from top to bottom
   */
  public record Section(String heading, List<Content> body) {}

  /** The content under a heading. */
  public sealed interface Content permits Paragraph, Totals, Picture {}

  /** A paragraph of several sentences. */
  public record Paragraph(List<Sentence> sentences) implements Content {}

  /**
   * A table of totals beside last year.
   *
   * @param title printed above it
   * @param metrics ids, one a row
   * @param line where it is declared
   */
  public record Totals(String title, List<String> metrics, int line) implements Content {}

  /**
   * A chart of one metric beside last year.
   *
   * @param title printed below it
   * @param metric the metric's id
   * @param by the field whose groups are drawn; null for the months up to the cut-off
   * @param top how many groups at most, the largest first
   * @param line where it is declared
   */
  public record Picture(String title, String metric, @Nullable String by, int top, int line)
      implements Content {}

  /** A sentence, or a part of one: the texts of a paragraph are put one after the other. */
  public sealed interface Sentence permits Statement, Listing {

    /** What it says when its premises hold. */
    DraftText say();
  }

  /**
   * A sentence on totals.
   *
   * @param about the metric whose value decides on {@link Premise#ZERO} and {@link Premise#FULL},
   *     and as any metric of the text on {@link Premise#NO_CASES}; null when it names none
   * @param otherwise what it says instead when a premise does not hold
   */
  public record Statement(DraftText say, @Nullable String about, Map<Premise, DraftText> otherwise)
      implements Sentence {}

  /**
   * A sentence that names the largest groups of a breakdown; groups of zero and rows without a
   * group are left out.
   *
   * @param metric the metric's id
   * @param by the field of the breakdown
   * @param top how many groups; those equal to the last one are included
   * @param item how one group is put
   * @param none what it says when there is no group to name
   */
  public record Listing(
      DraftText say, String metric, String by, int top, DraftText item, DraftText none)
      implements Sentence {}

  /** The reasons to replace a sentence; the first that applies is used. */
  public enum Premise {
    /** Nothing was delivered for the period. */
    NO_DATA,
    /** There was no case that a rate or a mean could be of. */
    NO_CASES,
    /** The value is zero. */
    ZERO,
    /** The rate is a full hundred. */
    FULL,
    /** It compares, and nothing of last year was delivered. */
    NO_PRIOR,
    /** It compares, and last year there was nothing, or no case that a rate could be of. */
    ZERO_BASE
  }
}
