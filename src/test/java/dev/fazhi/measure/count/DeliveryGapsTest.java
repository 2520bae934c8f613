package dev.fazhi.measure.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.SourceFixture;
import dev.fazhi.measure.Measurement;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the exports of single towns are missing, totals of two years are not comparable. */
class DeliveryGapsTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2022, 12, 12));
  private static final List<String> TOWNS = List.of("昆北街道", "白云路街道", "昆河镇");
  private static final String TOWN = "昆河镇";
  private static final String UNEVEN = "FZ-526";

  /** As many disputes of each town in each month of the two years. */
  private static List<String> disputes(int inAMonth) {
    List<String> rows = new ArrayList<>();
    for (String town : TOWNS) {
      rows.addAll(disputes(town, 2021, inAMonth));
      rows.addAll(disputes(town, 2022, inAMonth));
    }
    return rows;
  }

  private static List<String> disputes(String town, int year, int inAMonth) {
    List<String> rows = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      for (int i = 0; i < inAMonth; i++) {
        rows.add(dispute(town, "%d-%02d-%02d".formatted(year, month, 1 + i % 12), i));
      }
    }
    return rows;
  }

  private static String dispute(String town, String day, int i) {
    return "case_no=%s-%s-%d;registered_on=%s;dispute_type=邻里;result=调解中"
            .formatted(town, day, i, day)
        + (town.isEmpty() ? "" : ";town=" + town);
  }

  private static FactsFixture loaded(Databases kind, List<String> rows) {
    FactsFixture facts = new FactsFixture(kind);
    facts.load("mediation", "2022-12-13", rows.toArray(String[]::new));
    return facts;
  }

  private static FactsFixture loaded(List<String> rows) {
    return loaded(Databases.H2, rows);
  }

  private static Measurement.Result measured(FactsFixture facts) {
    return new Measurement(facts.database(), facts.definitions()).measure(AS_OF, 1000);
  }

  private static List<Figure> registered(Measurement.Result result, Period.Kind kind, int month) {
    return result.figures().stream()
        .filter(figure -> figure.metric().equals("mediation.registered"))
        .filter(figure -> figure.period().kind() == kind)
        .filter(figure -> figure.period().from().getMonthValue() == month)
        .toList();
  }

  private static List<String> notes(
      Measurement.Result result, Period.Kind kind, int month, String by, String group) {
    return registered(result, kind, month).stream()
        .filter(figure -> figure.by().equals(by) && figure.group().equals(group))
        .findFirst()
        .orElseThrow()
        .notes();
  }

  private static List<String> notes(Measurement.Result result, String by, String group) {
    return notes(result, Period.Kind.YTD, 1, by, group);
  }

  private static List<String> told(Measurement.Result result) {
    return result.faults().stream()
        .filter(fault -> fault.code().equals(UNEVEN))
        .map(Fault::message)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void aTownWhoseExportsOfLastYearAreMissingIsToldByItsName(Databases kind) {
    List<String> rows = disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2021"));
    try (FactsFixture facts = loaded(kind, rows)) {
      Measurement.Result result = measured(facts);
      assertEquals(
          List.of("矛盾纠纷调处台账两年的数据覆盖的“所属街镇”不同：上年缺 昆河镇，而本年有。合计与上年同期的对照不可比，请补报缺少的导出，或在报告中说明。"),
          told(result));
      assertEquals(List.of("coverage"), notes(result, "", ""));
      assertEquals(List.of("coverage"), notes(result, Period.Kind.MONTH, 5, "", ""));
      assertEquals(List.of("coverage"), notes(result, "dispute_type", "邻里"));
    }
  }

  @Test
  void rowsOfTheTownsThemselvesSayWhatTheyAlwaysSaid() {
    List<String> rows = disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2021"));
    try (FactsFixture facts = loaded(rows)) {
      Measurement.Result result = measured(facts);
      assertEquals(List.of("zero-base"), notes(result, "town", TOWN));
      assertEquals(List.of(), notes(result, "town", "昆北街道"));
    }
  }

  @Test
  void ratesOfTheSourceAreAsUnevenAsItsCounts() {
    List<String> rows = disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2021"));
    try (FactsFixture facts = loaded(rows)) {
      assertTrue(
          measured(facts).figures().stream()
              .filter(figure -> figure.metric().equals("mediation.success_rate"))
              .filter(figure -> figure.isTotal() && figure.period().kind() == Period.Kind.YTD)
              .allMatch(figure -> figure.notes().contains("coverage")));
    }
  }

  @Test
  void aTownWhoseExportsOfThisYearAreMissingIsToldToo() {
    List<String> rows = disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2022"));
    try (FactsFixture facts = loaded(rows)) {
      Measurement.Result result = measured(facts);
      assertTrue(told(result).get(0).contains("：本年缺 昆河镇，而上年有。"), told(result).toString());
      assertTrue(notes(result, "", "").contains("coverage"), notes(result, "", "").toString());
      assertTrue(
          notes(result, "town", TOWN).stream().allMatch(note -> note.startsWith("beyond-data:")),
          notes(result, "town", TOWN).toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void monthsThatATownLacksAreNamedAndItsOwnRowIsUnevenToo(Databases kind) {
    List<String> rows = disputes(15);
    rows.removeIf(row -> row.matches(".*" + TOWN + "-2021-0[1-3].*"));
    rows.removeIf(row -> row.contains("昆北街道-2022-08"));
    try (FactsFixture facts = loaded(kind, rows)) {
      Measurement.Result result = measured(facts);
      assertTrue(
          told(result).get(0).contains("：本年缺 昆北街道（2022-08），而上年有；上年缺 昆河镇（2021-01 至 2021-03），而本年有。"),
          told(result).toString());
      assertEquals(List.of("coverage"), notes(result, "", ""));
      assertEquals(List.of("coverage"), notes(result, "town", TOWN));
      assertEquals(List.of(), notes(result, "town", "白云路街道"));
      assertEquals(List.of("coverage"), notes(result, Period.Kind.MONTH, 2, "", ""));
      assertEquals(List.of("zero-base"), notes(result, Period.Kind.MONTH, 2, "town", TOWN));
      assertEquals(List.of(), notes(result, Period.Kind.MONTH, 5, "", ""));
    }
  }

  @Test
  void severalTownsAreOneLineASourceAndPeriod() {
    List<String> rows = disputes(5);
    rows.removeIf(row -> row.matches(".*(昆河镇|昆北街道)-2021.*"));
    try (FactsFixture facts = loaded(rows)) {
      assertEquals(1, told(measured(facts)).size());
      assertTrue(told(measured(facts)).get(0).contains("上年缺 昆北街道、昆河镇，而本年有"));
    }
  }

  @Test
  void aRareTownWithoutACaseInOneYearIsNoGap() {
    List<String> rows = disputes(5);
    rows.removeIf(row -> row.contains(TOWN));
    for (int i = 0; i < 10; i++) {
      rows.add(dispute(TOWN, "2022-%02d-03".formatted(1 + i), i));
    }
    try (FactsFixture facts = loaded(rows)) {
      assertEquals(List.of(), told(measured(facts)));
      assertEquals(List.of(), notes(measured(facts), "", ""));
    }
  }

  @Test
  void aMonthWithoutACaseIsNoGapWhereATownHasFew() {
    List<String> rows = disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2021-06"));
    try (FactsFixture facts = loaded(rows)) {
      assertEquals(List.of(), told(measured(facts)));
    }
  }

  @Test
  void whereAllOfTheOtherYearWasFewATownWithoutACaseIsNoGap() {
    List<String> rows = disputes(5);
    rows.removeIf(row -> row.contains("-2021") && (row.contains(TOWN) || !row.contains("-01-0")));
    try (FactsFixture facts = loaded(rows)) {
      assertTrue(told(measured(facts)).stream().noneMatch(message -> message.contains("所属街镇")));
    }
  }

  @Test
  void whereLastYearsExportsDidNotSayTheTownNothingIsMissing() {
    List<String> rows = disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2021"));
    rows.addAll(disputes("", 2021, 5));
    try (FactsFixture facts = loaded(rows)) {
      assertEquals(List.of(), told(measured(facts)));
    }
  }

  @Test
  void whatComesAfterTheCutOffsDayIsNotOfThePeriod() {
    List<String> rows = disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2021"));
    for (int i = 0; i < 5; i++) {
      rows.add(dispute(TOWN, "2021-12-20", i));
    }
    try (FactsFixture facts = loaded(rows)) {
      assertTrue(told(measured(facts)).get(0).contains("上年缺 昆河镇，而本年有"));
    }
  }

  @Test
  void anExportThatCameLaterMakesTheNextVintageEvenAndLeavesTheOneBefore() {
    List<String> rows = disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2021"));
    try (FactsFixture facts = loaded(rows)) {
      facts.load("mediation", "2022-12-14", disputes(TOWN, 2021, 5).toArray(String[]::new));
      Measurement measurement = new Measurement(facts.database(), facts.definitions());
      assertEquals(List.of(), told(measurement.measure(AS_OF, 2)));
      assertEquals(1, told(measurement.measure(AS_OF, 1)).size());
    }
  }

  @Test
  void aYearThatIsOverIsNamedAndOnlyANote() {
    List<String> rows = disputes(5);
    rows.addAll(disputes("昆北街道", 2020, 5));
    rows.addAll(disputes("白云路街道", 2020, 5));
    try (FactsFixture facts = loaded(rows)) {
      Measurement.Result result = measured(facts);
      List<Fault> faults =
          result.faults().stream().filter(fault -> fault.code().equals(UNEVEN)).toList();
      assertEquals(1, faults.size());
      assertEquals(Fault.Severity.NOTE, faults.get(0).severity());
      assertTrue(faults.get(0).message().contains("：2020 年缺 昆河镇，而2021 年有"));
      assertTrue(
          registered(result, Period.Kind.YEAR, 1).stream()
              .filter(figure -> figure.isTotal() && figure.period().from().getYear() == 2021)
              .allMatch(figure -> figure.notes().equals(List.of("coverage"))));
    }
  }

  @Test
  void aSourceThatComesAllTogetherIsComparedAsBefore() {
    List<String> rows = disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2021"));
    try (FactsFixture facts = loaded(rows)) {
      Measurement.Result result =
          new Measurement(facts.database(), together(facts.definitions())).measure(AS_OF, 1000);
      assertFalse(notes(result, "", "").contains("coverage"));
      assertEquals(List.of(), told(result));
    }
  }

  /** The definitions without a word on how mediation is delivered. */
  private static Definitions together(Definitions own) {
    Source s = own.source("mediation");
    Map<String, Source> sources = new LinkedHashMap<>(own.sources());
    sources.put(
        s.id(),
        SourceFixture.source(
            s.id(),
            s.title(),
            s.grain(),
            s.fields(),
            s.key(),
            s.rules(),
            s.personal(),
            s.fileNames(),
            s.delivery(),
            s.tolerance(),
            s.exclude(),
            s.coverage(),
            s.events()));
    return new Definitions(
        own.nightly(),
        sources,
        own.references(),
        own.metrics(),
        own.identities(),
        own.tables(),
        own.digest());
  }
}
