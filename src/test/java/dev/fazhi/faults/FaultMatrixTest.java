package dev.fazhi.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@code src/docs/faults.md} says is held by a test is held by one. */
class FaultMatrixTest {

  private static final int ROWS = 70;
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|.*\\| ([^|]+) \\|");

  /** A row of the table. */
  private record Row(int number, List<String> tests) {}

  @Test
  void everyRowStandsOnceInItsOrder() throws Exception {
    assertEquals(
        IntStream.rangeClosed(1, ROWS).boxed().toList(), rows().stream().map(Row::number).toList());
  }

  @Test
  void everyRowNamesTestsThatAreThere() throws Exception {
    List<String> missing = new ArrayList<>();
    for (Row row : rows()) {
      for (String test : row.tests()) {
        String[] parts = test.split("#");
        Path file =
            Path.of("src/test/java/dev/fazhi").resolve(parts[0].replace('.', '/') + ".java");
        String source = Files.exists(file) ? Files.readString(file) : "";
        String wanted = parts.length == 1 ? "Test" : " " + parts[1] + "(";
        if (!source.contains(wanted)) {
          missing.add(row.number() + " " + test);
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  private static List<Row> rows() throws Exception {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("src/docs/faults.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        List<String> tests = Arrays.asList(row.group(2).strip().split(" "));
        assertFalse(tests.isEmpty(), line);
        rows.add(new Row(Integer.parseInt(row.group(1)), tests));
      }
    }
    return rows;
  }
}
