package dev.fazhi.audit.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** What the numbers of a text say of each other. */
class TextArithmeticTest {

  @TempDir private Path folder = Path.of("");

  private AuditReport audit(String text, String ending) {
    try {
      Path file = Files.writeString(folder.resolve("a" + ending), text);
      return SelfAudit.audit(AuditedText.read(file));
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private List<String> differences(String text) {
    return audit(text, ".txt").differences().stream().map(Finding::printed).toList();
  }

  private String verdict(String text, String printed) {
    return audit(text, ".txt").findings().stream()
        .filter(finding -> finding.printed().equals(printed))
        .map(finding -> finding.verdict().name())
        .findFirst()
        .orElse("");
  }

  @Test
  void aRateFollowsFromTheCountsThatItsNameSpeaksOf() {
    assertEquals("AGREES", verdict("受理诉求1000件，已办结950件，办结率95.00%。", "95.00%"));
    assertEquals(List.of("95.10%"), differences("受理诉求1000件，已办结950件，办结率95.10%。"));
    assertEquals(List.of("95.10%"), differences("受理诉求1000件。已办结950件，办结率95.10%。"));
    assertEquals(List.of(), differences("受理诉求1000件，已办结950件，满意率98.20%。"));
    assertEquals(List.of(), differences("受理诉求1000件，已办结950件，按期办结率97.41%。"));
  }

  @Test
  void anotherWayOfRoundingIsSaid() {
    assertEquals("ROUNDING", verdict("受理诉求68476件，已办结65485件，办结率95.64%。", "95.64%"));
  }

  @Test
  void oneHundredPerCentIsSaidOfAllOnly() {
    assertEquals("AGREES", verdict("应答复414件，答复414件，答复率100%。", "100%"));
    assertEquals("ROUNDING", verdict("应答复1000件，答复999件，答复率100%。", "100%"));
  }

  @Test
  void theSharesOfOneListHaveOneTotal() {
    String text = "共受理1000件。其中，咨询类%s件，占45.00%%；求助类300件，占30.00%%；投诉类250件，占25.00%%。";
    assertEquals(List.of(), differences(text.formatted("450")));
    assertEquals(List.of("45.00%"), differences(text.formatted("540")));
    assertEquals(List.of("1100"), differences(text.formatted("450").replace("1000件", "1100件")));
  }

  @Test
  void aListWhoseTotalIsNotPrintedIsNoDifference() {
    assertEquals(
        List.of(), differences("受理5230件。咨询类450件，占45.00%；求助类300件，占30.00%；投诉类250件，占25.00%。"));
  }

  @Test
  void aChangeFollowsFromTheTwoPeriods() {
    assertEquals("AGREES", verdict("受理案件43件（上年同期58件），同比下降25.86%。", "25.86%"));
    assertEquals(List.of("25.87%"), differences("受理案件43件（上年同期58件），同比下降25.87%。"));
    assertEquals(List.of("25.86%"), differences("受理案件43件（上年同期58件），同比增长25.86%。"));
    assertEquals(List.of("25.86%"), differences("受理案件43件，较上年同期减少16件，下降25.86%。"));
    assertEquals(List.of("16"), differences("受理案件43件（上年同期58件），同比减少16件。"));
    assertEquals(List.of("14.0%"), differences("由58件增至66件，增长14.0%。"));
    assertEquals("UNCHECKED", verdict("受理案件43件，同比下降25.86%。", "25.86%"));
  }

  @Test
  void percentagePointsAreTheDifferenceOfTwoRates() {
    assertEquals("AGREES", verdict("满意率96.14%，比上年的93.78%提高2.36个百分点。", "2.36"));
    assertEquals(List.of("2.46"), differences("满意率96.14%，比上年的93.78%提高2.46个百分点。"));
    assertEquals(List.of("25.86"), differences("受理案件43件，同比下降25.86个百分点。"));
  }

  @Test
  void partsMakeUpTheirTotal() {
    assertEquals("AGREES", verdict("共有286个，其中村248个、镇18个、企业9个、行业11个。", "286"));
    assertEquals(List.of("286"), differences("共有286个，其中村258个、镇18个、企业9个、行业11个。"));
    assertEquals(List.of("113"), differences("征收52件、处罚38件、公开24件，合计113件。"));
    // a list that need not be whole
    assertEquals(List.of(), differences("共受理286件，其中劳动争议52件、邻里纠纷18件。"));
  }

  @Test
  void theColumnsAndRowsOfATableAreAddedUp() {
    String table =
        """
        <table><tr><th>机关</th><th>处罚</th><th>检查</th><th>合计</th></tr>
        <tr><td>甲局</td><td>128</td><td>941</td><td>1069</td></tr>
        <tr><td>乙局</td><td>367</td><td>620</td><td>987</td></tr>
        <tr><td>丙局</td><td>21</td><td>283</td><td>304</td></tr>
        <tr><td>合计</td><td>516</td><td>1844</td><td>2360</td></tr></table>
        """;
    assertTrue(audit(table, ".html").isClean());
    AuditReport changed = audit(table.replace("367", "368"), ".html");
    assertEquals(
        List.of("987", "516"), changed.differences().stream().map(Finding::printed).toList());
  }

  @Test
  void readsTheSeedReportAsItsReaderDoes() throws IOException {
    AuditReport report =
        SelfAudit.audit(AuditedText.read(Path.of("src/test/resources/report-2022.txt")));
    assertEquals(
        List.of("99.23%", "95.64%"), report.differences().stream().map(Finding::printed).toList());
  }

  @Test
  void aCountThatIsTheNumeratorOfARateOfItsOwnIsNoTotal() {
    assertEquals(
        List.of(), differences("审结复议案件12195件。直接纠错1639件，直接纠错率13.4%；实质化解争议4426件，综合化解率36.3%。"));
  }

  @Test
  void countsWithCasesOfAnotherYearAreOfOthers() {
    assertEquals(List.of(), differences("收案321146件（不含上年旧存28802件）。审结325490件（含上年旧存案件），综合结案率93.0%。"));
  }

  @Test
  void allIsNotSaidOfTheCountsNearby() {
    assertEquals(List.of(), differences("诉讼案件40宗，审结27宗，占67.5%；在已审结的案件中，胜诉24宗，撤诉3宗，胜诉率100%。"));
  }

  @Test
  void aListOfPlacesIsNoTotal() {
    assertEquals(List.of(), differences("甲、乙两市受理案件分别为3595件、3125件。\n全省审结的案件中败诉1874件，败诉率6.88%。"));
  }

  @Test
  void aBracketClosesTheListOfParts() {
    assertEquals(List.of(), differences("公开规章13件（含新制定5件、修改4件、废止4件），规范性文件42件，其他文件113件。"));
  }

  @Test
  void roughCountsAllowWhatTheyCouldStandFor() {
    assertEquals("AGREES", verdict("机构1.5万多家，其中乡镇所9400多家，占61%。", "61%"));
    assertEquals(List.of("49%"), differences("工作者6.7万人，其中街道所3.4万多人，占49%。"));
  }

  @Test
  void thousandsMayBePartedBySpaces() {
    assertEquals("AGREES", verdict("收案321 146件，其中基层法院271 997件，占84.7%。", "84.7%"));
    assertEquals(List.of("84.8%"), differences("收案321 146件，其中基层法院271 997件，占84.8%。"));
  }

  @Test
  void theDifferenceMayBeToldBehindTheChange() {
    assertEquals("AGREES", verdict("刑事案件262件，同比下降2.60%，同比减少7件。", "2.60%"));
    assertEquals(List.of("2.61%"), differences("刑事案件262件，同比下降2.61%，同比减少7件。"));
  }

  @Test
  void partsOfDifferentThingsAreNotTheSame() {
    assertEquals(List.of(), differences("物业管理类问题122个，其中市民热线116个。\n城市管理类问题120个，其中市民热线119个。"));
    assertEquals(List.of(), differences("2011年，市民满意度为81.62。\n2012年，市民满意度为82.14。"));
  }

  @Test
  void theNumbersOfRowsAreNoParts() {
    String table =
        """
        <table><tr><th>序号</th><th>方式</th><th>数量</th></tr>
        <tr><td>1</td><td>维持</td><td>30</td></tr><tr><td>2</td><td>终止</td><td>12</td></tr>
        <tr><td>3</td><td>撤销</td><td>5</td></tr><tr><td>4</td><td>合计</td><td>47</td></tr></table>
        """;
    assertTrue(audit(table, ".html").isClean());
    assertEquals(4, audit(table, ".html").statistics());
  }

  @Test
  void aWholeListTellsItsTotal() {
    assertEquals(
        "对不上",
        audit("抽查回访670件，解决663件、未解决7件；满意614件、基本满意34件、不满意22件，满意率91.69%。", ".txt")
            .differences()
            .get(0)
            .verdict()
            .title());
    assertEquals("AGREES", verdict("回访670件，满意614件、基本满意34件、不满意22件，满意率91.64%。", "91.64%"));
  }

  @Test
  void countsOfYearsInARowAreOfTheYearsThatAreNamed() {
    String text = "2020年至2022年共受理112件，三年分别为35件、40件、37件，2021年同比增长14.29%，2022年同比下降7.50%。";
    assertEquals(List.of(), differences(text));
    assertEquals("AGREES", verdict(text, "14.29%"));
    assertEquals(List.of("7.60%"), differences(text.replace("7.50%", "7.60%")));
  }

  @Test
  void whatSomethingIsComparedWithMayStandInABracket() {
    String text = "受理38447件，环比下降0.16%（4月38509件）。";
    assertEquals("AGREES", verdict(text, "0.16%"));
    assertEquals(List.of("0.17%"), differences(text.replace("0.16%", "0.17%")));
    assertEquals("AGREES", verdict("解决率92.0%（6103件中，解决5612件）。", "92.0%"));
    assertEquals(List.of("92.1%"), differences("解决率92.1%（6103件中，解决5612件）。"));
  }

  @Test
  void sharesTogetherAreOfTheirParts() {
    String text = "受理433件。处罚162件，占37.4%；投诉97件，占22.4%；工伤58件，占13.4%，三项共占73.2%。";
    assertEquals("AGREES", verdict(text, "73.2%"));
    assertEquals(List.of("73.3%"), differences(text.replace("73.2%", "73.3%")));
  }

  @Test
  void aShareOfAWiderTotalIsNotOfTheOneNearby() {
    assertEquals(List.of(), differences("办理案件860件，其中行政处罚案件420件，占全市同类案件的12.5%。"));
    assertEquals(List.of(), differences("投诉举报1320件，其中网络购物投诉860件，占投诉总量的70.5%。"));
  }

  @Test
  void aRateOfAnotherPeriodIsNotOfTheCountsBefore() {
    assertEquals(List.of(), differences("受理560件，调解成功540件，成功率96.4%，上半年受理210件，调解成功率97.1%。"));
    assertEquals(List.of(), differences("受理1000件，办结982件，办结率98.20%，上年办结率为97.40%。"));
    assertEquals(List.of(), differences("受理1000件，办结982件，办结率连续三年保持在97%以上，高于90%的目标。"));
  }

  @Test
  void whoDealsWithSomethingIsNotWhereAChangeBegan() {
    assertEquals("AGREES", verdict("交由市政府办理的提案共92件，已解决22件，占提案总数的23.91%。", "23.91%"));
  }
}
