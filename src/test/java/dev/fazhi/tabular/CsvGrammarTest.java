package dev.fazhi.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.FileRejectedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvGrammarTest {

  @TempDir Path folder;

  private Fixtures.Read csv(String content) throws FileRejectedException {
    return Fixtures.read(Fixtures.text(folder, "a.csv", content));
  }

  @Test
  void whatIsQuotedByTheRulesComesBackAsItWas() throws FileRejectedException {
    String[] pieces = {"\"", ",", "\n", "\r\n", ";", "昆都仑", " ", "x", "0", "\t", "|"};
    Random random = new Random(4180);
    for (int round = 0; round < 100; round++) {
      List<List<String>> table = new ArrayList<>();
      StringBuilder text = new StringBuilder("甲,乙,丙,丁\n".repeat(50));
      for (int row = 0; row < 5; row++) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < 4; column++) {
          StringBuilder cell = new StringBuilder("c");
          for (int n = random.nextInt(6); n > 0; n--) {
            cell.append(pieces[random.nextInt(pieces.length)]);
          }
          cells.add(cell.toString());
          text.append(column == 0 ? "" : ",").append(quoted(cell.toString(), random));
        }
        table.add(cells);
        text.append(random.nextBoolean() ? "\n" : "\r\n");
      }
      assertEquals(table, csv(text.toString()).texts().subList(50, 55));
    }
  }

  private static String quoted(String cell, Random random) {
    boolean must = cell.matches("(?s).*[\",\r\n].*");
    return must || random.nextBoolean() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  private static final String FIELD =
      "(\"(?:[^\"]|\"\")*\"|=\"[^\",\\r\\n]*\"|(?!=?\")[^,\\r\\n]*)";
  private static final Pattern STRICT =
      Pattern.compile(FIELD + "(?:(?:,|\\r\\n|\\n|\\r)" + FIELD + ")*");
  private static final Pattern NEXT = Pattern.compile("\\G" + FIELD + "(,|\\r\\n|\\n|\\r|$)");

  /** The grammar of RFC 4180 with text guards, as a pattern, is asked for a second opinion. */
  @Test
  void textOfAnyKindIsReadAsTheGrammarSaysOrRefusedWhereItSaysNothing() {
    Random random = new Random(52);
    String alphabet = "ab\",=\n\r\"";
    int read = 0;
    for (int round = 0; round < 3_000; round++) {
      StringBuilder random12 = new StringBuilder("h,h\n");
      for (int n = random.nextInt(12); n >= 0; n--) {
        random12.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String text = random12.toString();
      try {
        assertEquals(byGrammar(text), csv(text).texts(), text);
        assertTrue(STRICT.matcher(text).matches(), text);
        read++;
      } catch (FileRejectedException e) {
        assertEquals("FZ-109", e.faults().get(0).code(), text);
        assertFalse(STRICT.matcher(text).matches(), text);
      }
    }
    assertTrue(read > 300, read + " read");
  }

  private static List<List<String>> byGrammar(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    Matcher next = NEXT.matcher(text);
    boolean more = true;
    while (more && next.find()) {
      row.add(meant(next.group(1)));
      more = !next.group(2).isEmpty();
      if (!next.group(2).equals(",")) {
        while (!row.isEmpty() && row.get(row.size() - 1).isEmpty()) {
          row.remove(row.size() - 1);
        }
        if (!row.isEmpty()) {
          rows.add(row);
        }
        row = new ArrayList<>();
      }
    }
    return rows;
  }

  private static String meant(String field) {
    String bare =
        field.startsWith("\"")
            ? field.substring(1, field.length() - 1).replace("\"\"", "\"")
            : field;
    return bare.matches("(?s)=\"[^\"]*\"") ? bare.substring(2, bare.length() - 1) : bare;
  }
}
