package dev.fazhi.audit.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rates whose counts no wording tells, but all that stands around them. */
class ReadingTest {

  @TempDir private Path folder = Path.of("");

  private List<String> differences(String text) throws IOException {
    return Sentence.differences(folder, text);
  }

  @Test
  void aRateIsOfTheLikeliestPairThatADigitExplains() throws IOException {
    String text = "热线接到群众电话8,412个，其中转送2,316件，直接解答6,096件，直答率%s。";
    assertEquals(List.of(), differences(text.formatted("72.47%")));
    assertEquals(List.of("72.41%"), differences(text.formatted("72.41%")));
  }

  @Test
  void aRateThatNoLikelyPairNearlyGivesIsNotWrong() throws IOException {
    assertEquals(List.of(), differences("热线接到群众电话8,412个，其中转送2,316件，直接解答6,096件，好评率93.16%。"));
  }

  @Test
  void theTotalOfAShareMayStandInTheNextSentence() throws IOException {
    String text = "对轻微违法行为不予处罚412件，占处罚案件总数的%s。全年共办理处罚案件5,218件，比上年6,340件下降17.70%%。";
    assertEquals(List.of(), differences(text.formatted("7.90%")));
    assertEquals(List.of("7.95%"), differences(text.formatted("7.95%")));
  }

  @Test
  void aRateBesideTheSameCountIsTheSameRate() throws IOException {
    String text = "全市审执结8,214件，同比上升4.26%%。\n各庭进展如下。\n至9月底，审执结各类案件8,214件，同比上升%s。";
    assertEquals(List.of(), differences(text.formatted("4.26%")));
    assertEquals(List.of("4.62%"), differences(text.formatted("4.62%")));
  }

  @Test
  void sharesThatATableCutsOffAreStillOfTheirOwnTotal() throws IOException {
    String text =
        "类别 | 治安 | 土地 | 交通 | 人社 | 其他 |\n"
            + "件数 | 88件 | 18件 | 47件 | 5件 | 23件 |\n"
            + "占比 | 48.61%% | 9.94%% | %s | 2.76%% | 12.70%% |\n";
    assertEquals(
        List.of("25.98%"),
        differences(text.formatted("25.98%")).stream()
            .filter(each -> each.startsWith("25"))
            .toList());
  }

  @Test
  void aTotalIsWrongWhereARateIsOfTheListBehindIt() throws IOException {
    String text = "12月受理诉讼案件%s件（其中旧存361件、新收534件），结案715件，结案率79.89%%。";
    assertEquals(List.of(), differences(text.formatted("895")));
    assertEquals(List.of("695"), differences(text.formatted("695")));
  }

  @Test
  void changesToldTogetherAreOfTheListsThatMostOfThemFit() throws IOException {
    String text =
        "农林水利1,737件，占14.89%%；社会保障1,575件，占13.51%%；公安交通1,186件，占10.17%%。"
            + "与第二季度相比（分别为2,090件、1,834件、1,587件），依次减少%s、14.12%%、25.27%%。";
    assertEquals(List.of(), differences(text.formatted("16.89%")));
    assertEquals(List.of("16.82%"), differences(text.formatted("16.82%")));
  }

  @Test
  void aChangeMayBeOfSoManyTimes() throws IOException {
    String text = "起诉涉众型犯罪232人，较上年的94人上升%s倍。";
    assertEquals(List.of(), differences(text.formatted("1.5")));
    assertEquals(List.of("1.8"), differences(text.formatted("1.8")));
  }

  @Test
  void theRowOfATableTellsThePeriodsOfAChange() throws IOException {
    String text =
        "类别 | 本期 | 上期 |\n"
            + "投诉 | 2,476 | 2,870 |\n"
            + "举报 | 1,570 | 1,775 |\n"
            + "合计 | 4,046 | 4,645 |\n"
            + "全市接收4,046件，同比下降%s。\n";
    assertEquals(List.of(), differences(text.formatted("12.90%")));
    assertEquals(List.of("12.95%"), differences(text.formatted("12.95%")));
  }

  @Test
  void aShareOfANamedTotalIsNotExcusedByAnotherThatHappensToGiveIt() throws IOException {
    String text = "受理群众诉求51,570件，办结51,126件，办结率99.1%%，其中前台解答38,275件，占受理总量的%s。";
    assertEquals(List.of(), differences(text.formatted("74.2%")));
    assertEquals(List.of("74.4%"), differences(text.formatted("74.4%")));
  }

  @Test
  void aRateThatATableTellsIsTheSameInTheSentence() throws IOException {
    String text =
        "地区 | 结案 | 败诉 | 败诉率 |\n广江区 | 356 | 21 | 5.90%% |\n海姜区 | 298 | 19 | 6.38%% |\n"
            + "兴垛市 | 407 | 38 | 9.34%% |\n靖桥市 | 263 | 12 | 4.56%% |\n合计 | 1324 | 90 | 6.80%% |\n"
            + "兴垛市%s率最高，为%s；靖桥市败诉率4.56%%，为各区最低。";
    assertEquals(List.of(), differences(text.formatted("败诉", "9.34%")));
    assertEquals(List.of("9.38%"), differences(text.formatted("败诉", "9.38%")));
    assertEquals(List.of(), differences(text.formatted("上诉", "9.38%")));
  }

  @Test
  void aShareMayBeOfACountFarBeforeThatAnotherRateIsIn() throws IOException {
    String others = "完成培训31期、讲座42场、走访53户、慰问64人、巡查75次、检查86家、约谈97人。\n".repeat(9);
    String text = "受理申请3764件，办结3581件，办结率95.14%。\n" + others + "电子申请1426件，占受理申请的37.89%。";
    assertEquals(List.of(), differences(text));
    assertEquals(List.of("37.84%"), differences(text.replace("37.89%", "37.84%")));
  }

  @Test
  void aRateMayBeOfTwoCountsThatFollowOneAnother() throws IOException {
    String text = "回访8643件，满意7914件，基本满意386件，不满意343件；满意率（含基本满意）%s。";
    assertEquals(List.of(), differences(text.formatted("96.03%")));
    assertEquals(List.of("96.05%"), differences(text.formatted("96.05%")));
  }

  @Test
  void aRateMayBeInTwoCountsThatFollowOneAnother() throws IOException {
    String text =
        "受理审查起诉1539件2064人，提起公诉1087件1392人，不起诉484人，其中相对不起诉452人；不起诉率为25.8%%（基数为起诉与不起诉人数之和）。认罪认罚从宽制度适用1670人，适用率%s，采纳1214人。";
    assertEquals(List.of(), differences(text.formatted("89.0%")));
  }

  @Test
  void aTotalMayBeDividedTwice() throws IOException {
    String text =
        "公益诉讼立案%s件，其中行政273件、民事28件，以领域论，生态环境和资源保护104件、食品药品67件、安全生产45件、国有财产14件、其他法定及新领域71件。";
    assertEquals(List.of(), differences(text.formatted("301")));
    assertEquals(1, differences(text.formatted("401")).size());
  }
}
