package dev.fazhi.audit.document;

import java.util.List;

/** Texts that are no files. */
public final class Texts {

  private Texts() {}

  /** A text without tables. */
  public static AuditedText of(String text) {
    return of(text, List.of());
  }

  /** A text with tables by the offsets of their cells. */
  public static AuditedText of(String text, List<DocumentTable> tables) {
    return new PageText(text, tables);
  }
}
