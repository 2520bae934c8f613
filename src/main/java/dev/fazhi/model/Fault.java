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

  /** A warning about a file as a whole, or about none where its name is empty. */
  public static Fault warning(
      String code, String file, String field, String value, String message) {
    return new Fault(code, Severity.WARNING, Place.of(file), field, value, message);
  }

  /** One that says all in its message. */
  public static Fault warning(String code, String file, String message) {
    return of(code, Severity.WARNING, file, message);
  }

  /** One about a file as a whole, or about none, that says all in its message. */
  public static Fault of(String code, Severity severity, String file, String message) {
    return new Fault(code, severity, Place.of(file), "", "", message);
  }

  /** The same with another message at another place. */
  public Fault with(Place place, String message) {
    return new Fault(code, severity, place, field, value, message);
  }

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
