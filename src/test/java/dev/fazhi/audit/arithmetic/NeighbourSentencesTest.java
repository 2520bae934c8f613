package dev.fazhi.audit.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.audit.SelfAudit;
import dev.fazhi.audit.document.AuditedText;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers whose basis is told in the sentence before, in a bracket or by the calendar. */
class NeighbourSentencesTest {

  @TempDir private Path folder = Path.of("");

  private AuditReport audit(String text) throws IOException {
    return SelfAudit.audit(AuditedText.read(Files.writeString(folder.resolve("a.txt"), text)));
  }

  private List<String> differences(String text) throws IOException {
    return audit(text).differences().stream().map(Finding::printed).toList();
  }

  private String verdict(String text, String printed) throws IOException {
    return audit(text).findings().stream()
        .filter(finding -> finding.printed().equals(printed))
        .map(finding -> finding.verdict().name())
        .findFirst()
        .orElse("");
  }

  @Test
  void aSentenceListsThePartsOfACountBeforeIt() throws IOException {
    String text = "全区案件共215件，比上年增加12件。其中一审案件140件，二审案件%s件。";
    assertEquals("AGREES", verdict(text.formatted("75"), "140"));
    assertEquals("UNCHECKED", verdict(text.formatted("57"), "140"), "the list may be of some only");
    assertEquals(List.of(), differences(text.formatted("57")));
  }

  @Test
  void aListThatEndsWithTheRestComesToItsTotal() throws IOException {
    String text = "调解纠纷2,740件，调解成功2,651件，成功率96.75%%。其中婚姻家庭1,308件、邻里%s件、其他422件。";
    assertEquals("AGREES", verdict(text.formatted("921"), "2,651"));
    assertEquals(List.of("2,651"), differences(text.formatted("821")));
  }

  @Test
  void aRateMayCountInWhatWasCarriedOver() throws IOException {
    String text = "受理案件340件，审结322件（含上年结转25件），审结率%s。";
    assertEquals("AGREES", verdict(text.formatted("88.22%"), "88.22%"));
    assertEquals(List.of("88.23%"), differences(text.formatted("88.23%")));
    assertEquals(List.of(), differences(text.formatted("61.40%")), "it may be of other cases");
  }

  @Test
  void aCountThatTellsBothTogetherIsNotPassedOver() throws IOException {
    String text = "上年结转25件，新收340件，%s审结322件，审结率88.22%%。";
    assertEquals("AGREES", verdict(text.formatted(""), "88.22%"));
    assertEquals("AGREES", verdict(text.formatted("应审结365件，"), "88.22%"));
    assertEquals(List.of("465"), differences(text.formatted("应审结465件，")));
  }

  @Test
  void aDailyMeanFollowsFromTheDaysOfItsMonth() throws IOException {
    String text = "11月份受理诉求5,430件，日均%s件。";
    assertEquals("AGREES", verdict(text.formatted("181"), "181"));
    assertEquals(List.of("191"), differences(text.formatted("191")));
    assertEquals(List.of(), differences("1月至11月份受理诉求5,430件，日均191件。"));
  }
}
