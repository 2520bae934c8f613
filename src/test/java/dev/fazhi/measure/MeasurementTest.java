package dev.fazhi.measure;

import static dev.fazhi.measure.MeasuredFacts.DAY;
import static dev.fazhi.measure.MeasuredFacts.dispute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Comparison;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Note;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a figure says, and what it says when there is nothing to say. */
class MeasurementTest {

  private final MeasuredFacts facts = new MeasuredFacts();

  @AfterEach
  void close() {
    facts.close();
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
    Figure figure = facts.total("mediation.registered");
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
    assertFalse(facts.total("mediation.registered").has(Note.REJECTED));
    assertTrue(facts.figure("mediation.registered", "dispute_type", "邻里纠纷").has(Note.REJECTED));
    assertTrue(facts.figure("mediation.registered", "dispute_type", "婚姻家庭纠纷").has(Note.REJECTED));
  }

  @Test
  void aTrueNoughtLastYearHasAChangeAndNoPercent() {
    facts.load(
        "mediation", "2022-12-12", dispute("A", "2022-03-01", ""), dispute("B", "2020-03-01", ""));
    Figure figure = facts.total("mediation.registered");
    assertEquals(FigureValue.of(BigDecimal.ZERO), figure.last());
    assertEquals(new Comparison(BigDecimal.ONE, null, null), figure.comparison());
    assertEquals(List.of("zero-base"), figure.notes());
  }

  @Test
  void lastYearNeverDeliveredIsEmptyAndNoNought() {
    facts.load("mediation", "2022-12-12", dispute("A", "2022-03-01", ""));
    Figure figure = facts.total("mediation.registered");
    assertEquals(FigureValue.NONE, figure.last());
    assertEquals(Comparison.NONE, figure.comparison());
    assertEquals(List.of("no-prior"), figure.notes());
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
        FigureValue.of(BigDecimal.ZERO), facts.figure("mediation.registered", "town", "新镇").last());
    assertEquals(
        FigureValue.of(BigDecimal.ZERO),
        facts.figure("mediation.registered", "town", "旧镇").current());
    assertEquals(
        FigureValue.of(BigDecimal.ONE),
        facts.figure("mediation.registered", "town", Figure.NO_GROUP).last());
    assertTrue(
        facts.measured(DAY, facts.definitions()).stream()
            .filter(figure -> figure.period().kind() == Period.Kind.YTD)
            .noneMatch(figure -> figure.group().equals("老镇")));
  }

  @Test
  void aCancelledTicketCountsNowhere() {
    facts.load(
        "hotline",
        "2022-12-12",
        "ticket_no=1;received_at=2022-03-01;status=办理中",
        "ticket_no=2;received_at=2022-03-01;closed_at=2022-03-02;status=作废;satisfaction=满意");
    assertEquals(FigureValue.of(BigDecimal.ONE), facts.total("hotline.received").current());
    assertEquals(
        FigureValue.of(BigDecimal.ZERO), facts.total("hotline.closed_in_period").current());
    assertEquals(FigureValue.of(BigDecimal.ONE), facts.total("hotline.pending").current());
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
        facts.measured(LocalDate.of(2024, 2, 29), facts.definitions()).stream()
            .filter(each -> each.metric().equals("mediation.registered") && each.isTotal())
            .filter(each -> each.period().kind() == Period.Kind.YTD)
            .findFirst()
            .orElseThrow();
    assertEquals(FigureValue.of(BigDecimal.ONE), figure.current());
    assertEquals(FigureValue.of(BigDecimal.ONE), figure.last());
  }
}
