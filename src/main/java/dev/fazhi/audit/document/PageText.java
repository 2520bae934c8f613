package dev.fazhi.audit.document;

import dev.fazhi.audit.finding.AuditReport;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A text without a layout that is worth keeping; its marked copy is a web page. */
record PageText(String text, List<DocumentTable> tables) implements AuditedText {

  @Override
  public Marked marked(AuditReport report) {
    byte[] bytes = MarkedPage.html(this, report).getBytes(StandardCharsets.UTF_8);
    return new Marked(".html", bytes);
  }

  /** A text without a format, whose tables show by its bars, tabulators and wide spaces. */
  static PageText plain(String text) {
    return new PageText(text, PlainTables.of(text));
  }
}
