package dev.fazhi.definition;

import java.util.List;

/**
 * A text of the draft with its places for numbers.
 *
 * @param parts in order; none for a text that is left out
 * @param line where it stands in {@code report/draft.yml}
 * @param written as it stands there
 */
public record DraftText(List<Part> parts, int line, String written) {

  /** A text that is left out. */
  public static final DraftText OMITTED = new DraftText(List.of(), 0, "");

  /** A piece of the text. */
  public sealed interface Part {}

  /** Words as they stand. */
  public record Plain(String text) implements Part {}

  /** A number of a metric's total for the year to date. */
  public record Number(String metric, Form form) implements Part {}

  /** A word that is not known before the run. */
  public record Fill(Slot slot) implements Part {}

  /** How a number is put. */
  public enum Form {
    /** With its unit and, where it is not exact, its qualifier: 2300余份. */
    VALUE,
    /** As above, counted in 万. */
    WAN,
    /** The number alone. */
    NUMBER,
    /** That of the same period last year, with its unit. */
    PRIOR,
    /** How it stands to last year, in percent or percentage points. */
    CHANGE,
    /** How it stands to last year, in its unit or percentage points. */
    DELTA;

    /** Whether it needs last year's number. */
    public boolean compares() {
      return this == PRIOR || this == CHANGE || this == DELTA;
    }
  }

  /** A word that is not known before the run. */
  public enum Slot {
    /** The cut-off's year. */
    YEAR,
    /** The cut-off. */
    DATE,
    /** Whose report it is. */
    AREA,
    /** The name of the metric for which a premise does not hold. */
    NAME,
    /** The groups of a list. */
    LIST,
    /** How many groups have a value that is not nought. */
    GROUPS,
    /** A group's name. */
    GROUP,
    /** A group's number, as {@link Form#VALUE}. */
    VALUE
  }
}
