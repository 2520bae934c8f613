package dev.fazhi.publish;

/** The notes of a figure that decide how it is shown, by the words of {@code figures.csv}. */
final class Notes {

  static final String NO_PRIOR = "no-prior";
  static final String ZERO_BASE = "zero-base";
  static final String NO_CASES = "no-cases";

  private Notes() {}
}
