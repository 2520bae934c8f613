package dev.fazhi.definition;

import java.util.List;

/**
 * A text of the draft with its slots for numbers.
 *
 * @param parts in order; none for a text that is left out
 * @param file where it stands, such as {@code report/draft.yml}
 * @param line of that file
 * @param written as written there
 */
public record DraftText(List<Part> parts, String file, int line, String written) {

  /** A text that is left out. */
  public static final DraftText OMITTED = new DraftText(List.of(), "", 0, "");

  /** A piece of the text. */
  public sealed interface Part {}

  /** Plain text. */
  public record Plain(String text) implements Part {}

  /** A number of a metric's total for the year to date. */
  public record Number(String metric, Form form) implements Part {}

  /** A word that is not known before the run. */
  public record Fill(Slot slot) implements Part {}

  /** The form of a number. */
  public enum Form {
    /** With its unit and, where it is not exact, its qualifier: 2300余份. */
    VALUE,
    /** In 万, with unit and qualifier. */
    WAN,
    /** The number alone. */
    NUMBER,
    /** That of the same period last year, with its unit. */
    PRIOR,
    /** The change against last year, in percent or percentage points. */
    CHANGE,
    /** The change against last year, in its unit or percentage points. */
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
    /** What is reported: 2022年11月, 2022年第四季度. */
    PERIOD,
    /** Whose report it is. */
    AREA,
    /** The name of the metric for which a premise does not hold. */
    NAME,
    /** The groups of a list. */
    LIST,
    /** The number of groups whose value is not zero. */
    GROUPS,
    /** A group's name. */
    GROUP,
    /** A group's number, as {@link Form#VALUE}. */
    VALUE
  }
}
