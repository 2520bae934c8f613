package dev.fazhi.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Expectation;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Period;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of figures that cannot be right. */
class TrustTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2022, 12, 12));
  private static final String REGISTERED = "mediation.registered";

  @Test
  void figuresThatAreAsUsualGiveNoAlarm() {
    try (FactsFixture facts = MonthlyDisputes.loaded(MonthlyDisputes.disputes(20))) {
      assertEquals(List.of(), MonthlyDisputes.measured(facts).faults());
    }
  }

  @Test
  void aMonthThatLostMostOfItsRowsIsToldWithWhatIsUsual() {
    List<String> rows = MonthlyDisputes.disputes(20);
    rows.removeIf(row -> row.contains("=2022-11-") && !row.contains("=2022-11-1;"));
    try (FactsFixture facts = MonthlyDisputes.loaded(rows)) {
      Fault fault =
          MonthlyDisputes.measured(facts).faults().stream()
              .filter(each -> each.code().equals("FZ-523") && each.field().equals(REGISTERED))
              .findFirst()
              .orElseThrow();
      assertEquals(Fault.Severity.WARNING, fault.severity());
      assertTrue(
          fault.message().startsWith("排查调解纠纷量 2022-11 为 1 件，此前 21 个整月的中位数是 21，通常在 8 到 84 之间"),
          fault.message());
    }
  }

  @Test
  void aMonthOfAHundredfoldRowsIsToldAndHeldBackWhereTheDefinitionSaysSo() {
    List<String> rows = MonthlyDisputes.disputes(4);
    for (int i = 100; i < 500; i++) {
      rows.add(MonthlyDisputes.dispute(2022, 11, i));
    }
    try (FactsFixture facts = MonthlyDisputes.loaded(rows)) {
      assertTrue(MonthlyDisputes.codes(MonthlyDisputes.measured(facts)).contains("FZ-523"));
      assertFalse(MonthlyDisputes.measured(facts).isHeld());
      assertTrue(
          MonthlyDisputes.measured(facts, new Expectation(null, null, 50, true), null).isHeld());
    }
  }

  @Test
  void aMonthThatIsHighEveryYearIsNoJump() {
    List<String> rows = MonthlyDisputes.disputes(20);
    for (int i = 100; i < 150; i++) {
      rows.add(MonthlyDisputes.dispute(2022, 11, i));
      rows.add(MonthlyDisputes.dispute(2021, 11, i));
    }
    try (FactsFixture facts = MonthlyDisputes.loaded(rows)) {
      assertEquals(List.of(), MonthlyDisputes.measured(facts).faults());
    }
  }

  @Test
  void everyBoundOfAnExpectationIsHeld() {
    try (FactsFixture facts = MonthlyDisputes.loaded(MonthlyDisputes.disputes(20))) {
      BigDecimal value =
          MonthlyDisputes.total(MonthlyDisputes.measured(facts), Period.Kind.YTD, 1)
              .current()
              .value();
      assertEquals(
          List.of(),
          MonthlyDisputes.codes(
              MonthlyDisputes.measured(facts, new Expectation(value, value, 50, true), null)));
      BigDecimal more = BigDecimal.valueOf(1000);
      assertEquals(
          List.of("FZ-522"),
          MonthlyDisputes.codes(
              MonthlyDisputes.measured(facts, new Expectation(more, null, null, false), null)));
      assertEquals(
          List.of("FZ-522"),
          MonthlyDisputes.codes(
              MonthlyDisputes.measured(
                  facts, new Expectation(null, BigDecimal.ONE, null, false), null)));
    }
  }

  @Test
  void aChangeBeyondItsBandIsToldWithThePercent() {
    List<String> rows = MonthlyDisputes.disputes(20);
    rows.removeIf(
        row -> row.contains("registered_on=2021") && row.endsWith("调解中") && row.contains("-1;"));
    rows.removeIf(row -> row.matches("case_no=2021-\\d\\d-([5-9]|\\d\\d);.*"));
    try (FactsFixture facts = MonthlyDisputes.loaded(rows)) {
      List<Fault> faults =
          MonthlyDisputes.measured(facts, new Expectation(null, null, 100, false), null).faults();
      assertTrue(
          faults.stream()
              .anyMatch(
                  fault ->
                      fault.code().equals("FZ-522")
                          && fault.message().contains("与上年同期相差")
                          && fault.message().contains("超过 100%")));
    }
  }

  @Test
  void aCutOffFarBeyondTheNewestEventIsTold() {
    List<String> rows = MonthlyDisputes.disputes(20);
    rows.removeIf(row -> row.matches(".*registered_on=2022-1[12].*"));
    try (FactsFixture facts = MonthlyDisputes.loaded(rows)) {
      Fault fault =
          MonthlyDisputes.measured(facts).faults().stream()
              .filter(each -> each.code().equals("FZ-527"))
              .findFirst()
              .orElseThrow();
      assertTrue(
          fault.message().contains("的数据只到 2022-10-12，比截止日 2022-12-12 早 61 天"), fault.message());
    }
  }

  @Test
  void aRateOverAHundredIsTold() {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      facts.load(
          "returns",
          "2022-12-01",
          "code=proposals;unit=甲局;period=2022;value=2;reported_on=2022-12-01",
          "code=proposals_replied;unit=甲局;period=2022;value=3;reported_on=2022-12-01");
      Measurement.Result result =
          new Measurement(facts.database(), facts.definitions()).measure(AS_OF, 1);
      Fault fault = result.faults().get(0);
      assertEquals("FZ-525", fault.code());
      assertTrue(fault.message().contains("分子 3，分母 2"), fault.message());
    }
  }
}
