package dev.fazhi.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Aggregate;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Period;
import dev.fazhi.model.Vintage;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import dev.fazhi.store.vintage.Vintages;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever the rows are. */
class MeasurementPropertyTest {

  private static final int ROWS = 120;

  private static Map<String, List<Map<String, String>>> rows(long seed, LocalDate asOf) {
    RandomFacts random = new RandomFacts(seed, asOf);
    Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
    RandomFacts.SOURCES.forEach(source -> rows.put(source, random.rows(source, ROWS)));
    return rows;
  }

  private static FactsFixture loaded(Map<String, List<Map<String, String>>> rows) {
    FactsFixture facts = new FactsFixture(Databases.H2);
    rows.forEach((source, of) -> facts.load(source, "2025-01-01", RandomFacts.texts(of)));
    return facts;
  }

  private static List<Figure> measured(FactsFixture facts, LocalDate asOf, long load) {
    return new Measurement(facts.database(), facts.definitions())
        .measure(new AsOf(asOf), load)
        .figures();
  }

  private static List<Figure> measured(FactsFixture facts, LocalDate asOf) {
    return measured(facts, asOf, new Vintages(facts.database()).lastLoad());
  }

  private static boolean isCount(Metric metric) {
    return metric.counting() instanceof Metric.Rows rows && rows.aggregate() == Aggregate.COUNT;
  }

  private static boolean addsUp(Metric metric) {
    return metric.counting() instanceof Metric.Reported
        || metric.counting() instanceof Metric.Rows rows
            && (rows.aggregate() == Aggregate.COUNT || rows.aggregate() == Aggregate.SUM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-02-29", "2023-02-28", "2023-03-31", "2024-01-01", "2022-12-31"})
  void aFigureIsWhatCountingByHandGives(LocalDate asOf) {
    Map<String, List<Map<String, String>>> rows = rows(asOf.toEpochDay(), asOf);
    Oracle oracle = new Oracle(rows);
    try (FactsFixture facts = loaded(rows)) {
      int compared = 0;
      for (Figure figure : measured(facts, asOf)) {
        if (!figure.isTotal() || !Oracle.METRICS.contains(figure.metric())) {
          continue;
        }
        compared += compare(oracle, figure, figure.current(), figure.period(), asOf);
        compared += compare(oracle, figure, figure.last(), figure.prior(), asOf.minusYears(1));
      }
      assertTrue(compared >= 2 * Oracle.METRICS.size(), "compared only " + compared);
    }
  }

  private static int compare(
      Oracle oracle, Figure figure, FigureValue found, Period period, LocalDate asOf) {
    BigDecimal value = found.value();
    if (value == null) {
      return 0;
    }
    assertEquals(
        0,
        oracle.count(figure.metric(), period, asOf).compareTo(value),
        () ->
            figure.metric()
                + " "
                + period
                + ": by hand "
                + oracle.count(figure.metric(), period, asOf)
                + ", measured "
                + value);
    return 1;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theGroupsOfACountOrSumMakeItsTotalInBothYears(long seed) {
    LocalDate asOf = LocalDate.of(2024, 2, 29);
    try (FactsFixture facts = loaded(rows(seed, asOf))) {
      Definitions definitions = facts.definitions();
      record Whole(String metric, Period period, String by, boolean prior) {}
      Map<Whole, BigDecimal> sums = new HashMap<>();
      List<Figure> figures = measured(facts, asOf);
      for (Figure figure : figures) {
        for (boolean prior : new boolean[] {false, true}) {
          BigDecimal value = (prior ? figure.last() : figure.current()).value();
          if (!figure.isTotal() && value != null) {
            sums.merge(
                new Whole(figure.metric(), figure.period(), figure.by(), prior),
                value,
                BigDecimal::add);
          }
        }
      }
      int compared = 0;
      for (Figure total : figures) {
        Metric metric = definitions.metric(total.metric());
        for (boolean prior : new boolean[] {false, true}) {
          BigDecimal value = (prior ? total.last() : total.current()).value();
          if (total.isTotal() && addsUp(metric) && value != null) {
            for (Metric.Dimension dimension : metric.by()) {
              Whole whole = new Whole(metric.id(), total.period(), dimension.field(), prior);
              BigDecimal sum = sums.getOrDefault(whole, BigDecimal.ZERO);
              // groups of sums are rounded one by one
              BigDecimal most =
                  isCount(metric)
                      ? BigDecimal.ZERO
                      : BigDecimal.TEN.movePointLeft(metric.decimals());
              assertTrue(value.subtract(sum).abs().compareTo(most) <= 0, whole::toString);
              compared++;
            }
          }
        }
      }
      assertTrue(compared > 50, "compared only " + compared);
    }
  }

  @Test
  void theMonthsOfADatedCountMakeTheYearToDate() {
    LocalDate asOf = LocalDate.of(2023, 3, 31);
    try (FactsFixture facts = loaded(rows(3, asOf))) {
      Map<String, BigDecimal> months = new HashMap<>();
      Map<String, BigDecimal> years = new HashMap<>();
      for (Figure figure : measured(facts, asOf)) {
        Metric metric = facts.definitions().metric(figure.metric());
        boolean dated =
            isCount(metric) && metric.counting() instanceof Metric.Rows rows && rows.date() != null;
        BigDecimal value = figure.current().value();
        if (dated && figure.isTotal() && value != null) {
          switch (figure.period().kind()) {
            case MONTH -> months.merge(figure.metric(), value, BigDecimal::add);
            case YTD -> years.put(figure.metric(), value);
            case YEAR -> {}
          }
        }
      }
      assertTrue(years.size() > 20);
      assertEquals(years, months);
    }
  }

  @Test
  void aCumulativeCountNeverFallsWithinAYear() {
    LocalDate last = LocalDate.of(2024, 3, 5);
    try (FactsFixture facts = loaded(rows(4, last))) {
      Map<String, BigDecimal> before = new HashMap<>();
      for (LocalDate day = LocalDate.of(2024, 2, 20); !day.isAfter(last); day = day.plusDays(2)) {
        for (Figure figure : measured(facts, day)) {
          boolean cumulative =
              List.of(
                      "hotline.received",
                      "hotline.closed",
                      "hotline.closed_in_period",
                      "mediation.registered",
                      "mediation.succeeded",
                      "litigation.heard")
                  .contains(figure.metric());
          BigDecimal value = figure.current().value();
          if (cumulative
              && figure.isTotal()
              && figure.period().kind() == Period.Kind.YTD
              && value != null) {
            BigDecimal earlier = before.put(figure.metric(), value);
            assertTrue(
                earlier == null || earlier.compareTo(value) <= 0,
                figure.metric() + " fell from " + earlier + " to " + value + " by " + day);
          }
        }
      }
      assertEquals(6, before.size());
    }
  }

  @Test
  void theOrderInWhichFilesArriveDoesNotMatter() {
    LocalDate asOf = LocalDate.of(2024, 2, 29);
    Map<String, List<Map<String, String>>> rows = rows(5, asOf);
    Random random = new Random(5);
    @Nullable List<Figure> expected = null;
    for (int order = 0; order < 3; order++) {
      try (FactsFixture facts = new FactsFixture(Databases.H2)) {
        record File(String source, List<Map<String, String>> rows) {}
        List<File> files = new ArrayList<>();
        rows.forEach(
            (source, all) -> {
              int cut = 1 + random.nextInt(all.size() - 1);
              files.add(new File(source, all.subList(0, cut)));
              files.add(new File(source, all.subList(cut, all.size())));
            });
        Collections.shuffle(files, random);
        files.forEach(
            file -> facts.load(file.source(), "2024-03-01", RandomFacts.texts(file.rows())));
        List<Figure> figures = measured(facts, asOf);
        expected = expected == null ? figures : expected;
        assertEquals(expected, figures);
      }
    }
  }

  @Test
  void aVintageIsTheSameForEverWhateverArrivesLater() {
    LocalDate asOf = LocalDate.of(2024, 2, 29);
    Map<String, List<Map<String, String>>> rows = rows(6, asOf);
    try (FactsFixture facts = loaded(rows)) {
      Vintages vintages = new Vintages(facts.database());
      long known = vintages.lastLoad();
      Vintage kept = vintages.keep(new AsOf(asOf), known, "d", measured(facts, asOf));
      // the same keys with other content, and new ones
      rows(7, asOf)
          .forEach((source, of) -> facts.load(source, "2025-02-01", RandomFacts.texts(of)));
      assertTrue(!measured(facts, asOf).equals(kept.figures()), "nothing came later");
      assertEquals(kept.figures(), measured(facts, asOf, known));
      assertEquals(kept, vintages.read(vintages.newest(new AsOf(asOf)).orElseThrow()));
    }
  }
}
