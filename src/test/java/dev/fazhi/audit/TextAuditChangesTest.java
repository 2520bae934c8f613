package dev.fazhi.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.audit.finding.Verdict;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the audit makes of changes and of last year's numbers in a text. */
class TextAuditChangesTest {

  /** Each finding of a text as printed, name and verdict. */
  private static List<String> findings(String text) {
    return Published2022.audit(text).findings().stream()
        .filter(finding -> finding.verdict() != Verdict.MISSING)
        .map(finding -> finding.printed() + " " + finding.name() + " " + finding.verdict())
        .toList();
  }

  private static String why(String text) {
    return Published2022.audit(text).differences().get(0).explanation();
  }

  @Test
  void aChangeBelongsToTheMetricBeforeIt() {
    assertEquals(
        List.of("43 行政诉讼收案量 AGREES", "25.9% 行政诉讼收案量（同比增减幅） AGREES", "20 行政诉讼审结量 AGREES"),
        findings("行政诉讼案件43件，同比下降25.9%，审结20件。"));
    assertEquals(
        List.of("15 行政诉讼收案量（同比增减） AGREES", "25.86% 行政诉讼收案量（同比增减幅） AGREES"),
        findings("行政诉讼案件43件，较上年同期减少15件、下降25.86%。").subList(1, 3));
    assertEquals(
        List.of("2.36 建议提案满意率（同比百分点） AGREES"), findings("总体满意率96%以上，比去年提高2.36个百分点。").subList(1, 2));
  }

  @Test
  void lastYearsNumbersAreHeldAgainstLastYear() {
    assertEquals(
        List.of("43 行政诉讼收案量 AGREES", "58 行政诉讼收案量（上年同期） AGREES", "20 行政诉讼审结量 AGREES"),
        findings("行政诉讼案件43件（上年同期58件），审结20件。"));
    assertEquals(
        List.of("58 行政诉讼收案量（上年同期） AGREES", "30 行政诉讼审结量（上年同期） DOES_NOT_FOLLOW"),
        findings("上年同期行政诉讼案件58件，审结30件。"));
    assertEquals(List.of("58 行政诉讼收案量（上年同期） AGREES"), findings("2021年，行政诉讼案件58件。"));
    // a year in passing does not make the number last year's
    assertEquals(List.of("43 行政诉讼收案量 AGREES"), findings("荣获2021年度全国先进单位，行政诉讼案件43件。"));
  }

  @Test
  void severalChangesBelongToSeveralMetricsInTheirOrder() {
    assertEquals(
        List.of("25.86% 行政诉讼收案量（同比增减幅） AGREES", "35.48% 行政诉讼审结量（同比增减幅） AGREES"),
        findings("行政诉讼案件43件，审结20件，同比分别下降25.86%和35.48%。").subList(2, 4));
  }

  @Test
  void theWrongWayAndTheWrongAmountAreSaid() {
    assertEquals("文中说上升，数据是下降：43（上年同期 58）", why("行政诉讼案件43件，同比增长25.86%。"));
    assertEquals("应是 26%；数据是 25.862…%：43（上年同期 58）", why("行政诉讼案件43件，同比下降30%。"));
    assertTrue(why("行政诉讼案件43件，同比下降25%。").contains("只舍不入"));
    assertEquals(List.of("15 行政诉讼收案量（同比增减） DOES_NOT_FOLLOW"), findings("比上年增加行政诉讼案件15件。"));
  }

  @Test
  void aboutAndOverHoldForChangesToo() {
    assertEquals("约26% 行政诉讼收案量（同比增减幅） AGREES", findings("行政诉讼案件43件，同比下降约26%。").get(1));
    assertEquals("25%以上 行政诉讼收案量（同比增减幅） AGREES", findings("行政诉讼案件４３件，同比下降25%以上。").get(1));
  }

  @Test
  void aChangeOfSomethingElseIsNoneOfOurs() {
    assertEquals(
        List.of("5.6%  NOT_OURS", "43 行政诉讼收案量 AGREES"), findings("生产总值同比增长5.6%，行政诉讼案件43件。"));
    assertEquals(
        List.of("43 行政诉讼收案量 AGREES", "5  NOT_OURS", "2  NOT_OURS"),
        findings("行政诉讼案件43件，全年培训5场，同比增加2场。"));
    assertEquals(
        List.of("43 行政诉讼收案量 AGREES", "3000  NOT_OURS"), findings("行政诉讼案件43件，网站访问量较上年增加3000次。"));
    // more cases, but not compared with last year
    assertEquals(List.of("43 行政诉讼收案量 AGREES"), findings("由30件增加到行政诉讼案件43件。").subList(1, 2));
    // of another unit
    assertEquals("3  NOT_OURS", findings("行政诉讼案件43件，同比增加3人。").get(1));
  }

  @Test
  void waysWithoutNumbersAreToldOfOneMetricOrOfSeveral() {
    assertEquals(
        List.of("同比均有所下降 行政诉讼收案量 AGREES", "同比均有所下降 行政诉讼审结量 AGREES"),
        findings("行政诉讼案件43件，审结20件，两项指标同比均有所下降。").subList(2, 4));
    assertEquals("较上年同期有所上升 行政诉讼收案量 DOES_NOT_FOLLOW", findings("行政诉讼案件43件，较上年同期有所上升。").get(1));
  }

  @Test
  void aNumberOfOtherDaysIsNoDifference() {
    List<String> quarter = findings("一季度行政诉讼案件9件。");
    assertEquals(List.of("9  NOT_OURS"), quarter);
    assertEquals(List.of("1.5万  NOT_OURS"), findings("自2020年以来，累计排查调解矛盾纠纷1.5万件。"));
    assertEquals(List.of("140  NOT_OURS"), findings("近三年累计行政诉讼案件140件。"));
    assertEquals(List.of("44 行政诉讼收案量 DOES_NOT_FOLLOW"), findings("2022年以来，涉及全区的行政诉讼案件44件。"));
  }

  @Test
  void lastYearMayBeCalledByItsNumber() {
    assertEquals(
        List.of("15 行政诉讼收案量（同比增减） AGREES", "20 行政诉讼审结量 AGREES"),
        findings("行政诉讼案件43件，比2021年减少15件，审结20件。").subList(1, 3));
    // another year is not ours to compare with
    assertEquals("15  NOT_OURS", findings("行政诉讼案件43件，比2019年减少15件，审结20件。").get(1));
  }

  @Test
  void aMetricIsKnownByItsNameToo() {
    assertEquals(List.of("25.9% 行政诉讼收案量（同比增减幅） AGREES"), findings("行政诉讼收案量同比下降25.9%。"));
    // part of a longer word is another name
    assertEquals(List.of("25.9%  NOT_OURS"), findings("全市行政诉讼收案量同比下降25.9%。"));
  }

  @Test
  void headingsAndTablesDoNotSpeakForTheParagraphAfterThem() {
    String long_ = "行政诉讼案件43件，审结20件，有关单位的负责人按照规定出庭应诉并认真落实各项要求。";
    assertEquals("43 行政诉讼收案量 AGREES", findings("上年同期\n" + long_).get(0));
    String wrapped = "上年同期，根据法院的统计和各单位报送的情况来看，涉及全区的\n行政诉讼案件58件，审结31件，各单位都按照规定出庭应诉。";
    assertEquals("58 行政诉讼收案量（上年同期） AGREES", findings(wrapped).get(0));
  }

  @Test
  void aFigureOfWhichOnlyTheChangeIsToldIsStillMissing() {
    assertTrue(
        Published2022.audit("行政诉讼收案量同比下降25.9%。").findings().stream()
            .filter(finding -> finding.verdict() == Verdict.MISSING)
            .anyMatch(finding -> Objects.equals(finding.metric(), "litigation.filed")));
  }

  @Test
  void aComparisonWithAMonthOrAQuarterIsNoneWithLastYear() {
    assertEquals(
        List.of("25.86% 行政诉讼收案量（同比增减幅） AGREES", "12.2%  NOT_OURS"),
        findings("行政诉讼案件43件，同比下降25.86%，环比下降12.2%。").subList(1, 3));
    assertEquals("3  NOT_OURS", findings("行政诉讼案件43件，较上月增加3件。").get(1));
  }

  @Test
  void aSpanOfMonthsIsNotItsFirstMonth() {
    assertEquals(List.of("25  NOT_OURS"), findings("今年1月至6月，行政诉讼案件25件。"));
    assertEquals("44 行政诉讼收案量 DOES_NOT_FOLLOW", findings("截至11月，行政诉讼案件44件。").get(0));
  }

  @Test
  void aChangeOfAMonthIsNotTheTotals() {
    assertEquals(List.of("9  NOT_OURS", "10%  NOT_OURS"), findings("6月行政诉讼案件9件，同比下降10%。"));
  }

  @Test
  void wordsBeforeAPhraseCanMakeItAnotherQuantity() {
    assertEquals(List.of("188  NOT_OURS"), findings("日均受理群众诉求188件。"));
    assertEquals(List.of("1200  NOT_OURS"), findings("重复受理群众诉求1200件。"));
    assertEquals(List.of("430  NOT_OURS"), findings("全市行政诉讼案件430件。"));
    assertEquals(List.of("41  NOT_OURS"), findings("青山区行政诉讼案件41件。"));
    assertEquals(List.of("30  NOT_OURS"), findings("计划配发执法记录仪30台。"));
    assertEquals("41 行政诉讼收案量 DOES_NOT_FOLLOW", findings("昆区行政诉讼案件41件。").get(0));
  }

  @Test
  void casesAreCountedInSeveralUnits() {
    assertEquals(List.of("43 行政诉讼收案量 AGREES"), findings("涉及昆区的行政诉讼案件43宗。"));
    assertEquals(List.of("5920 排查调解纠纷量 AGREES"), findings("排查调解各类矛盾纠纷5920起。"));
  }

  @Test
  void aTextOfAnotherYearOrAreaIsToldSo() {
    assertEquals(
        List.of(),
        TextSubject.warnings(Published2022.DEFINITIONS, Published2022.AS_OF, Published2022.text()));
    assertEquals(
        1,
        TextSubject.warnings(Published2022.DEFINITIONS, Published2022.AS_OF, "昆区2021年度法治政府建设情况报告")
            .size());
    assertEquals(
        1,
        TextSubject.warnings(Published2022.DEFINITIONS, Published2022.AS_OF, "青山区2022年度法治政府建设情况报告")
            .size());
  }
}
