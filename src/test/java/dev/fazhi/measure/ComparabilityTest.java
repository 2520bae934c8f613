package dev.fazhi.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Fault;
import dev.fazhi.model.Period;
import dev.fazhi.store.FactsFixture;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Periods that lack months or rest on another definition are not compared without a word. */
class ComparabilityTest {

  @Test
  void monthsThatOnlyOneYearHasMakeTheComparisonUneven() {
    List<String> rows = MonthlyDisputes.disputes(20);
    rows.removeIf(row -> row.matches(".*registered_on=2021-0[1-3].*"));
    try (FactsFixture facts = MonthlyDisputes.loaded(rows)) {
      Measurement.Result result = MonthlyDisputes.measured(facts);
      assertTrue(MonthlyDisputes.total(result, Period.Kind.YTD, 1).notes().contains("coverage"));
      assertFalse(MonthlyDisputes.total(result, Period.Kind.MONTH, 5).notes().contains("coverage"));
      Fault fault =
          result.faults().stream()
              .filter(each -> each.code().equals("FZ-526"))
              .findFirst()
              .orElseThrow();
      assertEquals("mediation", fault.field());
      assertTrue(fault.message().contains("上年缺 2021-01 至 2021-03，而本年有"), fault.message());
    }
  }

  @Test
  void aMonthMissingThisYearIsUnevenToo() {
    List<String> rows = MonthlyDisputes.disputes(20);
    rows.removeIf(row -> row.contains("registered_on=2022-06"));
    try (FactsFixture facts = MonthlyDisputes.loaded(rows)) {
      Measurement.Result result = MonthlyDisputes.measured(facts);
      assertTrue(MonthlyDisputes.total(result, Period.Kind.MONTH, 6).notes().contains("coverage"));
      assertTrue(
          result.faults().stream().anyMatch(fault -> fault.message().contains("本年缺 2022-06，而上年有")));
    }
  }

  @Test
  void aMonthWithoutACaseIsNoGapWhereCasesAreFew() {
    List<String> rows = MonthlyDisputes.disputes(1);
    rows.removeIf(row -> row.contains("registered_on=2021-06"));
    try (FactsFixture facts = MonthlyDisputes.loaded(rows)) {
      assertFalse(MonthlyDisputes.codes(MonthlyDisputes.measured(facts)).contains("FZ-526"));
    }
  }

  @Test
  void withoutAnythingFromLastYearThereIsNoPriorRatherThanAGap() {
    List<String> rows = MonthlyDisputes.disputes(20);
    rows.removeIf(row -> row.contains("registered_on=2021"));
    try (FactsFixture facts = MonthlyDisputes.loaded(rows)) {
      Measurement.Result result = MonthlyDisputes.measured(facts);
      assertEquals(List.of("no-prior"), MonthlyDisputes.total(result, Period.Kind.YTD, 1).notes());
      assertFalse(MonthlyDisputes.codes(result).contains("FZ-526"));
    }
  }

  @Test
  void aComparisonAcrossAChangedDefinitionSaysSo() {
    try (FactsFixture facts = MonthlyDisputes.loaded(MonthlyDisputes.disputes(20))) {
      Measurement.Result result = MonthlyDisputes.measured(facts, null, LocalDate.of(2021, 6, 1));
      assertTrue(
          MonthlyDisputes.total(result, Period.Kind.YTD, 1).notes().contains("definition-break"));
      assertTrue(
          MonthlyDisputes.total(result, Period.Kind.MONTH, 5).notes().contains("definition-break"));
      // June of both years is counted by the new definition
      assertFalse(
          MonthlyDisputes.total(result, Period.Kind.MONTH, 6).notes().contains("definition-break"));
    }
  }
}
