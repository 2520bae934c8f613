package dev.fazhi.publish.docx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.audit.DraftVintage;
import dev.fazhi.audit.Published2022;
import dev.fazhi.audit.TextAudit;
import dev.fazhi.audit.document.AuditedText;
import dev.fazhi.audit.document.Texts;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Finding;
import dev.fazhi.definition.Definitions;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.content.PublicationStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The draft that the program writes, audited against the figures that it was written from. */
class DraftAuditTest {

  private static final Definitions DEFINITIONS = Published2022.DEFINITIONS;

  @TempDir private Path folder = Path.of("");

  @Test
  void everyNumberOfTheDraftIsKnownAndAgrees() throws IOException {
    Vintage vintage = DraftVintage.vintage();
    AuditedText draft = draft(vintage);
    AuditReport report = TextAudit.audit(DEFINITIONS, vintage, draft);
    assertEquals(
        List.of(),
        report.findings().stream()
            .filter(f -> f.spot() != null && (f.metric() == null || f.verdict().isDifference()))
            .map(DraftAuditTest::say)
            .toList());
    assertTrue(report.statistics() > 100, () -> report.coverage());
  }

  /** A hundred audits take some seconds. */
  @Test
  @Tag("long")
  void everyNumberOfTheDraftThatIsChangedByOneIsFound() throws IOException {
    Vintage vintage = DraftVintage.vintage();
    AuditedText draft = draft(vintage);
    List<String> missed = new ArrayList<>();
    for (Finding finding : TextAudit.audit(DEFINITIONS, vintage, draft).findings()) {
      Finding.Spot spot = finding.spot();
      if (spot != null && finding.number() != null) {
        AuditReport changed = TextAudit.audit(DEFINITIONS, vintage, changed(draft, spot));
        boolean found =
            changed.differences().stream()
                .anyMatch(other -> Objects.requireNonNull(other.spot()).start() == spot.start());
        if (!found) {
          missed.add(say(finding));
        }
      }
    }
    assertEquals(List.of(), missed);
  }

  private static String say(Finding finding) {
    String sentence = finding.spot() == null ? "" : finding.spot().sentence();
    return finding.verdict()
        + " "
        + finding.printed()
        + " "
        + finding.explanation()
        + " "
        + sentence;
  }

  /** The same text with the last digit of that number one higher. */
  private static AuditedText changed(AuditedText draft, Finding.Spot spot) {
    StringBuilder text = new StringBuilder(draft.text());
    int last = spot.end() - 1;
    while (!Character.isDigit(text.charAt(last))) {
      last--;
    }
    int digit = text.charAt(last) - '0';
    text.setCharAt(last, (char) ('0' + (digit == 9 ? 8 : digit + 1)));
    return Texts.of(text.toString(), draft.tables());
  }

  private AuditedText draft(Vintage vintage) throws IOException {
    PublicationInput publication =
        new PublicationInput(
            DEFINITIONS,
            vintage,
            List.of(),
            List.of(),
            List.of(),
            "x",
            "昆都仑区",
            null,
            PublicationStatus.PROVISIONAL);
    DraftPlan plan = DraftPlan.of(publication).orElseThrow();
    Path file = folder.resolve("draft.docx");
    Files.write(file, DraftDocument.bytes(plan, "昆都仑区", Published2022.AS_OF.day()));
    return AuditedText.read(file);
  }
}
