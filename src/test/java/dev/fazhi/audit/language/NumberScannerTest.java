package dev.fazhi.audit.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.fazhi.audit.finding.PrintedNumber;
import dev.fazhi.audit.language.NumberToken.Role;
import dev.fazhi.model.Decimals;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which reports print numbers, and those that only look like figures. */
class NumberScannerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          事项3570项            | 3570    | 1     | EXACT
          事项3,570项           | 3570    | 1     | EXACT
          事项３５７０项        | 3570    | 1     | EXACT
          海报1600余份          | 1600    | 1     | OVER
          海报1600多份          | 1600    | 1     | OVER
          近4万人次             | 40000   | 10000 | NEARLY
          约3600件              | 3600    | 1     | ABOUT
          3600件左右            | 3600    | 1     | ABOUT
          96%以上               | 96      | 1     | AT_LEAST
          横幅100条以上         | 100     | 1     | AT_LEAST
          超过1.2亿元           | 120000000 | 10000000 | MORE_THAN
          不足30天              | 30      | 1     | LESS_THAN
          3天以内               | 3       | 1     | AT_MOST
          99.23%                | 99.23   | 0.01  | EXACT
          99.23％               | 99.23   | 0.01  | EXACT
          百分之九十六点五      | 96.5    | 0.1   | EXACT
          八个部门              | 8       | 1     | EXACT
          两家单位              | 2       | 1     | EXACT
          二十二个品牌          | 22      | 1     | EXACT
          一千零五件            | 1005    | 1     | EXACT
          四万五千人次          | 45000   | 1     | EXACT
          近四万人次            | 40000   | 10000 | NEARLY
          十余条                | 10      | 1     | OVER
          节约3万元             | 30000   | 10000 | EXACT
          附近5个               | 5       | 1     | EXACT
          """)
  void readsANumberInAnyForm(String text, String value, String place, String precision) {
    List<NumberToken> figures = tokens(text, Role.FIGURE);
    assertEquals(1, figures.size(), text);
    PrintedNumber number = figures.get(0).number();
    assertEquals(value, Decimals.plain(number.value()));
    assertEquals(place, Decimals.plain(number.place()));
    assertEquals(precision, number.precision().name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022年12月12日",
        "2022年度",
        "2021—2022年",
        "二〇二二年十二月",
        "2022-12-12",
        "2022.12.12",
        "1至11月",
        "12月底",
        "9时05分",
        "第三轮清理",
        "第4次会议",
        "第1、2批",
        "(一)优化",
        "（12）",
        "《优化营商环境措施30条》",
        "《关于〈十项措施〉的通知（2022年第5期）》",
        "“三项制度”",
        "“法润昆都仑12348”",
        "拨打12345热线",
        "5G技术",
        "内政办发〔2022〕15号",
        "（2022）内0203行初12号",
        "电话0472-5361234",
        "一是优化，二是提升",
        "进一步统一思想，解决了一批问题",
        "迎接二十大",
        "数十个村、几百户",
        "①完善制度",
        "1.完善制度",
        "12、完善制度",
        "  - 3 -  "
      })
  void takesDatesOrdinalsTitlesAndNamesForNoFigures(String text) {
    assertEquals(List.of(), tokens(text, Role.FIGURE));
  }

  @Test
  void keepsNumbersOfNeighbouringLinesApart() {
    assertEquals(
        List.of("12", "34"),
        tokens("收案12\n34件", Role.FIGURE).stream()
            .map(token -> Decimals.plain(token.number().value()))
            .collect(Collectors.toList()));
  }

  @Test
  void doesNotLetATitleThatIsNeverClosedSwallowTheRest() {
    assertEquals(1, tokens("《办法" + "长".repeat(300) + "》共30条。", Role.FIGURE).size());
    assertEquals(1, tokens("《办法共30条。", Role.FIGURE).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"二百五", "三四百", "七八", "一万二", "百", "五百十", "十十"})
  void refusesNumeralsThatLeaveSomethingToGuess(String text) {
    assertNull(ChineseNumeral.value(text));
  }

  @Test
  void readsEveryNumeralUpToAHundredThousandAsItIsWritten() {
    for (int number = 0; number <= 100_000; number += number < 1_100 ? 1 : 97) {
      assertEquals(
          Integer.toString(number),
          String.valueOf(ChineseNumeral.value(chinese(number))),
          chinese(number));
    }
  }

  @Test
  void sharesInWordsAreNumbers() {
    String text = "近五成的案件，三分之二以上的村，增幅超过一成半，数量翻一番，参与率过半，资料6万8千余份，约1/4的案件，成立一年。";
    String folded = FoldedText.of(text).text();
    assertEquals(
        List.of("近五成", "三分之二以上", "超过一成半", "翻一番", "过半", "6万8千余", "约1/4"),
        tokens(text, Role.FIGURE).stream()
            .map(token -> folded.substring(token.start(), token.end()))
            .toList());
  }

  private static List<NumberToken> tokens(String text, Role role) {
    return NumberScanner.tokens(
            FoldedText.of(text), text, new Classifiers(List.of()), new java.util.BitSet())
        .stream()
        .filter(token -> token.role() == role)
        .toList();
  }

  /** Writes a number as people do, section by section; the inverse of what is tested. */
  private static String chinese(int number) {
    if (number >= 10_000) {
      String rest = number % 10_000 == 0 ? "" : chinese(number % 10_000);
      boolean gap = number % 10_000 > 0 && number % 10_000 < 1_000;
      return chinese(number / 10_000) + "万" + (gap ? "零" : "") + rest;
    }
    String digits = "零一二三四五六七八九";
    String[] units = {"", "十", "百", "千"};
    StringBuilder text = new StringBuilder();
    String plain = Integer.toString(number);
    boolean gap = false;
    for (int i = 0; i < plain.length(); i++) {
      int digit = plain.charAt(i) - '0';
      if (digit == 0) {
        gap = true;
      } else {
        text.append(gap ? "零" : "")
            .append(digits.charAt(digit))
            .append(units[plain.length() - 1 - i]);
        gap = false;
      }
    }
    return number == 0 ? "零" : text.toString().replaceFirst("^一十", "十");
  }
}
