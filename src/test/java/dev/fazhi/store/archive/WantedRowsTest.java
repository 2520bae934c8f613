package dev.fazhi.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedRowsTest {

  private static final int ROWS = 3_000;
  private static final int LONGEST = 400;
  private static final int SEED = 7;

  /** A stream that gives as few bytes at a time as it may. */
  private static InputStream inPieces(String text, int most) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public synchronized int read(byte[] into, int from, int asked) {
        return super.read(into, from, Math.min(asked, most));
      }
    };
  }

  private static String row(int number, Random random) {
    String value = "工单,\\n[1,2,".repeat(random.nextInt(LONGEST)) + number;
    return "[%s,%s,[\"%s\"]]".formatted(number % 3, number, value);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8192, Integer.MAX_VALUE})
  void givesJustTheLinesOfWantedRowsHoweverTheyAreRead(int pieces) throws IOException {
    Random random = new Random(SEED);
    List<String> rows = IntStream.range(0, ROWS).mapToObj(i -> row(i, random)).toList();
    Predicate<Archive.RowAddress> wanted = row -> row.sheet() == 1 && row.row() % 5 != 0;

    InputStream lines = inPieces(String.join("\n", rows), pieces);
    String given = new String(new WantedRows(lines, wanted).readAllBytes(), StandardCharsets.UTF_8);

    String expected =
        IntStream.range(0, ROWS)
            .filter(i -> i % 3 == 1 && i % 5 != 0)
            .mapToObj(rows::get)
            .collect(Collectors.joining("\n"));
    assertThat(given.strip()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[", "[1", "[1,", "[1,x,[]]", "\"1,2,\"", "[12,34]"})
  void leavesWhatIsNoRowToWhoeverParsesIt(String line) throws IOException {
    InputStream lines = inPieces("[0,1,[]]\n" + line, LONGEST);
    String given =
        new String(new WantedRows(lines, row -> false).readAllBytes(), StandardCharsets.UTF_8);
    assertThat(given).isEqualTo(line);
  }
}
