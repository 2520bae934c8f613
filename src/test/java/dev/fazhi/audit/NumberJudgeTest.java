package dev.fazhi.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.audit.document.Texts;
import dev.fazhi.audit.finding.Finding;
import dev.fazhi.audit.finding.FittingCounts;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.model.Comparison;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Vintage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a printed number stands to a count or to a rate. */
class NumberJudgeTest {

  private static final Definitions DEFINITIONS = Published2022.DEFINITIONS;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3570      | 3570  | AGREES          |
          3,570     | 3570  | AGREES          |
          3571      | 3570  | DOES_NOT_FOLLOW |
          3600      | 3570  | ROUNDING        | HALF_UP HALF_EVEN HALF_DOWN ROUNDING_UP
          3500      | 3570  | ROUNDING        | TRUNCATION
          100       | 60    | DOES_NOT_FOLLOW |
          4万       | 40321 | AGREES          |
          4万       | 46000 | ROUNDING        | TRUNCATION
          6.85万    | 68476 | AGREES          |
          6.84万    | 68476 | ROUNDING        | TRUNCATION
          1600余    | 1600  | AGREES          |
          1600余    | 1699  | AGREES          |
          1600余    | 1700  | DOES_NOT_FOLLOW |
          1600余    | 1599  | DOES_NOT_FOLLOW |
          10余      | 19    | AGREES          |
          10余      | 20    | DOES_NOT_FOLLOW |
          近4万     | 40000 | AGREES          |
          近4万     | 36001 | AGREES          |
          近4万     | 36000 | DOES_NOT_FOLLOW |
          近4万     | 40001 | DOES_NOT_FOLLOW |
          约3600    | 3570  | AGREES          |
          约3600    | 3540  | DOES_NOT_FOLLOW |
          约100     | 60    | DOES_NOT_FOLLOW |
          超过3000  | 3570  | AGREES          |
          超过3570  | 3570  | DOES_NOT_FOLLOW |
          不足4000  | 3570  | AGREES          |
          二十二    | 22    | AGREES          |
          22%       | 22    | DOES_NOT_FOLLOW |
          """)
  void comparesCounts(String printed, long ours, String verdict, String rules) {
    Finding finding = only("宣传海报" + printed + "份", Map.of("returns.posters", ours));
    assertEquals(verdict, finding.verdict().name(), finding.explanation());
    assertEquals(Objects.requireNonNullElse(rules, ""), names(finding));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          66.67%   | 2    | 3     | AGREES          |
          66.7%    | 2    | 3     | AGREES          |
          67%      | 2    | 3     | AGREES          |
          66.66%   | 2    | 3     | ROUNDING        | TRUNCATION
          66%      | 2    | 3     | ROUNDING        | TRUNCATION
          33.34%   | 1    | 3     | ROUNDING        | ROUNDING_UP
          12.12%   | 1212 | 10000 | AGREES          |
          12.13%   | 2425 | 20000 | AGREES          |
          12.12%   | 2425 | 20000 | ROUNDING        | HALF_EVEN HALF_DOWN TRUNCATION
          50%      | 2    | 3     | DOES_NOT_FOLLOW |
          100%     | 3    | 3     | AGREES          |
          100%     | 999  | 1000  | ROUNDING        | HALF_UP HALF_EVEN HALF_DOWN ROUNDING_UP
          99%以上  | 999  | 1000  | AGREES          |
          99%以上  | 98   | 100   | DOES_NOT_FOLLOW |
          """)
  void comparesRates(String printed, long upper, long lower, String verdict, String rules) {
    Finding finding =
        only(
            "总体满意率" + printed,
            Map.of("returns.proposals_satisfied", upper, "returns.proposals", lower));
    assertEquals(verdict, finding.verdict().name(), finding.explanation());
    assertEquals(Objects.requireNonNullElse(rules, ""), names(finding));
  }

  @Test
  void saysWhichCountsWouldGiveARateThatDoesNotFollow() {
    Finding finding =
        only("总体满意率50%", Map.of("returns.proposals_satisfied", 200L, "returns.proposals", 300L));
    assertEquals(
        "200 ÷ 300 = 66.666…%，四舍五入是 67%；怎样修约都不是 50%。"
            + "要得 50%（四舍五入）：分母 300 不变，分子须为 149 至 151；分子 200 不变，分母须为 397 至 404",
        finding.explanation());
  }

  @Test
  void countsThatItNamesGiveTheRateAndTheirNeighboursDoNot() {
    Random random = new Random(20221212);
    for (int round = 0; round < 300; round++) {
      long lower = 50 + random.nextInt(100_000);
      BigDecimal rate = BigDecimal.valueOf(random.nextInt(10_001), 2);
      String sentence =
          new FittingCounts(rate, 2, java.math.RoundingMode.HALF_UP, BigDecimal.valueOf(100))
              .sentence(BigDecimal.TEN, BigDecimal.valueOf(lower));
      String expected = "没有哪个分子能得出它";
      Long least = null;
      Long most = null;
      long guess = rate.longValue() * lower / 100;
      long around = lower / 50 + 3;
      for (long n = Math.max(0, guess - around); n <= guess + around; n++) {
        if (rounded(n, lower).compareTo(rate) == 0) {
          least = least == null ? Long.valueOf(n) : least;
          most = n;
        }
      }
      if (least != null) {
        expected = "分子须为 " + (least.equals(most) ? least : least + " 至 " + most);
      }
      assertEquals(expected, sentence.split("；")[0].replaceFirst("分母 \\d+ 不变，", ""));
    }
  }

  @Test
  void saysThatThereIsNothingToCompareWith() {
    Finding finding =
        TextAudit.audit(
                DEFINITIONS,
                new Vintage(1, Published2022.AS_OF, 1, "", List.of()),
                Texts.of("宣传海报5份"))
            .findings()
            .get(0);
    assertEquals(Verdict.DOES_NOT_FOLLOW, finding.verdict());
    assertEquals("数据里没有这个指标的数值，无从核对；请先导入它的来源数据", finding.explanation());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mediation.amount      | 涉案金额1000.50元    | 1000.5     | AGREES
          mediation.amount      | 涉案金额1000.5元     | 1000.50    | AGREES
          mediation.amount      | 涉案金额1000.51元    | 1000.5     | DOES_NOT_FOLLOW
          mediation.amount      | 涉案金额1000.50元    | 1000       | DOES_NOT_FOLLOW
          mediation.amount      | 涉案金额1001元       | 1000.75    | AGREES
          mediation.amount      | 涉案金额1000元       | 1000.75    | ROUNDING
          mediation.amount      | 涉案金额3962.08万元  | 39620831.5 | AGREES
          mediation.amount      | 涉案金额3962.09万元  | 39620831.5 | ROUNDING
          hotline.days_to_close | 平均办理时长4.52天   | 4.5        | AGREES
          hotline.days_to_close | 平均办理时长4.57天   | 4.5        | DOES_NOT_FOLLOW
          """)
  void comparesAmountsWithDecimals(String id, String text, BigDecimal ours, String verdict) {
    Metric metric = Objects.requireNonNull(DEFINITIONS.metrics().get(id));
    FigureValue value = FigureValue.of(ours);
    Figure figure =
        new Figure(
            id,
            metric.name(),
            metric.unit(),
            Published2022.AS_OF.yearToDate(),
            Published2022.AS_OF.yearToDate().samePeriodLastYear(),
            "",
            "",
            value,
            FigureValue.NONE,
            new Comparison(null, null, null),
            List.of());
    Vintage vintage = new Vintage(1, Published2022.AS_OF, 1, DEFINITIONS.digest(), List.of(figure));
    Finding finding = TextAudit.audit(DEFINITIONS, vintage, Texts.of(text)).findings().get(0);
    assertEquals(verdict, finding.verdict().name(), finding.explanation());
  }

  private static BigDecimal rounded(long upper, long lower) {
    return BigDecimal.valueOf(upper * 100)
        .divide(BigDecimal.valueOf(lower), 2, java.math.RoundingMode.HALF_UP);
  }

  private static Finding only(String text, Map<String, Long> counts) {
    return TextAudit.audit(DEFINITIONS, Published2022.vintage(counts), Texts.of(text))
        .findings()
        .get(0);
  }

  private static String names(Finding finding) {
    return String.join(" ", finding.rules().stream().map(Enum::name).toList());
  }
}
