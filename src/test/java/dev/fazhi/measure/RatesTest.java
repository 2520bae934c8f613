package dev.fazhi.measure;

import static dev.fazhi.measure.MeasuredFacts.DAY;
import static dev.fazhi.measure.MeasuredFacts.dispute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Rounding;
import dev.fazhi.model.Comparison;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rates and means: their parts, their points and their rounding. */
class RatesTest {

  private final MeasuredFacts facts = new MeasuredFacts();

  @AfterEach
  void close() {
    facts.close();
  }

  @Test
  void aRateOverNoCasesIsEmptyAndKeepsItsParts() {
    facts.load("mediation", "2022-12-12", dispute("A", "2021-03-01", ""));
    Figure figure = facts.total("mediation.success_rate");
    assertEquals(new FigureValue(null, BigDecimal.ZERO, BigDecimal.ZERO), figure.current());
    assertEquals(Comparison.NONE, figure.comparison());
    assertEquals(List.of("no-cases"), figure.notes());
  }

  @Test
  void ratesDifferByThePointsBetweenWhatIsPrinted() {
    facts.load(
        "mediation",
        "2022-12-12",
        dispute("A", "2022-03-01", ";organization=甲"),
        dispute("B", "2022-03-01", ";organization=甲"),
        dispute("C", "2022-03-01", ""),
        dispute("D", "2021-03-01", ";organization=甲"),
        dispute("E", "2021-03-01", ""),
        dispute("F", "2021-03-01", ""));
    // 66.67 and 33.33 differ by 33.34, though two thirds and one third do by 33.33
    assertEquals(
        new Comparison(null, null, new BigDecimal("33.34")),
        facts.total("mediation.handled_rate").comparison());
  }

  @Test
  void aRateIsRoundedOnceAsItsMetricSays() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      rows.add(dispute("K" + i, "2022-03-01", i == 0 ? ";organization=甲" : ""));
    }
    facts.load("mediation", "2022-12-12", rows.toArray(String[]::new));
    // 1 of 16 is 6.25 %
    assertEquals("6.3", handled(Rounding.HALF_UP));
    assertEquals("6.2", handled(Rounding.HALF_EVEN));
    assertEquals("6.2", handled(Rounding.DOWN));
  }

  private String handled(Rounding rounding) {
    Definitions own = facts.definitions();
    Map<String, Metric> metrics = new LinkedHashMap<>(own.metrics());
    UnaryOperator<Metric> rounded =
        m ->
            new Metric(
                m.id(),
                m.name(),
                m.unit(),
                m.meaning(),
                m.source(),
                m.counting(),
                1,
                rounding,
                m.by(),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                false);
    metrics.computeIfPresent("mediation.handled_rate", (id, metric) -> rounded.apply(metric));
    Definitions changed =
        new Definitions(
            own.nightly(),
            own.sources(),
            own.references(),
            metrics,
            List.of(),
            List.of(),
            own.digest());
    return facts.measured(DAY, changed).stream()
        .filter(figure -> figure.metric().equals("mediation.handled_rate") && figure.isTotal())
        .filter(figure -> figure.period().kind() == Period.Kind.YTD)
        .map(figure -> String.valueOf(figure.current().value()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMeanOfNothingIsNothing() {
    facts.load("hotline", "2022-12-12", "ticket_no=1;received_at=2022-03-01;status=办理中");
    assertNull(facts.total("hotline.days_to_close").current().value());
    assertEquals(
        FigureValue.of(BigDecimal.ZERO),
        facts.total("hotline.closed").current(),
        "a count of nothing is 0");
  }
}
