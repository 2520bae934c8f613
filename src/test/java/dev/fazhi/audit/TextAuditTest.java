package dev.fazhi.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.audit.document.Texts;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Finding;
import dev.fazhi.audit.finding.RoundingRule;
import dev.fazhi.audit.finding.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The audit of the report that the district published for 2022. */
class TextAuditTest {

  /** Line, what is printed, metric, our figure, verdict. */
  private static final String EXPECTED =
      """
      5 3570 returns.powers 3570 AGREES
      5 15 returns.commitments 15 AGREES
      5 八 - - NOT_OURS
      5 36 returns.joint_checks 36 AGREES
      5 28 returns.sampling_batches 28 AGREES
      5 784 returns.sampled_entities 784 AGREES
      5 2 returns.symposiums 2 AGREES
      5 10余 returns.enterprise_opinions 10 AGREES
      7 1 returns.special_cleanups 1 AGREES
      7 2 returns.filed_documents 2 AGREES
      7 1 returns.major_decisions 1 AGREES
      7 55 returns.legal_opinions 55 AGREES
      9 27 returns.statutory_bodies 27 AGREES
      9 3 returns.authorised_bodies 3 AGREES
      9 3 returns.township_bodies 3 AGREES
      9 6 returns.integrated_agencies 6 AGREES
      9 25 returns.recorders 25 AGREES
      9 55 returns.qualified_officers 55 AGREES
      11 22 mediation.studios 22 AGREES
      11 5920 mediation.registered 5920 AGREES
      11 5875 mediation.succeeded 5875 AGREES
      11 100% mediation.handled_rate 100.00%（5920/5920） AGREES
      11 99.23% mediation.success_rate 99.24%（5875/5920） ROUNDING
      11 37 review.accepted 37 AGREES
      11 25 review.concluded 25 AGREES
      11 43 litigation.filed 43 AGREES
      11 20 litigation.concluded 20 AGREES
      11 两项数据较去年同期均有所下降 litigation.filed 43（上年同期58） AGREES
      11 两项数据较去年同期均有所下降 litigation.concluded 20（上年同期31） AGREES
      11 负责人全部按规定出庭应诉 litigation.appearance_rate 100.00%（44/44） AGREES
      13 414 returns.proposals 414 AGREES
      13 100% returns.proposals_reply_rate 100.00%（414/414） AGREES
      13 96%以上 returns.proposals_satisfaction_rate 96.14%（398/414） AGREES
      13 68476 hotline.received 68476 AGREES
      13 65485 hotline.closed 65485 AGREES
      13 95.64% hotline.closed_rate 95.63%（65485/68476） ROUNDING
      13 4 returns.supervised_stations 4 AGREES
      13 两 returns.supervised_agencies 2 AGREES
      13 12 returns.reviewed_agencies 12 AGREES
      13 60 returns.reviewed_files 60 AGREES
      16 1 returns.overdue_filings 1 AGREES
      19 1600余 returns.posters 1600 AGREES
      19 100余 returns.banners 100 AGREES
      19 10 returns.boards 10 AGREES
      19 近4万 returns.exam_participants 40000 AGREES
      """;

  private static final AuditReport REPORT = Published2022.audit(Published2022.text());

  @Test
  void findsEveryStatisticAndBindsItToItsMetric() {
    String found =
        REPORT.findings().stream().map(TextAuditTest::line).collect(Collectors.joining("\n"));
    assertEquals(EXPECTED.strip(), found);
  }

  @Test
  void reportsExactlyTheTwoRatesThatDoNotFollowFromTheCounts() {
    assertFalse(REPORT.isClean());
    assertEquals(
        List.of("99.23%", "95.64%"), REPORT.differences().stream().map(Finding::printed).toList());
  }

  @Test
  void saysThatTheSuccessRateWasTruncatedAndThatNoCountGivesIt() {
    Finding rate = REPORT.differences().get(0);
    assertEquals(List.of(RoundingRule.TRUNCATION), rate.rules());
    assertEquals(
        "5875 ÷ 5920 = 99.23986…%，四舍五入是 99.24%；99.23% 是只舍不入（截尾）的结果。"
            + "要得 99.23%（四舍五入）：分母 5920 不变，没有哪个分子能得出它；分子 5875 不变，没有哪个分母能得出它",
        rate.explanation());
  }

  @Test
  void saysThatTheClosedRateWasRoundedUpAndWhichCountsWouldGiveIt() {
    Finding rate = REPORT.differences().get(1);
    assertEquals(List.of(RoundingRule.ROUNDING_UP), rate.rules());
    assertEquals(
        "65485 ÷ 68476 = 95.63204…%，四舍五入是 95.63%；95.64% 是只入不舍（进位）的结果。"
            + "要得 95.64%（四舍五入）：分母 68476 不变，分子须为 65488 至 65493；分子 65485 不变，分母须为 68467 至 68473",
        rate.explanation());
  }

  @Test
  void showsWhereANumberStandsWithItsSentence() {
    Finding.Spot spot = Objects.requireNonNull(REPORT.differences().get(1).spot());
    assertEquals("95.64%", Published2022.text().substring(spot.start(), spot.end()));
    assertEquals(13, spot.line());
    assertEquals(110, spot.column());
    assertTrue(spot.sentence().startsWith("通过“智慧昆都仑”"));
    assertTrue(spot.sentence().endsWith("热点难点问题。"));
  }

  @Test
  void saysHowMuchACountIsOffAndWhetherItIsLastYears() {
    AuditReport report =
        TextAudit.audit(
            Published2022.DEFINITIONS,
            Published2022.vintage(Map.of("returns.legal_opinions", 57L, "litigation.filed", 58L)),
            Texts.of("法律顾问出具法律意见书50份。涉及昆区的行政诉讼案件43件，审结20件，两项数据较去年同期均有所下降。"));
    assertEquals(
        List.of(
            "50 数据是 57，文中少 7；文中的数等于上年同期数",
            "43 数据是 58，文中少 15",
            "两项数据较去年同期均有所下降 文中说下降，数据是持平：58（上年同期 58）"),
        report.differences().stream().map(f -> f.printed() + " " + f.explanation()).toList());
  }

  @Test
  void doesNotTakeAlmostAllForAll() {
    AuditReport report =
        TextAudit.audit(
            Published2022.DEFINITIONS,
            Published2022.vintage(
                Map.of("mediation.handled", 5_919L, "litigation.head_appeared", 43L)),
            Texts.of("调处率100%，有关单位的负责人全部按规定出庭应诉。"));
    assertEquals(
        List.of(
            "5919 ÷ 5920 = 99.983…%，四舍五入是 100%；100% 只能说全部，这里不是全部，请多印几位小数",
            "这句话等于说“负责人出庭应诉率”是 100，数据是 97.73%（43/44）"),
        report.differences().stream().map(Finding::explanation).toList());
  }

  @Test
  void listsFiguresThatTheTextLacksWithoutCallingThemDifferences() {
    AuditReport report = Published2022.audit("悬挂横幅100余条。");
    assertTrue(report.isClean());
    assertEquals(1, report.count(Verdict.AGREES));
    assertEquals(
        Published2022.DEFINITIONS.audit().metrics().size() - 1, report.count(Verdict.MISSING));
    assertEquals("returns.powers", report.findings().get(1).metric());
    assertEquals("3570", report.findings().get(1).ours());
  }

  @Test
  void listsNumbersThatNoPhraseKnows() {
    AuditReport report = Published2022.audit("新建法治公园7处，投入1.2亿元。");
    assertEquals(
        List.of("7", "1.2亿"),
        report.findings().stream()
            .filter(finding -> finding.verdict() == Verdict.NOT_OURS)
            .map(Finding::printed)
            .toList());
    assertTrue(report.isClean());
  }

  @Test
  void bindsWhateverTheWidthAndTheLineBreaks() {
    AuditReport report = Published2022.audit("共排查调解各类矛盾\n 纠纷 ５９２０ 件,调处成功 5,875 件,\n调处成功率９９.２４％。");
    assertEquals(
        List.of("5920 AGREES", "5,875 AGREES", "99.24% AGREES"),
        report.findings().stream()
            .filter(finding -> finding.spot() != null)
            .map(
                f ->
                    java.text.Normalizer.normalize(f.printed(), java.text.Normalizer.Form.NFKC)
                        + " "
                        + f.verdict())
            .toList());
  }

  private static String line(Finding finding) {
    return String.join(
        " ",
        Integer.toString(Objects.requireNonNull(finding.spot()).line()),
        finding.printed(),
        Objects.requireNonNullElse(finding.metric(), "-"),
        finding.ours().isEmpty() ? "-" : finding.ours().replace(" ", ""),
        finding.verdict().name());
  }
}
