package dev.fazhi.audit.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How reports tell of which count a share is: the share is right, and another last digit is not.
 */
class ShareWordingTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          受理案件3187件。民事案件1846件，刑事案件1290件，行政案件51件，民事案件占比57.92%，刑事案件占比为40.48%。 | 40.48% | 40.43%
          环境投诉5274件：噪声2316件、大气1974件、水428件、其他556件。噪声和大气两类占比合计81.34%。 | 81.34% | 81.37%
          受理诉求9412件，涉及教育2483件、社保1592件、卫生967件，三项占受理诉求的53.57%。 | 53.57% | 53.51%
          办理公证4121件。国内公证2837件，涉外公证1171件，其余113件线上办理。涉外公证占28.42%，国内公证占68.84%。 | 28.42% | 28.47%
          登记信访事项2020批。其中来信389批；来访294批677人次，批次占总量的14.55%。 | 14.55% | 14.53%
          办结3206件。办结案件中，适用简易程序934件，占比29.13%；不予处罚284件，占比8.86%。 | 29.13% | 29.17%
          决定起诉4863人，决定不起诉1739人。起诉电信网络诈骗1081人，占起诉总人数的22.2%。 | 22.2% | 22.6%
          审结1233件。民事316件、刑事322件、行政9件；民事占48.84%，刑事占49.77%，行政仅占1.39%。 | 49.77% | 49.72%
          累计立案3095件，其中甲类诉讼2708件、乙类诉讼387件，前者占87.5%。 | 87.5% | 87.1%
          审结2168件。盗窃443件、诈骗283件，分别占审结总数的20.43%、13.05%，两罪合计占33.49%。 | 33.49% | 33.41%
          全年365个监测日中，优良天数290天，优良天数比例79.5%。 | 79.5% | 79.2%
          民事案件4268件；4268件案件里，讨薪2121件，占49.7%。 | 49.7% | 49.3%
          解答咨询36656人次（热线27451人次、网络9205人次），热线占比74.9%。 | 74.9% | 74.6%
          建成示范村319个，其中国家级21个、省级64个、市级234个，国家级、省级合计占26.65%。 | 26.65% | 26.61%
          全市收案5384件。收案最多的是镜湖区，1243件；其次为柯桥区958件、上浦区791件；其余三县分别为524件、417件、325件。镜湖、柯桥、上浦三地收案之和占全市的55.6%。 | 55.6% | 55.1%
          全年调解纠纷27936起，其中邻里纠纷8412起，婚姻家庭纠纷4886起，损害赔偿纠纷2316起，其他12322起。邻里、婚姻家庭两项占到47.6%，将近一半。 | 47.6% | 47.1%
          查处农资案件563起，其中农药194起，种子118起，肥料74起，其他177起。农药、种子、肥料三类案件加一起占68.6%，约七成。 | 68.6% | 68.1%
          受众486.3万人次，其中线上312.7万人次，线上占64.3%，也就是每10名受众里约有6名来自线上。 | 64.3% | 64.7%
          """)
  void ofWhichCountAShareIs(String text, String right, String wrong) throws IOException {
    assertEquals(List.of(), Sentence.differences(folder, text));
    assertEquals(
        List.of(wrong), Sentence.differences(folder, text.replace(right, wrong)), () -> text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          立案8136件。¶1 暴露垃圾 1034件¶2 占道经营 732件¶3 井盖破损 394件¶以上三类占立案总数的26.55%，主要集中在主次干道和背街小巷。 | 26.55% | 26.59%
          全年受理案件6750件，审结6487件。¶执行到位312人。¶全年网上立案4472件，网上立案率66.25%。 | 66.25% | 66.28%
          审结案件2284件。其中：维持878件，驳回399件，终止1007件。¶维持率为38.44%，低于上年。 | 38.44% | 38.41%
          """)
  void ofCountsThatStandInOtherParagraphs(String text, String right, String wrong)
      throws IOException {
    String lines = text.replace('¶', '\n');
    assertEquals(List.of(), Sentence.differences(folder, lines));
    assertEquals(List.of(wrong), Sentence.differences(folder, lines.replace(right, wrong)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          参与满意度评价的9719件，评价满意9107件，群众满意率93.70%。
          初次信访事项16108件。初次信访事项中，按期受理16097件，受理率99.93%；按期办结16060件，按期办结率99.70%。
          受理审查逮捕411人。¶提起公诉197人，不起诉87人，附条件不起诉121人，附条件不起诉率29.9%。
          得分91.36分，比第1名少2.87分，两项合计扣了1.5分。
          供热办979件，环比（936件）上升4.6%；城管局844件，环比（917件）下降8.0%。
          """)
  void whatIsRightIsNotCalledWrong(String text) throws IOException {
    assertEquals(List.of(), Sentence.differences(folder, text.replace('¶', '\n')));
  }

  @Test
  void aRateAloneInABracketIsAShare() throws IOException {
    String text = "接收诉求3,184件。其中咨询1,406件（44.2%%）、求助1,103件（%s）、其他675件（21.2%%）。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("34.6%")));
    assertEquals(List.of("34.9%"), Sentence.differences(folder, text.formatted("34.9%")));
  }

  @Test
  void anAmountBetweenACountAndItsShareIsPassedOver() throws IOException {
    String text = "查处案件1,864件。其中食品类731件（罚没402.17万元），占%s。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("39.22%")));
    assertEquals(List.of("39.23%"), Sentence.differences(folder, text.formatted("39.23%")));
  }

  @Test
  void asManySharesAsCountsAreOneEach() throws IOException {
    String text = "新收民事案件8,315件。买卖1,436件、借贷1,358件、离婚907件位居前三，占民事案件的17.3%%、%s、10.9%%。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("16.3%")));
    assertEquals(List.of("16.8%"), Sentence.differences(folder, text.formatted("16.8%")));
  }

  @Test
  void theTotalOfAShareMayBeNamedBehindItsNumber() throws IOException {
    String text = "全市有1,436个调解组织、8,217名调解员。其中专职2,384名，占调解员总数的%s。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("29.01%")));
    assertEquals(List.of("29.10%"), Sentence.differences(folder, text.formatted("29.10%")));
  }

  @Test
  void theTotalOfAShareMayStandInABracketWithin() throws IOException {
    String text = "可网办事项1,204项，占事项总数（1,268项）的%s。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("94.95%")));
    assertEquals(List.of("94.59%"), Sentence.differences(folder, text.formatted("94.59%")));
  }

  @Test
  void theCountOfAShareMayStandInTheBracketBehindIt() throws IOException {
    String text = "共调处纠纷6634件。从类别看，邻里纠纷占%s（2426件），婚姻家庭纠纷占25.1%%（1667件），其他纠纷占38.3%%（2541件）。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("36.6%")));
    assertEquals(List.of("36.9%"), Sentence.differences(folder, text.formatted("36.9%")));
  }

  @Test
  void aPartMayNameItsTotalItself() throws IOException {
    String text = "现有调解员723名，其中专职人民调解员171名，占比23.7%%；专职调解员中退休干警74名，占%s。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("43.3%")));
    assertEquals(List.of("43.9%"), Sentence.differences(folder, text.formatted("43.9%")));
  }

  @Test
  void aTotalMayStandBehindItsPart() throws IOException {
    String text = "行政机关负责人出庭应诉185件，应出庭216件，出庭应诉率%s。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("85.6%")));
    assertEquals(List.of("85.9%"), Sentence.differences(folder, text.formatted("85.9%")));
  }

  @Test
  void theShareOfTheYearBeforeIsOfItsOwnCounts() throws IOException {
    String text = "全年办案2585件，上年为2369件。为农民工办案1172件，占案件总量的45.3%%，去年同期办案1025件，占%s。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("43.3%")));
    assertEquals(List.of("43.9%"), Sentence.differences(folder, text.formatted("43.9%")));
  }

  @Test
  void theOneOfTwoIsAShareOfBoth() throws IOException {
    String text = "初次信访3753件次，重复信访1636件次，初信初访占比%s。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("69.64%")));
    assertEquals(List.of("69.65%"), Sentence.differences(folder, text.formatted("69.65%")));
  }

  @Test
  void aNumberTooSmallIsNoTotalOfAShare() throws IOException {
    assertEquals(
        List.of(),
        Sentence.differences(
            folder,
            "信访总量5389件次。其中，来信1092件次，占总量20.26%；来访1666批次3534人次，占30.91%（集体访107批次，占来访批次的6.42%）；网上信访2631件次，占48.82%。"));
  }

  @Test
  void aShareMayBeToldRoughlyAndThenExactly() throws IOException {
    String text = "参会代表94人，其中群众代表57人，约占六成（%s）。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("60.6%")));
    assertEquals(List.of("60.7%"), Sentence.differences(folder, text.formatted("60.7%")));
  }

  @Test
  void aTotalMayStandWithinItsShare() throws IOException {
    String text = "复查后销号的148处，占复查231处的%s。";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("64.1%")));
    assertEquals(List.of("64.8%"), Sentence.differences(folder, text.formatted("64.8%")));
  }

  @Test
  void moreThanAllIsRightWhereTheCountsSaySo() throws IOException {
    assertEquals(List.of(), Sentence.differences(folder, "收入41250万元、支出42075万元，支出占收入的102.0%。"));
  }

  @Test
  void whatWasRefusedForSeveralReasonsIsNoTotalOfTheFirst() throws IOException {
    assertEquals(
        List.of(),
        Sentence.differences(folder, "不予立案198人。因情节轻微不立案的114人，证据不足不立案的64人，不构成违法不立案的20人。"));
  }
}
