package dev.fazhi.audit.arithmetic;

import dev.fazhi.audit.SelfAudit;
import dev.fazhi.audit.document.AuditedText;
import dev.fazhi.audit.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A text of a few sentences, audited alone. */
final class Sentence {

  private Sentence() {}

  /** The numbers that do not follow, as they are printed. */
  static List<String> differences(Path folder, String text) throws IOException {
    return SelfAudit.audit(AuditedText.read(Files.writeString(folder.resolve("a.txt"), text)))
        .differences()
        .stream()
        .map(Finding::printed)
        .toList();
  }
}
