package dev.fazhi.faults.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Texts that somebody may write or send, changed at random from a kept corpus: none may end in
 * anything but a value or what is wrong with it. What once did stands in the corpus.
 */
class FuzzTest {

  private static final Path CORPUS = Path.of("src/test/resources/faults/corpus");
  private static final int SHORT = 2_000;
  private static final int LONG = 1_000_000;

  private static final List<String> PARTS =
      List.of(
          "'",
          "\"",
          "(",
          ")",
          ",",
          ";",
          "\n",
          "\r",
          "\t",
          "\0",
          "%",
          "％",
          "‰",
          "-",
          "—",
          "0",
          "999999999999999999999",
          "1e309",
          "零",
          "亿",
          "万",
          "\uFEFF",
          "\u200B",
          "\uD800",
          "\uDC00",
          "𠮷",
          "\u202E",
          "not ",
          " and ",
          " or ",
          " is null",
          "year(",
          "between ",
          "<",
          ">",
          "</",
          "<td rowspan=99999>",
          "&#x0;",
          "&lt;",
          "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///\">]>");

  private interface Target {
    void read(String text) throws Exception;
  }

  @Test
  void anyConditionIsReadOrTold() throws Exception {
    fuzz("conditions.txt", SHORT, of(FuzzTarget.Subject.CONDITIONS));
  }

  @Test
  void anyPhraseIsUnderstoodOrPassedOver() throws Exception {
    fuzz("phrases.txt", SHORT, of(FuzzTarget.Subject.PHRASES));
  }

  @Test
  void anyTableIsReadOrRefused() throws Exception {
    fuzz("tables.txt", SHORT / 4, FuzzTest::table);
  }

  @Test
  @Tag("long")
  void aMillionConditionsAreReadOrTold() throws Exception {
    fuzz("conditions.txt", LONG, of(FuzzTarget.Subject.CONDITIONS));
  }

  @Test
  @Tag("long")
  void aMillionPhrasesAreUnderstoodOrPassedOver() throws Exception {
    fuzz("phrases.txt", LONG, of(FuzzTarget.Subject.PHRASES));
  }

  @Test
  @Tag("long")
  void manyTablesAreReadOrRefused() throws Exception {
    fuzz("tables.txt", LONG / 10, FuzzTest::table);
  }

  /** As the coverage-guided fuzzer left them; see {@link CoverageFuzzTest}. */
  @ParameterizedTest
  @EnumSource(FuzzTarget.Subject.class)
  void whatTheCoverageGuidedFuzzerFoundIsReadOrTold(FuzzTarget.Subject subject) throws Exception {
    Map<String, byte[]> kept = CoverageFuzzTest.corpus(subject);
    assertFalse(kept.isEmpty());
    for (Map.Entry<String, byte[]> input : kept.entrySet()) {
      try {
        subject.read(input.getValue());
      } catch (Exception | StackOverflowError e) {
        throw new AssertionError(subject + " " + input.getKey(), e);
      }
    }
  }

  private static Target of(FuzzTarget.Subject subject) {
    return text -> subject.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void table(String text) throws Exception {
    Charset charset = text.length() % 3 == 0 ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    FuzzTarget.Subject.TABLES.read(text.getBytes(charset));
  }

  private static void fuzz(String name, int times, Target target) throws Exception {
    List<String> corpus =
        Files.readAllLines(CORPUS.resolve(name)).stream()
            .map(line -> line.replace("\\n", "\n").replace("\\t", "\t"))
            .toList();
    for (String kept : corpus) {
      read(target, kept);
    }
    Random random = new Random(name.hashCode());
    for (int i = 0; i < times; i++) {
      read(target, changed(corpus, random));
    }
  }

  private static void read(Target target, String text) {
    try {
      target.read(text);
    } catch (Exception | StackOverflowError | AssertionError e) {
      throw new AssertionError("add it to the corpus: " + text.replace("\n", "\\n"), e);
    }
  }

  /** One of the corpus with some changes: parts put in, taken out, doubled, or of another one. */
  private static String changed(List<String> corpus, Random random) {
    StringBuilder text = new StringBuilder(any(corpus, random));
    for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(12));
      switch (random.nextInt(6)) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(from, text.substring(from, to).repeat(1 + random.nextInt(20)));
        case 2 -> text.insert(from, any(PARTS, random));
        case 3 -> text.replace(from, to, any(PARTS, random));
        case 4 -> text.replace(from, text.length(), any(corpus, random));
        default -> text.insert(from, (char) random.nextInt(0x10000));
      }
    }
    return text.toString();
  }

  private static String any(List<String> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
