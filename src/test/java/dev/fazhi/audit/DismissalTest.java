package dev.fazhi.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.audit.document.Texts;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Dismissal;
import dev.fazhi.audit.finding.Finding;
import dev.fazhi.audit.output.DismissalFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's word that a finding may stay, and how long it holds. */
class DismissalTest {

  private static final String WRONG = "受理1000件，办结950件，办结率95.10%。";

  @TempDir private Path folder = Path.of("");

  private static AuditReport audit(String text) {
    return SelfAudit.audit(Texts.of(text));
  }

  private static Dismissal dismissed(String text, int which) {
    Finding finding = audit(text).differences().get(which);
    return new Dismissal(Dismissal.key(finding, text), "张三", "按受理口径");
  }

  private static int left(String text, Dismissal dismissal) {
    return Dismissal.apply(audit(text), text, List.of(dismissal)).differences().size();
  }

  @Test
  void itHoldsWhereverTheSentenceIsMoved() {
    Dismissal dismissal = dismissed(WRONG, 0);
    assertEquals(0, left(WRONG, dismissal));
    assertEquals(0, left("新加的一段。\n" + WRONG, dismissal));
  }

  @Test
  void itFallsWithTheSentenceOrItsNumbers() {
    Dismissal dismissal = dismissed(WRONG, 0);
    assertEquals(1, left(WRONG.replace("950", "940"), dismissal));
    assertEquals(1, left(WRONG.replace("95.10", "95.11"), dismissal));
    assertEquals(1, left(WRONG.replace("受理", "共受理"), dismissal));
  }

  @Test
  void theSameNumberTwiceInASentenceIsTwoFindings() {
    String twice = "受理1000件，办结950件，办结率95.10%，其中网上受理1000件，网上办结950件，网上办结率95.10%。";
    assertEquals(2, audit(twice).differences().size());
    assertEquals(1, left(twice, dismissed(twice, 0)));
    assertEquals(1, left(twice, dismissed(twice, 1)));
  }

  @Test
  void aloneItIsKeptInAFileBesideTheText() {
    Path text = folder.resolve("报告.txt");
    assertEquals(List.of(), new DismissalFile(text).read());
    Dismissal dismissal = dismissed(WRONG, 0);
    new DismissalFile(text).add(dismissal);
    assertEquals(List.of(dismissal), new DismissalFile(text).read());
  }
}
