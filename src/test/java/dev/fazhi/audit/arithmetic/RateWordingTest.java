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
  void aRateAloneInABracketIsAShare() throws IOException {
    String text = "接收诉求3,184件。其中咨询1,406件（44.2%%）、求助1,103件（%s）、其他675件（21.2%%）。";
    assertEquals(List.of(), differences(text.formatted("34.6%")));
    assertEquals(List.of("34.9%"), differences(text.formatted("34.9%")));
  }

  @Test
  void anAmountBetweenACountAndItsShareIsPassedOver() throws IOException {
    String text = "查处案件1,864件。其中食品类731件（罚没402.17万元），占%s。";
    assertEquals(List.of(), differences(text.formatted("39.22%")));
    assertEquals(List.of("39.23%"), differences(text.formatted("39.23%")));
  }

  @Test
  void aMarkThatWasPassedIsNotTheSamePeriod() throws IOException {
    assertEquals(List.of(), differences("今年上半年收到申请96件，同比增加27件，增长39.13%，已超过去年全年收案量（131件）。"));
  }

  @Test
  void aChangeOfACountToldBeforeFollowsFromThePriorAndTheDifference() throws IOException {
    String text = "公开信息8,764条，回应关切512条。公开总量比上年的8,015条增加%s条，同比增长9.34%%。";
    assertEquals(List.of(), differences(text.formatted("749")));
    assertEquals(List.of("849"), differences(text.formatted("849")));
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
  void changesInARowAreOfTheCountsRightBeforeThem() throws IOException {
    String text = "受理审查逮捕案件187件264人，同比分别下降12.2%%和%s（去年同期213件302人）。";
    assertEquals(List.of(), differences(text.formatted("12.6%")));
    assertEquals(List.of("12.9%"), differences(text.formatted("12.9%")));
  }

  @Test
  void changesInARowMayBeOfTheYearsThatTheyName() throws IOException {
    String text = "共5,236件，其中2021年1,408件、2022年1,672件、2023年2,156件，2022年、2023年同比分别增长18.75%%、%s。";
    assertEquals(List.of(), differences(text.formatted("28.95%")));
    assertEquals(List.of("28.59%"), differences(text.formatted("28.59%")));
  }

  @Test
  void asManySharesAsCountsAreOneEach() throws IOException {
    String text = "新收民事案件8,315件。买卖1,436件、借贷1,358件、离婚907件位居前三，占民事案件的17.3%%、%s、10.9%%。";
    assertEquals(List.of(), differences(text.formatted("16.3%")));
    assertEquals(List.of("16.8%"), differences(text.formatted("16.8%")));
  }

  @Test
  void theTotalOfAShareMayBeNamedBehindItsNumber() throws IOException {
    String text = "全市有1,436个调解组织、8,217名调解员。其中专职2,384名，占调解员总数的%s。";
    assertEquals(List.of(), differences(text.formatted("29.01%")));
    assertEquals(List.of("29.10%"), differences(text.formatted("29.10%")));
  }

  @Test
  void theTotalOfAShareMayStandInABracketWithin() throws IOException {
    String text = "可网办事项1,204项，占事项总数（1,268项）的%s。";
    assertEquals(List.of(), differences(text.formatted("94.95%")));
    assertEquals(List.of("94.59%"), differences(text.formatted("94.59%")));
  }

  @Test
  void whatAQuarterIsComparedWithMayStandInABracket() throws IOException {
    String text = "四季度上报771件，环比三季度（824件）下降%s。";
    assertEquals(List.of(), differences(text.formatted("6.43%")));
    assertEquals(List.of("6.34%"), differences(text.formatted("6.34%")));
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
    assertEquals(List.of("60.9%"), differences(text.formatted("60.9%")));
  }

  @Test
  void whatWasPlannedStandsWithin() throws IOException {
    String text = "收入完成48.01亿元，为预算48.22亿元的%s，比上年的47.53亿元增长1.0%%。";
    assertEquals(List.of(), differences(text.formatted("99.6%")));
    assertEquals(List.of("98.6%"), differences(text.formatted("98.6%")));
  }

  @Test
  void theCountOfAShareMayStandInTheBracketBehindIt() throws IOException {
    String text = "共调处纠纷6634件。从类别看，邻里纠纷占%s（2426件），婚姻家庭纠纷占25.1%%（1667件），其他纠纷占38.3%%（2541件）。";
    assertEquals(List.of(), differences(text.formatted("36.6%")));
    assertEquals(List.of("36.9%"), differences(text.formatted("36.9%")));
  }

  @Test
  void aPartMayNameItsTotalItself() throws IOException {
    String text = "现有调解员723名，其中专职人民调解员171名，占比23.7%%；专职调解员中退休干警74名，占%s。";
    assertEquals(List.of(), differences(text.formatted("43.3%")));
    assertEquals(List.of("43.9%"), differences(text.formatted("43.9%")));
  }

  @Test
  void aParagraphThatDividesIsOfWhatWasToldBefore() throws IOException {
    String text = "排查调处矛盾纠纷6634件，涉及金额45.57万元。\n从受理方式看，当事人申请调解2046件，占%s。";
    assertEquals(List.of(), differences(text.formatted("30.8%")));
    assertEquals(List.of("30.2%"), differences(text.formatted("30.2%")));
  }

  @Test
  void aChangeMayNameWhichOfTwoCountsChanged() throws IOException {
    String text = "立刑事案件2421起、破1249起，立案数同比减少319起，降幅%s。";
    assertEquals(List.of(), differences(text.formatted("11.6%")));
    assertEquals(List.of("11.9%"), differences(text.formatted("11.9%")));
  }

  @Test
  void whatIsComparedNamesTheCountOfItsParagraph() throws IOException {
    String text = "立刑事案件2421起。电信网络诈骗立案677起，破案242起；立案数较上年的862起下降%s。";
    assertEquals(List.of(), differences(text.formatted("21.5%")));
    assertEquals(List.of("21.1%"), differences(text.formatted("21.1%")));
  }

  @Test
  void aTotalMayStandBehindItsPart() throws IOException {
    String text = "行政机关负责人出庭应诉185件，应出庭216件，出庭应诉率%s。";
    assertEquals(List.of(), differences(text.formatted("85.6%")));
    assertEquals(List.of("85.9%"), differences(text.formatted("85.9%")));
  }

  @Test
  void theShareOfTheYearBeforeIsOfItsOwnCounts() throws IOException {
    String text = "全年办案2585件，上年为2369件。为农民工办案1172件，占案件总量的45.3%%，去年同期办案1025件，占%s。";
    assertEquals(List.of(), differences(text.formatted("43.3%")));
    assertEquals(List.of("43.9%"), differences(text.formatted("43.9%")));
  }

  @Test
  void aMeanOfPeopleIsTheCountOverThem() throws IOException {
    String text = "审执结案件17214件，员额法官45人，人均结案%s件。";
    assertEquals(List.of(), differences(text.formatted("382.5")));
    assertEquals(List.of("392.5"), differences(text.formatted("392.5")));
  }

  @Test
  void theOneOfTwoIsAShareOfBoth() throws IOException {
    String text = "初次信访3753件次，重复信访1636件次，初信初访占比%s。";
    assertEquals(List.of(), differences(text.formatted("69.64%")));
    assertEquals(List.of("69.65%"), differences(text.formatted("69.65%")));
  }

  @Test
  void aNumberTooSmallIsNoTotalOfAShare() throws IOException {
    assertEquals(
        List.of(),
        differences(
            "信访总量5389件次。其中，来信1092件次，占总量20.26%；来访1666批次3534人次，占30.91%（集体访107批次，占来访批次的6.42%）；网上信访2631件次，占48.82%。"));
  }

  @Test
  void eachOfTheYearsInARowHasItsChange() throws IOException {
    String text = "2021年、2022年、2023年分别新收案件517件、646件、760件，2022年、2023年同比分别增长%s、17.6%%。";
    assertEquals(List.of(), differences(text.formatted("25.0%")));
    assertEquals(List.of("25.1%"), differences(text.formatted("25.1%")));
  }

  @Test
  void aRateOfThenIsOfTheCountsOfThen() throws IOException {
    String text = "法院审结453件，败诉53件，败诉率11.70%%，上一年审结413件、败诉58件，败诉率%s。";
    assertEquals(List.of(), differences(text.formatted("14.04%")));
    assertEquals(List.of("14.05%"), differences(text.formatted("14.05%")));
  }

  @Test
  void theQuarterOfLastYearIsAYearBack() throws IOException {
    String text = "来访共1780人次，同比下降%s（去年一季度1949人次）。";
    assertEquals(List.of(), differences(text.formatted("8.67%")));
    assertEquals(List.of("8.66%"), differences(text.formatted("8.66%")));
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
  void pointsMayNameTheRateOfTheSentenceBefore() throws IOException {
    String text = "2023年调解成功率98.85%%；2022年受理12833件，调解成功12371件，调解成功率96.40%%。调解成功率提高%s个百分点。";
    assertEquals(List.of(), differences(text.formatted("2.45")));
    assertEquals(List.of("2.46"), differences(text.formatted("2.46")));
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
