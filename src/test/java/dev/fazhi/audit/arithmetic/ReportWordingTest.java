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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kinds of sentence that published bulletins have, with numbers of our own: as they are nothing is
 * wrong, with one rate changed that rate does not follow.
 */
class ReportWordingTest {

  @TempDir private Path folder = Path.of("");

  private List<String> differences(String text) throws IOException {
    return Sentence.differences(folder, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          发生一次死亡3人以上事故12起，造成47人死亡；与上年同期相比，事故起数减少4起，下降25.0%；死亡人数减少9人，下降16.1%。 | 16.1% | 16.4%
          全年火灾5792起，死亡83人。住宅火灾3180起、亡61人，占总数的54.9%和73.5%；厂房火灾2612起、亡22人，占总数的45.1%和26.5%。 | 73.5% | 73.6%
          全年火灾5792起，死亡83人。住宅火灾3180起、亡61人，占总数的54.9%和73.5%；厂房火灾2612起、亡22人，占总数的45.1%和26.5%。 | 45.1% | 45.3%
          政府采购20项，成交金额4820.60万元，节约资金162.35万元，资金节约率3.26%。 | 3.26% | 3.28%
          发生事故147起、死亡98人，同比减少21起、17人，下降12.5%、14.8%。 | 14.8% | 14.9%
          完成抽检9810批次，检出不合格210批次，不合格率2.14%，合格率为97.86%。 | 97.86% | 97.87%
          全县实现财政收入4729万元，完成预算63210万元的7.48%，较均衡进度慢0.85%，较上年同期减收1204万元，下降20.29%。 | 20.29% | 20.92%
          2021年，信访工作平稳有序。去年共接到信访举报512件，比上年同期401件上升了111件、上升率27.7%。 | 27.7% | 27.9%
          全年共接报火灾52.47万起。城市地区发生火灾21.43万起，占火灾总数的40.8%。 | 40.8% | 40.7%
          住宅火灾造成204人死亡，占死亡总数333人的61.3%，其中60岁以上的老人97人，占47.5%。 | 47.5% | 47.7%
          常住人口与2015年的61240人相比，五年共增加3818人，增长6.23%。 | 6.23% | 6.25%
          经审查批准逮捕131件164人，不批准逮捕27件35人，不捕率为17.59%。 | 17.59% | 17.56%
          批准逮捕1640人，不批准逮捕710人；提起公诉2410人，不起诉505人，不捕率、不诉率分别为30.21%和17.32%。 | 17.32% | 17.36%
          年末常住人口55.27万人，比上年末减少0.11万人。其中，城镇人口29.88万人，农村人口25.39万人，城镇化率54.06%。 | 54.06% | 54.60%
          收到电话举报3120件，相比上月增加214件，环比增长7.4%；相比去年同期减少338件，同比降低9.8%。 | 9.8% | 9.5%
          """)
  void aChangedRateIsFoundAndTheTextAsItIsIsClean(String text, String right, String wrong)
      throws IOException {
    assertEquals(List.of(), differences(text));
    assertEquals(List.of(wrong), differences(text.replace(right, wrong)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "全年受理群众诉求18535件，办结18184件，办结率98.1%；按期办结率98.0%，群众满意率91.8%。",
        "应由负责人出庭的76件，实际出庭73件，出庭率96.1%，其中正职出庭25件，约占出庭数的三成四。",
        "知识库期末有效条目20418条，季度内新增1204条、更新2815条、下架391条，净增813条。",
        "批捕侵害未成年人犯罪295人、起诉341人。对涉罪未成年人，不捕152人，不捕率62.0%（批捕93人）。",
        "应公开事项1458项，已公开1303项，公开率89.4%；应更新1369项，更新及时率93.2%。",
        "排查隐患1467处，整改1360处，整改率92.7%；重大隐患整改率100%，督办整改率92.8%。",
        "2023年、2024年、2025年分别立案3253件、912件、4313件，三年共立案8478件，其中2025年占50.9%。",
        "噪声扰民3079件、占道经营2577件、物业管理1103件，分别占总量8779件的35.1%、29.4%、12.6%，合计占77.0%。",
        "年末常住人口77.79万人，上年末77.04万人；全年出生1713人，出生率2.21‰，死亡率5.13‰。",
        "实现地区生产总值574.35亿元，按可比价格计算，比上年增长6.2%（上年为548.42亿元）。",
        "上年旧存案件239件，新收1615件，审结1584件，结案率85.4%。",
        "受理投诉4389件，调解成功2542件（调解成功率按应调解件数计算为72.51%），挽回损失18万元。",
        "承接处罚权149项，办案739件，乡镇平均办案14.2件，办案量最多的乡镇是最少的3.0倍。",
        "检查4280家，责令停产停业88家，罚款169.90万元，户均罚款2.67万元。",
        "死亡28人，亿元产值死亡率0.0273。发生生产安全事故6起、死亡15人，同比分别下降20.9%和29.8%。",
        "完成投资评审项目312个，送审41.36亿元，审减3.87亿元，审减率9.4%。",
        "2021年末参保3.12万人，2022年末为3.41万人，2023年末较2021年末累计增长19.2%，年均增长9.2%。",
        "年末常住人口46.25万人。地区生产总值218.43亿元，人均地区生产总值46930元。"
      })
  void whatTheTextDoesNotTellOfIsNotWrong(String text) throws IOException {
    assertEquals(List.of(), differences(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          全国法院新收案件5120件，结案4310件，结案率为78.4%。
          工矿事故死亡316人，占全年控制指标的41.2%，其中煤矿事故死亡87人，占全年控制指标的48.9%；火灾事故死亡64人，占全年控制指标的46.3%。
          2017年至2021年，受理人数分别为4241人、4490人、4827人、3768人、5537人，起诉人数分别为5959人、5830人、6129人、5495人、7399人。2021年受理、起诉人数较2017年分别上升30.6%、24.2%。
          共有家庭户40151户，平均每个家庭户的人口为3.10人，比2000年的3.44人减少0.34人。
          每10万人中具有大学教育程度人口由8930人上升为12445人。
          辖区仲裁请求多于三项的案件占80%以上，有的多达十几项，2~5项请求的约占案件总量的70%。
          批准逮捕侵害未成年人犯罪3751人，提起公诉4364人。⏎对有悔罪表现的，不批捕1253人，不捕率为33.6%。
          收回意见表527份，其中对办理工作满意的526份，对办理结果满意的519份，办理工作满意率和办理结果满意率分别达到99.8%和98.5%。
          营救被困人员8.4万人。全国接报火灾55万起，居住场所火灾16.7万起、亡682人，起数占总数的30.3%，但亡人数占总数的69%。
          解决663件、未解决7件，解决率98.96%。
          办结裁判监督案件8269件，其中提出抗诉88件；法院再审改判、发回重审、调解49件，占审结数的83.1%。
          共批准和决定逮捕22.2万人；不捕13.9万人，不捕率39.2%。
          全年审结478件635人，案件审结率87.25%。受理532件768人。
          """)
  void whatMayBeMeantOtherwiseIsNotCalledWrong(String text) throws IOException {
    assertEquals(List.of(), differences(text.replace('⏎', '\n')));
  }

  @Test
  void itemsThatBeginParagraphsAreOneList() throws IOException {
    String text =
        """
        中心共受理群众来电6120件。
        热点问题有三。
        1. 城乡建设类1034件，占比16.90%。其中，物业366件。
        2. 政法类615件，占比10.05%。其中，机动车252件。
        3. 城市管理类588件，占比9.61%。其中，积水175件。
        """;
    assertEquals(List.of(), differences(text));
    assertEquals(List.of("9.64%"), differences(text.replace("9.61%", "9.64%")));
  }

  @Test
  void whatIsCountedInAnotherUnitAtOnceIsTheTotalOfAShare() throws IOException {
    String text = "全年起诉侵财犯罪412件607人。其中盗窃犯罪331人，占起诉侵财犯罪人数的%s。";
    assertEquals(List.of(), differences(text.formatted("54.53%")));
    assertEquals(List.of("54.57%"), differences(text.formatted("54.57%")));
  }

  @Test
  void aChangeIsTheSameWhereItIsToldAgain() throws IOException {
    String text =
        """
        1-9月，审执结各类案件7018件，同比上升%s。
        1-9月审执结各类案件7018件，同比上升2.04%%，同比增加140件。
        """;
    assertEquals(List.of(), differences(text.formatted("2.04%")));
    assertEquals(List.of("2.04%"), differences(text.formatted("2.05%")));
  }

  @Test
  void aGrowthColumnThatIsCutOffIsOneOfGrowth() throws IOException {
    Path page =
        Files.writeString(
            folder.resolve("a.html"),
            """
            <table><tr><th>类别</th><th>今年</th><th>上年</th><th>同比增幅（%）</th></tr>
            <tr><td>投诉</td><td>232</td><td>165</td><td>40.60</td></tr>
            <tr><td>举报</td><td>147</td><td>156</td><td>-5.76</td></tr>
            <tr><td>咨询</td><td>883</td><td>667</td><td>32.38</td></tr></table>
            """);
    assertEquals(
        List.of("40.60", "5.76"),
        SelfAudit.audit(AuditedText.read(page)).differences().stream()
            .map(Finding::printed)
            .toList());
  }
}
