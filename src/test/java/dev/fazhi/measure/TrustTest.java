package dev.fazhi.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Expectation;
import dev.fazhi.definition.Metric;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of figures that cannot be right, or cannot be compared. */
class TrustTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2022, 12, 12));
  private static final String REGISTERED = "mediation.registered";

  /** So many disputes in each month of the two years up to the cut-off. */
  private static List<String> disputes(int inAMonth) {
    List<String> rows = new ArrayList<>();
    for (int year = 2021; year <= 2022; year++) {
      for (int month = 1; month <= 12; month++) {
        for (int i = 0; i < inAMonth + (month + year) % 3; i++) {
          rows.add(dispute(year, month, i));
        }
      }
    }
    return rows;
  }

  private static String dispute(int year, int month, int i) {
    return "case_no=%d-%02d-%d;registered_on=%d-%02d-%02d;result=调解中"
        .formatted(year, month, i, year, month, 1 + i % 12);
  }

  private static Measurement.Result measured(
      FactsFixture facts, @Nullable Expectation expectation, @Nullable LocalDate since) {
    Definitions own = facts.definitions();
    Map<String, Metric> metrics = new LinkedHashMap<>(own.metrics());
    Metric m = own.metric(REGISTERED);
    metrics.put(
        REGISTERED,
        new Metric(
            m.id(),
            m.name(),
            m.unit(),
            m.meaning(),
            m.source(),
            m.counting(),
            m.decimals(),
            m.rounding(),
            m.by(),
            List.of(),
            expectation,
            since,
            List.of(),
            List.of(),
            false));
    Definitions changed =
        new Definitions(
            own.nightly(),
            own.sources(),
            own.references(),
            metrics,
            own.identities(),
            own.tables(),
            own.digest());
    return new Measurement(facts.database(), changed).measure(AS_OF, 1000);
  }

  private static Measurement.Result measured(FactsFixture facts) {
    return measured(facts, null, null);
  }

  private static FactsFixture loaded(List<String> rows) {
    FactsFixture facts = new FactsFixture(Databases.H2);
    facts.load("mediation", "2022-12-13", rows.toArray(String[]::new));
    return facts;
  }

  private static List<String> codes(Measurement.Result result) {
    return result.faults().stream().map(Fault::code).distinct().toList();
  }

  private static Figure total(Measurement.Result result, Period.Kind kind, int month) {
    return result.figures().stream()
        .filter(figure -> figure.metric().equals(REGISTERED) && figure.isTotal())
        .filter(figure -> figure.period().kind() == kind)
        .filter(figure -> figure.period().from().getMonthValue() == month)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void figuresThatAreAsUsualGiveNoAlarm() {
    try (FactsFixture facts = loaded(disputes(20))) {
      assertEquals(List.of(), measured(facts).faults());
    }
  }

  @Test
  void aMonthThatLostMostOfItsRowsIsToldWithWhatIsUsual() {
    List<String> rows = disputes(20);
    rows.removeIf(row -> row.contains("=2022-11-") && !row.contains("=2022-11-1;"));
    try (FactsFixture facts = loaded(rows)) {
      Fault fault =
          measured(facts).faults().stream()
              .filter(each -> each.code().equals("FZ-523") && each.field().equals(REGISTERED))
              .findFirst()
              .orElseThrow();
      assertEquals(Fault.Severity.WARNING, fault.severity());
      assertTrue(
          fault.message().startsWith("排查调解纠纷量 2022-11 为 1 件，此前 21 个整月的中位数是 21，通常在 16 到 26 之间"),
          fault.message());
    }
  }

  @Test
  void aMonthOfAHundredfoldRowsIsToldAndHeldBackWhereTheDefinitionSaysSo() {
    List<String> rows = disputes(4);
    for (int i = 100; i < 500; i++) {
      rows.add(dispute(2022, 11, i));
    }
    try (FactsFixture facts = loaded(rows)) {
      assertTrue(codes(measured(facts)).contains("FZ-523"));
      assertFalse(measured(facts).isHeld());
      assertTrue(measured(facts, new Expectation(null, null, 50, true), null).isHeld());
    }
  }

  @Test
  void aMonthThatIsHighEveryYearIsNoJump() {
    List<String> rows = disputes(20);
    for (int i = 100; i < 150; i++) {
      rows.add(dispute(2022, 11, i));
      rows.add(dispute(2021, 11, i));
    }
    try (FactsFixture facts = loaded(rows)) {
      assertEquals(List.of(), measured(facts).faults());
    }
  }

  @Test
  void everyBoundOfAnExpectationIsHeld() {
    try (FactsFixture facts = loaded(disputes(20))) {
      BigDecimal value = total(measured(facts), Period.Kind.YTD, 1).current().value();
      assertEquals(
          List.of(), codes(measured(facts, new Expectation(value, value, 50, true), null)));
      BigDecimal more = BigDecimal.valueOf(1000);
      assertEquals(
          List.of("FZ-522"),
          codes(measured(facts, new Expectation(more, null, null, false), null)));
      assertEquals(
          List.of("FZ-522"),
          codes(measured(facts, new Expectation(null, BigDecimal.ONE, null, false), null)));
    }
  }

  @Test
  void aChangeBeyondItsBandIsToldWithThePercent() {
    List<String> rows = disputes(20);
    rows.removeIf(
        row -> row.contains("registered_on=2021") && row.endsWith("调解中") && row.contains("-1;"));
    rows.removeIf(row -> row.matches("case_no=2021-\\d\\d-([5-9]|\\d\\d);.*"));
    try (FactsFixture facts = loaded(rows)) {
      List<Fault> faults = measured(facts, new Expectation(null, null, 100, false), null).faults();
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
  void monthsThatOnlyOneYearHasMakeTheComparisonUneven() {
    List<String> rows = disputes(20);
    rows.removeIf(row -> row.matches(".*registered_on=2021-0[1-3].*"));
    try (FactsFixture facts = loaded(rows)) {
      Measurement.Result result = measured(facts);
      assertTrue(total(result, Period.Kind.YTD, 1).notes().contains("coverage"));
      assertFalse(total(result, Period.Kind.MONTH, 5).notes().contains("coverage"));
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
    List<String> rows = disputes(20);
    rows.removeIf(row -> row.contains("registered_on=2022-06"));
    try (FactsFixture facts = loaded(rows)) {
      Measurement.Result result = measured(facts);
      assertTrue(total(result, Period.Kind.MONTH, 6).notes().contains("coverage"));
      assertTrue(
          result.faults().stream().anyMatch(fault -> fault.message().contains("本年缺 2022-06，而上年有")));
    }
  }

  @Test
  void aMonthWithoutACaseIsNoGapWhereCasesAreFew() {
    List<String> rows = disputes(1);
    rows.removeIf(row -> row.contains("registered_on=2021-06"));
    try (FactsFixture facts = loaded(rows)) {
      assertFalse(codes(measured(facts)).contains("FZ-526"));
    }
  }

  @Test
  void withoutAnythingFromLastYearThereIsNoPriorRatherThanAGap() {
    List<String> rows = disputes(20);
    rows.removeIf(row -> row.contains("registered_on=2021"));
    try (FactsFixture facts = loaded(rows)) {
      Measurement.Result result = measured(facts);
      assertEquals(List.of("no-prior"), total(result, Period.Kind.YTD, 1).notes());
      assertFalse(codes(result).contains("FZ-526"));
    }
  }

  @Test
  void aComparisonAcrossAChangedDefinitionSaysSo() {
    try (FactsFixture facts = loaded(disputes(20))) {
      Measurement.Result result = measured(facts, null, LocalDate.of(2021, 6, 1));
      assertTrue(total(result, Period.Kind.YTD, 1).notes().contains("definition-break"));
      assertTrue(total(result, Period.Kind.MONTH, 5).notes().contains("definition-break"));
      // June of both years is counted by the new definition
      assertFalse(total(result, Period.Kind.MONTH, 6).notes().contains("definition-break"));
    }
  }

  @Test
  void aCutOffFarBeyondTheNewestEventIsTold() {
    List<String> rows = disputes(20);
    rows.removeIf(row -> row.matches(".*registered_on=2022-1[12].*"));
    try (FactsFixture facts = loaded(rows)) {
      Fault fault =
          measured(facts).faults().stream()
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
