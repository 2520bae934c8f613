package dev.fazhi.publish.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.publish.text.FormulaGuard;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+cmd",
        "-cmd",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "-1-1",
        "="
      })
  void whatASpreadsheetTakesForAFormulaGetsAnApostrophe(String text) {
    assertEquals("'" + text, FormulaGuard.guarded(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-12", "-0.5", "+3", "1=1", "甲=乙", "(空)", "'=1"})
  void plainNumbersAndOtherTextStay(String text) {
    assertEquals(text, FormulaGuard.guarded(text));
  }

  @Test
  void whateverIsWrittenIsReadBackTheSame() throws IOException {
    Random random = new Random(63);
    String alphabet = "a,\"\r\n甲 ＝'";
    for (int round = 0; round < 200; round++) {
      List<String> row = new ArrayList<>();
      for (int column = 0; column < 3; column++) {
        StringBuilder value = new StringBuilder("x");
        for (int i = random.nextInt(6); i > 0; i--) {
          value.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        row.add(value.toString());
      }
      String text = new String(new Csv().add(row).bytes(), StandardCharsets.UTF_8).substring(1);
      try (CSVParser parser =
          CSVParser.builder()
              .setReader(new StringReader(text))
              .setFormat(CSVFormat.RFC4180)
              .get()) {
        assertEquals(List.of(row), parser.stream().map(record -> record.toList()).toList());
      }
    }
  }
}
