package dev.fazhi.audit.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.audit.arithmetic.Corpus.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often the audit of a text by its own numbers is right, on texts that it was built with and on
 * texts that it was not. The figures are in src/docs/audit.md.
 */
class ArithmeticQualityTest {

  @Test
  void findsChangedNumbersInTextsThatItWasNotBuiltWith() {
    hold(Measured.of(Corpus.of("fifth")), 0.96);
  }

  @Test
  @Tag("long")
  void findsChangedNumbersInTheTextsThatItWasBuiltWith() {
    hold(Measured.of(Corpus.of("dev")), 0.97);
  }

  @Test
  @Tag("long")
  void findsChangedNumbersInTextsOfThoseWhoDidNotKnowIt() {
    hold(Measured.of(Corpus.of("twentyfirst")), 0.86);
    hold(Measured.of(Corpus.of("twentysecond")), 0.79);
  }

  private static void hold(Measured measured, double rates) {
    String all = String.join("\n", measured.log) + "\n" + measured;
    assertEquals(0, measured.clean, all);
    assertTrue(measured.precision() >= 0.95, all);
    assertTrue(measured.recall(Kind.RATE) >= rates, all);
    assertTrue(measured.recall(Kind.COUNT) >= 0.85, all);
  }
}
