package dev.fazhi.model;

/**
 * A fault of a file, a row or a cell, described so that a person can correct it.
 *
 * @param code stable, such as {@code FZ-204}; the first digit says the kind: 1 the file, 2 a row or
 *     cell, 3 definitions, 4 the run
 * @param severity what follows from it
 * @param place where it is
 * @param field the field's name in the definitions, or the header in question; empty when no single
 *     one is meant
 * @param value the offending text, safe to show; empty when it is personal or there is none
 * @param message one sentence in Chinese: what is wrong and what to do
 */
public record Fault(
    String code, Severity severity, Place place, String field, String value, String message) {

  /** Whether it is more than a note. */
  public boolean needsAPerson() {
    return severity != Severity.NOTE;
  }

  /** The severity of a fault. */
  public enum Severity {
    /** Information; the row or file is used. */
    NOTE,
    /** A person must look; the row or file is used. */
    WARNING,
    /** The row is rejected, the others are used. */
    REJECT,
    /** The whole file is refused. */
    REFUSE
  }
}
