package dev.fazhi.publish.text;

/** The notes of a figure that decide how it is shown, by the words of {@code figures.csv}. */
public final class Notes {

  static final String NO_DATA = "no-data";
  public static final String NO_PRIOR = "no-prior";
  public static final String ZERO_BASE = "zero-base";
  public static final String NO_CASES = "no-cases";
  public static final String PRIOR_NO_CASES = "prior-no-cases";
  static final String PARTIAL = "partial";

  /** The beginning of notes that say more after it. */
  static final String QUALIFIER = "qualifier:";

  static final String COVERAGE = "coverage";
  static final String BEYOND_DATA = "beyond-data";
  static final String SAME_MONTHS = "same-months";
  static final String INCOMPLETE = "incomplete";
  static final String UNEVEN_PARTS = "uneven-parts";
  static final String AS_OF = "as-of";
  static final String EMPTIED = "emptied";
  static final String REFUSED = "refused";
  static final String DEFINITION_BREAK = "definition-break";

  /** Whether the note is about last year, so that it matters only where a figure is compared. */
  public static boolean isOnLastYear(String note) {
    return note.equals(NO_PRIOR)
        || note.equals(ZERO_BASE)
        || note.equals(PRIOR_NO_CASES)
        || note.equals(SAME_MONTHS)
        || forbidsComparison(note);
  }

  /** Whether both years have a number and yet cannot be set against each other. */
  static boolean forbidsComparison(String note) {
    return note.startsWith(COVERAGE) || note.startsWith(DEFINITION_BREAK);
  }

  private Notes() {}
}
