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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          受理投诉1286件、举报412件、咨询3126件，上述三类之和为4824件。 | 4824 | 4814
          受理投诉1286件、举报412件、咨询3126件，三者相加为4824件。 | 4824 | 4814
          事故186起，其中亡人事故12起、伤人事故96起，两项共108起，财损事故78起。 | 108 | 118
          民事案件1286件，行政案件912件，两者相差374件。 | 374 | 384
          民事案件1286件，行政案件912件，前者比后者多374件。 | 374 | 384
          本科学历412人，大专学历286人，两者合计占总人数1286人的54.3%。 | 54.3% | 54.7%
          盗窃案件占38.4%，诈骗案件占24.6%，两类合计占63.0%。 | 63.0% | 63.4%
          """)
  void wordsTellWhatTheCountsBeforeComeTo(String text, String right, String wrong)
      throws IOException {
    assertEquals(List.of(), differences(text));
    assertEquals(List.of(wrong), differences(text.replace(right, wrong)));
  }

  @Test
  void whatWasRoundedNeedNotComeToItsRoundedSum() throws IOException {
    assertEquals(List.of(), differences("城镇参保41.26万人，农村参保86.42万人，两项合计127.69万人。"));
    assertEquals(List.of(), differences("盗窃案件占38.4%，诈骗案件占24.6%，两类合计占63.1%。"));
  }
}
