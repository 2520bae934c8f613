package dev.fazhi.definition.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.JobsCopy;
import dev.fazhi.definition.RatioUnit;
import dev.fazhi.definition.yaml.DefinitionError;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A quotient is multiplied by what its unit says, and by nothing else. */
class RatioUnitTest {

  @ParameterizedTest
  @CsvSource({
    "%, 100",
    "‰, 1000",
    "‱, 10000",
    "万分之一, 10000",
    "人/件, 1",
    "件/人, 1",
    "件/百户, 100",
    "件/千人, 1000",
    "件/万人, 10000",
    "件/十万人, 100000",
    "元/百万元, 1000000",
    "件/亿元, 100000000",
    "件/亿亿, 100000000",
    "天, 1",
    "件/, 1"
  })
  void theUnitSaysTheScale(String unit, int times) {
    assertEquals(times, RatioUnit.times(unit));
  }

  @Test
  void anotherScaleThanTheUnitsIsAMistakeWithItsPlaceAndTheRightOne(@TempDir Path folder) {
    JobsCopy jobs = JobsCopy.ofRepository(folder);
    jobs.edit(
        "metrics/mediation.yml",
        "ratio: { of: mediation.handled, to: mediation.registered }",
        "ratio: { of: mediation.handled, to: mediation.registered, times: 10000 }");

    List<DefinitionError> mistakes = jobs.mistakes();

    assertEquals(1, mistakes.size(), mistakes::toString);
    DefinitionError mistake = mistakes.get(0);
    assertEquals("metrics/mediation.yml", mistake.file());
    assertTrue(mistake.line() > 30, mistake::toString);
    assertTrue(mistake.message().contains("times: 10000 与单位“%”不合，应为 100"), mistake.message());
  }
}
