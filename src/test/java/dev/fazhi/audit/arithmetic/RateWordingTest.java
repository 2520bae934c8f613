package dev.fazhi.audit.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.audit.SelfAudit;
import dev.fazhi.audit.document.AuditedText;
import dev.fazhi.audit.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the words around a rate say of which counts it is, or that it is of none of them. */
class RateWordingTest {

  @TempDir private Path folder = Path.of("");

  private List<String> differences(String text) throws IOException {
    return Sentence.differences(folder, text);
  }

  @Test
  void wordsOfWhichNoCountSpeaksNarrowTheRate() throws IOException {
    assertEquals(List.of(), differences("来电51,284件，接通49,902件，15秒接通率96.4%。"));
    assertEquals(List.of(), differences("受理执行案件21,604件，执结20,733件，有财产可供执行案件法定期限内执结率98.7%。"));
    assertEquals(List.of("98.7%"), differences("受理执行案件21,604件，执结20,733件，执结率98.7%。"));
  }

  @Test
  void aRateOfWhatWasNotDoneIsOfBothTogether() throws IOException {
    String text = "决定起诉2,961人，决定不起诉948人，不起诉率%s。";
    assertEquals(List.of(), differences(text.formatted("24.3%")));
    assertEquals(List.of("24.4%"), differences(text.formatted("24.4%")));
  }

  @Test
  void aNameMadeOfTwoGradesIsOfBoth() throws IOException {
    String text = "评查案卷240卷，评定优秀67卷、良好151卷、合格22卷，优良率%s。";
    assertEquals(List.of(), differences(text.formatted("90.8%")));
    assertEquals(List.of("90.6%"), differences(text.formatted("90.6%")));
  }

  @Test
  void whatWasSentOutLastWeekIsWhatWasAnsweredThisWeek() throws IOException {
    String text = "上周派发的1,241件工单，已按时反馈1,198件，按时反馈率%s。";
    assertEquals(List.of(), differences(text.formatted("96.54%")));
    assertEquals(List.of("96.55%"), differences(text.formatted("96.55%")));
  }

  @Test
  void oneWrongDigitIsReasonEnoughWhereFewNumbersWouldDo() throws IOException {
    String text = "承接派单2,947件。已回复2,938件，回复率99.69%%；群众满意%s件，满意率92.00%%。";
    assertEquals(List.of(), differences(text.formatted("2,703")));
    assertEquals(List.of("92.00%"), differences(text.formatted("3,703")));
  }

  @Test
  void aListWhoseItemsHaveTheirOwnRatesHasOneTotal() throws IOException {
    String text = "一审审结159件。判决驳回71件，占44.7%%；裁定驳回36件，占22.6%%；原告撤诉%s件，撤诉率25.8%%。";
    assertEquals(List.of(), differences(text.formatted("41")));
    assertEquals(List.of("25.8%"), differences(text.formatted("51")));
  }

  @Test
  void whatThereIsMayBeToldBetweenThePartAndTheRate() throws IOException {
    String text = "知识库更新2,914条，现有词条41,207条，更新率为%s。";
    assertEquals(List.of(), differences(text.formatted("7.07%")));
    assertEquals(List.of("7.70%"), differences(text.formatted("7.70%")));
  }

  @Test
  void severalKindsTogetherAreTheSumOfTheirList() throws IOException {
    String text = "交通事故4,827件、医疗416件、物业2,035件，三类共%s件。";
    assertEquals(List.of(), differences(text.formatted("7,278")));
    assertEquals(List.of("7,287"), differences(text.formatted("7,287")));
  }

  @Test
  void aCountThatAnotherRateHasTakenIsNotTakenAgain() throws IOException {
    String text = "民商事案件审结6,712件。适用小额诉讼程序1,894件，小额诉讼适用率%s；简易程序适用率81.3%%。";
    assertEquals(List.of(), differences(text.formatted("28.22%")));
    assertEquals(List.of("28.32%"), differences(text.formatted("28.32%")));
  }

  @Test
  void bothCountsMayStandInTheBracketBehind() throws IOException {
    String text = "全市一审行政诉讼败诉率%s（审结431件，败诉38件）。调解成功率%s（共调解27,480件，成功27,316件）。";
    assertEquals(List.of(), differences(text.formatted("8.82%", "99.40%")));
    assertEquals(List.of("8.28%", "99.04%"), differences(text.formatted("8.28%", "99.04%")));
  }

  @Test
  void aboveMeansTheKindsBefore() throws IOException {
    String text = "调解10,482件。邻里2,713件，占25.9%%；婚姻2,208件，占21.1%%；劳动1,364件，占13.0%%。上述三类纠纷占总数的%s。";
    assertEquals(List.of(), differences(text.formatted("60.0%")));
    assertEquals(List.of("60.1%"), differences(text.formatted("60.1%")));
  }

  @Test
  void whatWasPlannedStandsWithin() throws IOException {
    String text = "收入完成48.01亿元，为预算48.22亿元的%s，比上年的47.53亿元增长1.0%%。";
    assertEquals(List.of(), differences(text.formatted("99.6%")));
    assertEquals(List.of("98.6%"), differences(text.formatted("98.6%")));
  }

  @Test
  void aParagraphThatDividesIsOfWhatWasToldBefore() throws IOException {
    String text = "排查调处矛盾纠纷6634件，涉及金额45.57万元。\n从受理方式看，当事人申请调解2046件，占%s。";
    assertEquals(List.of(), differences(text.formatted("30.8%")));
    assertEquals(List.of("30.2%"), differences(text.formatted("30.2%")));
  }

  @Test
  void aMeanOfPeopleIsTheCountOverThem() throws IOException {
    String text = "审执结案件17214件，员额法官45人，人均结案%s件。";
    assertEquals(List.of(), differences(text.formatted("382.5")));
    assertEquals(List.of("392.5"), differences(text.formatted("392.5")));
  }

  @Test
  void aRateOfThenIsOfTheCountsOfThen() throws IOException {
    String text = "法院审结453件，败诉53件，败诉率11.70%%，上一年审结413件、败诉58件，败诉率%s。";
    assertEquals(List.of(), differences(text.formatted("14.04%")));
    assertEquals(List.of("14.05%"), differences(text.formatted("14.05%")));
  }

  @Test
  void whatWasNotFoundGoodIsNoPartOfWhatWas() throws IOException {
    String text = "抽检4287批次，合格4157批次，合格率96.97%%；检出不合格样品130批次，不合格率%s。";
    assertEquals(List.of(), differences(text.formatted("3.03%")));
    assertEquals(List.of("3.05%"), differences(text.formatted("3.05%")));
  }

  @Test
  void whatCameInAndWhatWasLeftMakeTheWhole() throws IOException {
    String text = "新收案件10947件，旧存%s件，共受理13083件。";
    assertEquals(List.of(), differences(text.formatted("2136")));
    assertEquals(List.of("13083"), differences(text.formatted("2163")));
  }

  @Test
  void aSentenceThatSaysARowAgainIsHeldAgainstIt() throws IOException {
    String page =
        "<table><tr><th>项目</th><th>今年</th><th>去年</th><th>增减数</th><th>增减率</th></tr>"
            + "<tr><td>批准逮捕</td><td>217</td><td>201</td><td>16</td><td>8.0%%</td></tr>"
            + "<tr><td>提起公诉</td><td>%s</td><td>1027</td><td>-178</td><td>-17.3%%</td></tr>"
            + "<tr><td>立案监督</td><td>447</td><td>420</td><td>27</td><td>6.4%%</td></tr></table>"
            + "<p>提起公诉849件，较去年下降%s。</p>";
    assertEquals(List.of(), ofPage(page.formatted("849", "17.3%")));
    assertEquals(List.of("17.4%"), ofPage(page.formatted("849", "17.4%")));
    assertEquals(List.of("178"), ofPage(page.formatted("894", "17.3%")));
  }

  private List<String> ofPage(String page) throws IOException {
    return SelfAudit.audit(AuditedText.read(Files.writeString(folder.resolve("a.html"), page)))
        .differences()
        .stream()
        .map(Finding::printed)
        .toList();
  }

  @Test
  void aSentenceThatBeginsWithAYearGoesOnAboutIt() throws IOException {
    String text = "2023年共受理纠纷14171件，调解成功14008件，调解成功率98.85%%；2022年共受理12833件，调解成功12371件，调解成功率%s。";
    assertEquals(List.of(), differences(text.formatted("96.40%")));
    assertEquals(List.of("96.41%"), differences(text.formatted("96.41%")));
  }

  @Test
  void notProsecutedUnderConditionsIsAPartOfWhatCameIn() throws IOException {
    String text = "未成年人案件受理审查起诉137人，附条件不起诉75人，附条件不起诉率%s。";
    assertEquals(List.of(), differences(text.formatted("54.7%")));
    assertEquals(List.of("54.9%"), differences(text.formatted("54.9%")));
  }

  @Test
  void whatWasDoneInTimeMayBeTheRateItself() throws IOException {
    String text = "制定文件760件，按时报备710件，报备率%s。";
    assertEquals(List.of(), differences(text.formatted("93.42%")));
    assertEquals(List.of("93.49%"), differences(text.formatted("93.49%")));
  }

  @Test
  void threeKindsAreTheThreeBefore() throws IOException {
    String text = "受理纠纷14171件。邻里纠纷4507件、婚姻纠纷3050件、宅基地纠纷3073件，三类纠纷占受理总数的%s。";
    assertEquals(List.of(), differences(text.formatted("75.01%")));
    assertEquals(List.of("75.09%"), differences(text.formatted("75.09%")));
  }
}
