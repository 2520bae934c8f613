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
}
