package dev.fazhi.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Rounding;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Comparison;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Note;
import dev.fazhi.model.Period;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import dev.fazhi.store.database.SqlNames;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a figure says, and what it says when there is nothing to say. */
class MeasurementTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 12);
  private FactsFixture facts = new FactsFixture(Databases.H2);

  @BeforeEach
  void open() {
    facts.close();
    facts = new FactsFixture(Databases.H2);
  }

  @AfterEach
  void close() {
    facts.close();
  }

  private List<Figure> measured(LocalDate asOf, Definitions definitions) {
    return new Measurement(facts.database(), definitions).measure(new AsOf(asOf), 1000).figures();
  }

  private Figure figure(String metric, String by, String group) {
    return measured(DAY, facts.definitions()).stream()
        .filter(figure -> figure.period().kind() == Period.Kind.YTD)
        .filter(figure -> figure.metric().equals(metric))
        .filter(figure -> figure.by().equals(by) && figure.group().equals(group))
        .findFirst()
        .orElseThrow();
  }

  private Figure total(String metric) {
    return figure(metric, "", "");
  }

  private static String dispute(String key, String day, String more) {
    return "case_no=" + key + ";registered_on=" + day + ";result=调解中" + more;
  }

  private static String returned(String code, String unit, String period, String more) {
    return "code=" + code + ";unit=" + unit + ";period=" + period + ";" + more;
  }

  @Test
  void aCountStandsBesideLastYearWithItsChange() {
    facts.load(
        "mediation",
        "2022-12-12",
        dispute("A", "2022-01-01", ""),
        dispute("B", "2022-12-12", ""),
        dispute("C", "2022-12-13", ""),
        dispute("D", "2021-12-12", ""),
        dispute("E", "2021-12-13", ""));
    Figure figure = total("mediation.registered");
    assertEquals(FigureValue.of(new BigDecimal("2")), figure.current());
    assertEquals(FigureValue.of(new BigDecimal("1")), figure.last());
    assertEquals(
        new Comparison(new BigDecimal("1"), new BigDecimal("100.00"), null), figure.comparison());
    assertEquals(List.of(), figure.notes());
  }

  @Test
  void rejectedRowsAreToldOfFiguresThatCountAtMostAThousandTimesAsMany() {
    List<String> rows = new ArrayList<>();
    for (int i = 1; i <= 1000; i++) {
      rows.add(dispute("K" + i, "2022-03-01", ";dispute_type=邻里纠纷"));
    }
    rows.add(dispute("L", "2022-03-01", ";dispute_type=婚姻家庭纠纷"));
    rows.add("!" + dispute("M", "2022-03-01", ""));
    facts.load("mediation", "2022-12-12", rows.toArray(String[]::new));
    assertFalse(total("mediation.registered").has(Note.REJECTED));
    assertTrue(figure("mediation.registered", "dispute_type", "邻里纠纷").has(Note.REJECTED));
    assertTrue(figure("mediation.registered", "dispute_type", "婚姻家庭纠纷").has(Note.REJECTED));
  }

  @Test
  void aTrueNoughtLastYearHasAChangeAndNoPercent() {
    facts.load(
        "mediation", "2022-12-12", dispute("A", "2022-03-01", ""), dispute("B", "2020-03-01", ""));
    Figure figure = total("mediation.registered");
    assertEquals(FigureValue.of(BigDecimal.ZERO), figure.last());
    assertEquals(new Comparison(BigDecimal.ONE, null, null), figure.comparison());
    assertEquals(List.of("zero-base"), figure.notes());
  }

  @Test
  void lastYearNeverDeliveredIsEmptyAndNoNought() {
    facts.load("mediation", "2022-12-12", dispute("A", "2022-03-01", ""));
    Figure figure = total("mediation.registered");
    assertEquals(FigureValue.NONE, figure.last());
    assertEquals(Comparison.NONE, figure.comparison());
    assertEquals(List.of("no-prior"), figure.notes());
  }

  @Test
  void aRateOverNoCasesIsEmptyAndKeepsItsParts() {
    facts.load("mediation", "2022-12-12", dispute("A", "2021-03-01", ""));
    Figure figure = total("mediation.success_rate");
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
        total("mediation.handled_rate").comparison());
  }

  @Test
  void aGroupOfOneYearAloneHasItsRowInBothAndOneOfNeitherHasNone() {
    facts.load(
        "mediation",
        "2022-12-12",
        dispute("A", "2022-03-01", ";town=新镇"),
        dispute("B", "2021-03-01", ";town=旧镇"),
        dispute("C", "2020-03-01", ";town=老镇"),
        dispute("D", "2021-03-01", ""));
    assertEquals(
        FigureValue.of(BigDecimal.ZERO), figure("mediation.registered", "town", "新镇").last());
    assertEquals(
        FigureValue.of(BigDecimal.ZERO), figure("mediation.registered", "town", "旧镇").current());
    assertEquals(
        FigureValue.of(BigDecimal.ONE),
        figure("mediation.registered", "town", Figure.NO_GROUP).last());
    assertTrue(
        measured(DAY, facts.definitions()).stream()
            .filter(figure -> figure.period().kind() == Period.Kind.YTD)
            .noneMatch(figure -> figure.group().equals("老镇")));
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
    return measured(DAY, changed).stream()
        .filter(figure -> figure.metric().equals("mediation.handled_rate") && figure.isTotal())
        .filter(figure -> figure.period().kind() == Period.Kind.YTD)
        .map(figure -> String.valueOf(figure.current().value()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aYearsValueWinsOverItsMonths() {
    facts.load(
        "returns",
        "2022-12-12",
        returned("banners", "甲局", "2022", "value=7"),
        returned("banners", "甲局", "2022-03", "value=100"),
        returned("banners", "乙局", "2022-03", "value=2"),
        returned("banners", "乙局", "2022-12", "value=3"),
        returned("banners", "丙局", "2023", "value=50"));
    assertEquals(FigureValue.of(new BigDecimal("12")), total("returns.banners").current());
    assertEquals(
        FigureValue.of(new BigDecimal("7")), figure("returns.banners", "unit", "甲局").current());
  }

  @Test
  void ofAStateTheLatestMonthCountsAndNotTheirSum() {
    facts.load(
        "returns",
        "2022-12-12",
        returned("powers", "甲局", "2022-03", "value=100"),
        returned("powers", "甲局", "2022-10", "value=90"),
        returned("powers", "乙局", "2022-11", "value=5"),
        returned("powers", "甲局", "2021-10", "value=80"));
    assertEquals(FigureValue.of(new BigDecimal("95")), total("returns.powers").current());
    assertEquals(FigureValue.of(new BigDecimal("80")), total("returns.powers").last());
  }

  @Test
  void howExactAReportedValueIsSaidToBeIsNoted() {
    facts.load(
        "returns",
        "2022-12-12",
        returned("banners", "甲局", "2022", "value=100;qualifier=余"),
        returned("banners", "乙局", "2022", "value=40"),
        returned("banners", "乙局", "2021", "value=30;qualifier=约"));
    assertTrue(total("returns.banners").notes().contains("qualifier:余"));
    assertTrue(
        figure("returns.banners", "unit", "乙局").notes().stream()
            .noneMatch(note -> note.startsWith("qualifier")));
  }

  @Test
  void aMeanOfNothingIsNothing() {
    facts.load("hotline", "2022-12-12", "ticket_no=1;received_at=2022-03-01;status=办理中");
    assertNull(total("hotline.days_to_close").current().value());
    assertEquals(
        FigureValue.of(BigDecimal.ZERO),
        total("hotline.closed").current(),
        "a count of nothing is 0");
  }

  @Test
  void aCancelledTicketCountsNowhere() {
    facts.load(
        "hotline",
        "2022-12-12",
        "ticket_no=1;received_at=2022-03-01;status=办理中",
        "ticket_no=2;received_at=2022-03-01;closed_at=2022-03-02;status=作废;satisfaction=满意");
    assertEquals(FigureValue.of(BigDecimal.ONE), total("hotline.received").current());
    assertEquals(FigureValue.of(BigDecimal.ZERO), total("hotline.closed_in_period").current());
    assertEquals(FigureValue.of(BigDecimal.ONE), total("hotline.pending").current());
  }

  @Test
  void theLeapDayIsComparedWithTheLastDayOfFebruary() {
    facts.load(
        "mediation",
        "2024-03-01",
        dispute("A", "2024-02-29", ""),
        dispute("B", "2023-02-28", ""),
        dispute("C", "2023-03-01", ""));
    Figure figure =
        measured(LocalDate.of(2024, 2, 29), facts.definitions()).stream()
            .filter(each -> each.metric().equals("mediation.registered") && each.isTotal())
            .filter(each -> each.period().kind() == Period.Kind.YTD)
            .findFirst()
            .orElseThrow();
    assertEquals(FigureValue.of(BigDecimal.ONE), figure.current());
    assertEquals(FigureValue.of(BigDecimal.ONE), figure.last());
  }

  @Test
  void aBrokenIdentityNamesTheRowsInQuestion() {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      facts.load(
          "mediation",
          "2022-12-12",
          "case_no=A;registered_on=2022-03-01;concluded_on=2022-03-09;result=调解成功",
          "case_no=B;registered_on=2022-03-01;concluded_on=2022-03-09;result=调解成功",
          "case_no=C;registered_on=2021-03-01;concluded_on=2021-03-09;result=调解成功",
          "case_no=D;registered_on=2020-01-05;concluded_on=2020-01-06;result=调解成功");
      // a rule keeps such rows out, but a rule may be taken away
      JdbcClient.create(facts.database())
          .sql(
              "UPDATE "
                  + SqlNames.facts(facts.definitions().source("mediation"))
                  + " SET "
                  + SqlNames.column("concluded_on")
                  + " = "
                  + SqlNames.column("registered_on")
                  + " - 20 WHERE "
                  + SqlNames.column("case_no")
                  + " IN ('B', 'C')")
          .update();
      JdbcClient.create(facts.database()).sql("DELETE FROM fz_row_sum").update();
      List<String> messages =
          new Measurement(facts.database(), facts.definitions())
              .measure(new AsOf(LocalDate.of(2022, 3, 31)), 1).faults().stream()
                  .filter(fault -> fault.code().equals("FZ-520"))
                  .map(Fault::message)
                  .toList();
      assertEquals(4, messages.size(), messages.toString());
      String february = messages.get(0);
      assertTrue(february.startsWith("纠纷收支平衡不成立（2022-02-01 至 2022-02-28）"), february);
      assertTrue(february.contains("两边计数不同的有 1 行：file1.csv · 第 3 行。"), february);
      // last year's side is held to it as well
      assertTrue(
          messages.stream()
              .anyMatch(
                  message ->
                      message.contains("2021-03-01 至 2021-03-31")
                          && message.contains("file1.csv · 第 4 行。")),
          messages.toString());
    }
  }
}
