package dev.fazhi.audit.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How reports compare periods, tell means and series: what is right, and what is not. */
class ComparisonWordingTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2023年受理案件68150件（含旧存6887件），审结62740件，同比分别上升7.03%和6.21%。上年两项数字分别为63673件、59069件。 | 7.03% | 7.08%
          过去五年受理12808件，审结12621件，比前五年分别增长40.5%和43.6%（前五年受理9116件、审结8789件）。 | 43.6% | 43.1%
          2018年至2022年，收案分别为1966件、2422件、2370件、2851件和3197件，其中2022年比2018年增长62.61%。 | 62.61% | 62.67%
          7月、8月、9月受理量分别为3087件、3363件、3610件，8月、9月环比分别增长8.94%和7.34%。 | 7.34% | 7.31%
          三季度受理10060件，环比上升7.55%（第二季度为9354件）。 | 7.55% | 7.51%
          投诉4665件，同比上年（3862件）上升20.79%，环比上季（4462件）上升4.55%。 | 4.55% | 4.58%
          起诉387人，是前五年（214人）的1.8倍。 | 1.8倍 | 1.6倍
          专窗办理642件，市域通办1874件，后者是前者的2.9倍。 | 2.9倍 | 2.6倍
          立案4176件，同比多886件，增长26.9%（2021年3290件）。 | 26.9% | 26.4%
          律师1232人；律师办理案件67963件，每名律师年均办案55.2件。 | 55.2 | 55.6
          立案436件，结案394件，罚没入库614.3万元，案均1.56万元。 | 1.56万 | 1.59万
          救助610件726人，发放救助金3131.1万元，人均4.31万元。 | 4.31万 | 4.35万
          审结178件、220件、286件；其中纠错29件、41件、47件，纠错率依次为16.3%、18.6%、16.4%。 | 18.6% | 18.2%
          按时办结率98.72%，同比提高1.57个百分点。上年按时办结率为97.15%。 | 1.57 | 1.53
          一季度满意率91.2%，二季度满意率93.6%，环比提高2.4个百分点。 | 2.4 | 2.5
          甲区办结率98.1%，乙区办结率95.4%，相差2.7个百分点。 | 2.7 | 2.8
          2025年报告。审结3318件，纠错218件，纠错率6.57%。2024年审结2718件，纠错203件，纠错率7.47%。 | 7.47% | 7.41%
          新收218件，同比+16.58%（187件）。 | 16.58% | 16.53%
          2025年报告。投诉2021年2147件，2022年2683件，2023年3106件，逐年增速依次为25.0%、15.8%。 | 15.8% | 15.1%
          去年发生事故147起、死亡92人，前年为173起、117人，起数少了15.0%。 | 15.0% | 15.6%
          2020—2023年，新增企业分别为3126户、3412户、3286户和3610户，后三年同比增幅分别为9.1%、-3.7%和9.9%。 | 9.9% | 9.5%
          诉求量从2019年的8412件增加到2023年的12316件，年均增长10.0%。 | 10.0% | 10.7%
          2018年至2023年，用水量由3126万立方米增至4182万立方米，五年年均增长6.0%。 | 6.0% | 6.6%
          2020年产值为286.4亿元，2023年为341.1亿元，三年年均复合增长6.0%。 | 6.0% | 6.5%
          解决率92.18%、满意率93.92%，较上月分别上升0.72个和0.34个百分点（上月解决率91.46%、满意率93.58%）。 | 0.34 | 0.39
          发案下降29.9%，损失额下降33.3%，高于发案降幅3.4个百分点。 | 3.4 | 3.9
          交通管理类3641件，占14.1%，环比减少267件（8月3908件）。 | 267 | 268
          发案由2024年3918起降至2745起，少发1173起，降幅29.9%。 | 1173 | 1273
          民事案件平均审理48.6天，比上年的55.2天快了11.96%。 | 11.96% | 11.95%
          平均答复时间3.84天，上年4.52天，短了15.0%。 | 15.0% | 15.1%
          查处超限运输386起（去年312起）23.7%、非法改装154起（去年131起）17.6%。 | 17.6% | 17.5%
          债务余额645,772万元，较上年末596,556万元增加49,216万元、8.25%。 | 8.25% | 8.24%
          去年为5126件、6938人，今年受理6013件、涉及7825人，两者增幅依次是17.3%、12.8%。 | 12.8% | 12.9%
          2022年审结1737件，上年审结1893件。审结案件中败诉187件，败诉率10.8%，2021年败诉240件、败诉率12.7%。 | 12.7% | 12.2%
          """)
  void anotherLastDigitIsFound(String text, String right, String wrong) throws IOException {
    assertEquals(List.of(), Sentence.differences(folder, text));
    List<String> found = Sentence.differences(folder, text.replace(right, wrong));
    assertEquals(1, found.size(), () -> text + found);
    assertEquals(wrong.replace("倍", ""), found.get(0));
  }

  @Test
  void theClausesUpToTheRestMakeTheTotal() throws IOException {
    String text = "接报警情48741起。其中刑事2163起，下降14.00%（上年2515起）；治安6760起；交通29523起；其他10295起。";
    assertEquals(List.of(), Sentence.differences(folder, text));
    assertEquals(List.of("84741"), Sentence.differences(folder, text.replace("48741", "84741")));
  }

  @Test
  void aChangeIsOfTheCountThatItNames() throws IOException {
    String text = "新收31456件，结案28737件，新收案件比2020年（28936件）增加%s件；结案数比2020年（25579件）多3158件，增长12.35%%。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("2520")));
    assertEquals(List.of("2580"), Sentence.differences(folder, text.formatted("2580")));
  }

  @Test
  void aMarkThatWasPassedIsNotTheSamePeriod() throws IOException {
    assertEquals(
        List.of(), Sentence.differences(folder, "今年上半年收到申请96件，同比增加27件，增长39.13%，已超过去年全年收案量（131件）。"));
  }

  @Test
  void aChangeOfACountToldBeforeFollowsFromThePriorAndTheDifference() throws IOException {
    String text = "公开信息8,764条，回应关切512条。公开总量比上年的8,015条增加%s条，同比增长9.34%%。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("749")));
    assertEquals(List.of("849"), Sentence.differences(folder, text.formatted("849")));
  }

  @Test
  void changesInARowAreOfTheCountsRightBeforeThem() throws IOException {
    String text = "受理审查逮捕案件187件264人，同比分别下降12.2%%和%s（去年同期213件302人）。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("12.6%")));
    assertEquals(List.of("12.9%"), Sentence.differences(folder, text.formatted("12.9%")));
  }

  @Test
  void changesInARowMayBeOfTheYearsThatTheyName() throws IOException {
    String text = "共5,236件，其中2021年1,408件、2022年1,672件、2023年2,156件，2022年、2023年同比分别增长18.75%%、%s。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("28.95%")));
    assertEquals(List.of("28.59%"), Sentence.differences(folder, text.formatted("28.59%")));
  }

  @Test
  void whatAQuarterIsComparedWithMayStandInABracket() throws IOException {
    String text = "四季度上报771件，环比三季度（824件）下降%s。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("6.43%")));
    assertEquals(List.of("6.34%"), Sentence.differences(folder, text.formatted("6.34%")));
  }

  @Test
  void aChangeMayNameWhichOfTwoCountsChanged() throws IOException {
    String text = "立刑事案件2421起、破1249起，立案数同比减少319起，降幅%s。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("11.6%")));
    assertEquals(List.of("11.9%"), Sentence.differences(folder, text.formatted("11.9%")));
  }

  @Test
  void whatIsComparedNamesTheCountOfItsParagraph() throws IOException {
    String text = "立刑事案件2421起。电信网络诈骗立案677起，破案242起；立案数较上年的862起下降%s。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("21.5%")));
    assertEquals(List.of("21.1%"), Sentence.differences(folder, text.formatted("21.1%")));
  }

  @Test
  void eachOfTheYearsInARowHasItsChange() throws IOException {
    String text = "2021年、2022年、2023年分别新收案件517件、646件、760件，2022年、2023年同比分别增长%s、17.6%%。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("25.0%")));
    assertEquals(List.of("25.1%"), Sentence.differences(folder, text.formatted("25.1%")));
  }

  @Test
  void theQuarterOfLastYearIsAYearBack() throws IOException {
    String text = "来访共1780人次，同比下降%s（去年一季度1949人次）。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("8.67%")));
    assertEquals(List.of("8.66%"), Sentence.differences(folder, text.formatted("8.66%")));
  }

  @Test
  void pointsMayNameTheRateOfTheSentenceBefore() throws IOException {
    String text = "2023年调解成功率98.85%%；2022年受理12833件，调解成功12371件，调解成功率96.40%%。调解成功率提高%s个百分点。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("2.45")));
    assertEquals(List.of("2.46"), Sentence.differences(folder, text.formatted("2.46")));
  }

  @Test
  void oneMonthsCountIsNotTheBaseOfAYearsChange() throws IOException {
    assertEquals(List.of(), Sentence.differences(folder, "受理案件43件（上月58件），同比下降12.40%。"));
  }

  @Test
  void changesOfSeveralAreNotOfTheNearest() throws IOException {
    assertEquals(
        List.of(),
        Sentence.differences(
            folder,
            "2015年受理15985件。2014年，受理11210件，审结9882件，比2013年分别上升1.8%和1.7%；2013年受理11016件，审结9716件。"));
    assertEquals(
        List.of("1.2%"),
        Sentence.differences(folder, "受理112件、审结80件，上年同期分别为110件、79件，同比分别上升1.8%和1.2%。"));
  }

  @Test
  void pointsMayBeToARateThatOnlyTwoEarlierCountsTell() throws IOException {
    String text = "受理1534件，办结1289件，办结率84.0%%，比上年提高%s个百分点（上年受理1467件，办结1158件）。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("5.1")));
    assertEquals(List.of("5.6"), Sentence.differences(folder, text.formatted("5.6")));
    String both = "起诉271人，不起诉166人，不起诉率38.0%%，同比上升%s个百分点（去年同期起诉352人、不起诉149人）。";
    assertEquals(List.of(), Sentence.differences(folder, both.formatted("8.2")));
  }

  @Test
  void whatIsLessNeedNotBeLessThanItWas() throws IOException {
    assertEquals(
        List.of(),
        Sentence.differences(
            folder, "送审金额9431.28万元，审定8217.05万元，核减1214.23万元（上年送审7308.16万元、核减903.77万元）。"));
  }

  @Test
  void earlierNumbersMayBeCountedBeforeTheyAreTold() throws IOException {
    String text = "审结案件563件，处理684人，同比分别下降%s、8.2%%，上年这两个数字是617件和745人。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("8.8%")));
    assertEquals(List.of("8.4%"), Sentence.differences(folder, text.formatted("8.4%")));
  }
}
