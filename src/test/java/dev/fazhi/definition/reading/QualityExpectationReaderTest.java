package dev.fazhi.definition.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Example;
import dev.fazhi.definition.Expectation;
import dev.fazhi.definition.JobsCopy;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.yaml.DefinitionError;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Examples, bounds and breaks of metrics are read as strictly as everything else. */
class QualityExpectationReaderTest {

  private static final String FILE = "metrics/mediation.yml";

  /** Adds keys to the first metric of the file. */
  private static JobsCopy with(Path folder, String... lines) {
    JobsCopy jobs = JobsCopy.ofRepository(folder);
    jobs.edit(FILE, "    expect: { change_percent: 60 }\n", "");
    jobs.edit(
        FILE,
        "    date: registered_on\n",
        "    date: registered_on\n" + String.join("\n", lines) + "\n");
    return jobs;
  }

  private static String told(JobsCopy jobs) {
    List<DefinitionError> mistakes = jobs.mistakes();
    assertEquals(1, mistakes.size(), mistakes::toString);
    assertEquals(FILE, mistakes.get(0).file());
    return mistakes.get(0).message();
  }

  @Test
  void valuesOfAnExampleAreTypedAsTheIntakeTypesThem() {
    Metric metric = DefinitionLoader.load(Path.of("jobs")).metric("hotline.closed");
    Example example = metric.examples().get(0);
    assertEquals(LocalDate.of(2022, 12, 12), example.asOf());
    assertEquals(LocalDateTime.of(2022, 12, 12, 23, 59), example.given().get(0).get("closed_at"));
    assertEquals("metrics/hotline.yml", example.file());
    assertEquals(new BigDecimal("1"), example.expect().value());
    assertNull(example.expect().numerator());
  }

  @Test
  void aBoundIsReadWithWhatFollowsFromIt(@TempDir Path folder) {
    Metric metric =
        with(
                folder,
                "    since: 2022-01-01",
                "    expect: { min: 10, change_percent: 50, severity: error }")
            .load()
            .metric("mediation.registered");
    Expectation expectation = metric.expectation();
    assertNotNull(expectation);
    assertEquals(new Expectation(BigDecimal.TEN, null, 50, true), expectation);
    assertEquals(LocalDate.of(2022, 1, 1), metric.since());
  }

  @Test
  void aBreakHoldsForAllThatIsMadeOfTheMetric(@TempDir Path folder) {
    Definitions definitions = with(folder, "    since: 2022-01-01").load();
    assertEquals(LocalDate.of(2022, 1, 1), definitions.metric("mediation.succeeded").since());
    assertEquals(LocalDate.of(2022, 1, 1), definitions.metric("mediation.success_rate").since());
    assertNull(definitions.metric("mediation.pending").since());
  }

  @Test
  void anExampleNamesOnlyFieldsOfItsSource(@TempDir Path folder) {
    JobsCopy jobs = JobsCopy.ofRepository(folder);
    jobs.edit(FILE, "{ registered_on: 2022-01-01, result: 调解中 }", "{ registred_on: 2022-01-01 }");
    assertTrue(told(jobs).contains("没有字段“registred_on”，你是不是想写 registered_on？"));
  }

  @Test
  void anExampleHoldsOnlyValuesThatTheIntakeWouldKeep(@TempDir Path folder) {
    JobsCopy jobs = JobsCopy.ofRepository(folder);
    jobs.edit(
        FILE,
        "{ registered_on: 2022-01-01, result: 调解中 }",
        "{ registered_on: 2022-01-01, result: 和解 }");
    assertTrue(told(jobs).contains("“和解”不是字段 result 的取值"));
  }

  @Test
  void aDayThatDoesNotExistIsNoDay(@TempDir Path folder) {
    JobsCopy jobs = JobsCopy.ofRepository(folder);
    jobs.edit(FILE, "{ registered_on: 2022-01-01, result: 调解中 }", "{ registered_on: 2022-02-30 }");
    assertTrue(told(jobs).contains("字段 registered_on 应是像 2022-12-12 这样的日期；“2022-02-30”不是"));
  }

  @Test
  void onlyARateHasANumeratorAndADenominator(@TempDir Path folder) {
    JobsCopy jobs = JobsCopy.ofRepository(folder);
    jobs.edit(FILE, "        expect: 2\n", "        expect: { value: 2, numerator: 2 }\n");
    assertTrue(told(jobs).contains("只有比率有 numerator"));
  }

  @Test
  void boundsThatContradictEachOtherOrSayNothingAreRefused(@TempDir Path one, @TempDir Path two) {
    assertTrue(told(with(one, "    expect: { min: 2, max: 1 }")).contains("min 比 max 大"));
    assertTrue(told(with(two, "    expect: { severity: error }")).contains("没有一个界限"));
  }
}
