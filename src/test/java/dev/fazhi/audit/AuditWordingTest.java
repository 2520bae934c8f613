package dev.fazhi.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.audit.finding.Finding;
import dev.fazhi.audit.finding.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Words that make a number another quantity than the one that the database has: each wording by its
 * name, and the number is listed as none of ours.
 */
class AuditWordingTest {

  private static List<String> findings(String text) {
    return Published2022.audit(text).findings().stream()
        .filter(finding -> finding.verdict() != Verdict.MISSING)
        .map(AuditWordingTest::line)
        .toList();
  }

  private static String line(Finding finding) {
    return finding.printed() + " " + finding.name() + " " + finding.verdict();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "环比, '行政诉讼案件43件，环比下降12.2%。', 12.2%",
    "较上月, '行政诉讼案件43件，较上月增加3件。', 3",
    "较上季度, '行政诉讼案件43件，较上季度下降12.2%。', 12.2%",
    "今年1月至6月, '今年1月至6月，行政诉讼案件25件。', 25",
    "一月的变化, '6月行政诉讼案件9件，同比下降10%。', 10%",
    "街道的变化, '行政诉讼案件43件，其中友谊街道9件，同比下降10%。', 10%",
    "单位的变化, '行政诉讼案件43件，其中市场监管局9件，同比下降10%。', 10%",
    "日均, 日均受理群众诉求188件。, 188",
    "月均, 月均受理群众诉求5706件。, 5706",
    "每万人, 每万人受理群众诉求870件。, 870",
    "重复, 重复受理群众诉求1200件。, 1200",
    "全市, 全市行政诉讼案件430件。, 430",
    "另一个区, 青山区行政诉讼案件41件。, 41",
    "预防, 预防矛盾纠纷590件。, 590",
    "不予, 不予受理行政复议案件9件。, 9",
    "平均每个, 平均每个品牌调解室排查调解矛盾纠纷269件。, 269",
    "计划, 计划配发执法记录仪30台。, 30",
    "新购, 新购执法记录仪30台。, 30",
    "报废, 报废执法记录仪3台。, 3",
  })
  void isNoneOfOurs(String wording, String text, String number) {
    assertEquals(
        List.of(number + "  NOT_OURS"),
        findings(text).stream().filter(line -> line.startsWith(number + " ")).toList(),
        wording);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"件, 43件", "宗, 43宗", "起, 43起", "例, 43例"})
  void casesAreOneUnit(String wording, String count) {
    assertEquals(List.of("43 行政诉讼收案量 AGREES"), findings("行政诉讼案件" + count + "。"), wording);
  }

  @Test
  void yearsInARowAreNotTheNumberOfThisYear() {
    assertEquals(
        List.of("35  NOT_OURS", "40  NOT_OURS", "37  NOT_OURS"),
        findings("2020年至2022年，行政诉讼案件分别为35件、40件、37件。"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "近五成, 近五成的案件当场办结。",
    "三分之二, 三分之二的案件当场办结。",
    "一成半, 一成半的案件当场办结。",
    "翻一番, 案件比上年翻一番。",
    "过半, 当场办结的案件过半。",
    "6万8千余, 发放资料6万8千余份。",
    "1/4, 1/4的案件当场办结。",
  })
  void sharesInWordsAreNumbers(String wording, String text) {
    assertEquals(List.of(wording + "  NOT_OURS"), findings(text));
  }
}
