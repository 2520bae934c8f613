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
import dev.fazhi.model.Period;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the exports of single towns are missing, totals of two years are not comparable. */
class DeliveryGapsTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2022, 12, 12));
  private static final String TOWN = "昆河镇";
  private static final String UNEVEN = "FZ-526";

  @ParameterizedTest
  @EnumSource
  void aTownWhoseExportsOfLastYearAreMissingIsToldByItsName(Databases kind) {
    List<String> rows = TownDisputes.disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2021"));
    try (FactsFixture facts = TownDisputes.loaded(kind, rows)) {
      Measurement.Result result = TownDisputes.measured(facts);
      assertEquals(
          List.of("矛盾纠纷调处台账两年的数据覆盖的“所属街镇”不同：上年缺 昆河镇，而本年有。合计与上年同期的对照不可比，请补报缺少的导出，或在报告中说明。"),
          TownDisputes.told(result));
      assertEquals(List.of("coverage"), TownDisputes.notes(result, "", ""));
      assertEquals(List.of("coverage"), TownDisputes.notes(result, Period.Kind.MONTH, 5, "", ""));
      assertEquals(List.of("coverage"), TownDisputes.notes(result, "dispute_type", "邻里"));
    }
  }

  @Test
  void rowsOfTheTownsThemselvesSayWhatTheyAlwaysSaid() {
    List<String> rows = TownDisputes.disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2021"));
    try (FactsFixture facts = TownDisputes.loaded(rows)) {
      Measurement.Result result = TownDisputes.measured(facts);
      assertEquals(List.of("zero-base"), TownDisputes.notes(result, "town", TOWN));
      assertEquals(List.of(), TownDisputes.notes(result, "town", "昆北街道"));
    }
  }

  @Test
  void ratesOfTheSourceAreAsUnevenAsItsCounts() {
    List<String> rows = TownDisputes.disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2021"));
    try (FactsFixture facts = TownDisputes.loaded(rows)) {
      assertTrue(
          TownDisputes.measured(facts).figures().stream()
              .filter(figure -> figure.metric().equals("mediation.success_rate"))
              .filter(figure -> figure.isTotal() && figure.period().kind() == Period.Kind.YTD)
              .allMatch(figure -> figure.notes().contains("coverage")));
    }
  }

  @Test
  void aTownWhoseExportsOfThisYearAreMissingIsToldToo() {
    List<String> rows = TownDisputes.disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2022"));
    try (FactsFixture facts = TownDisputes.loaded(rows)) {
      Measurement.Result result = TownDisputes.measured(facts);
      assertTrue(
          TownDisputes.told(result).get(0).contains("：本年缺 昆河镇，而上年有。"),
          TownDisputes.told(result).toString());
      assertTrue(
          TownDisputes.notes(result, "", "").contains("coverage"),
          TownDisputes.notes(result, "", "").toString());
      assertTrue(
          TownDisputes.notes(result, "town", TOWN).stream()
              .allMatch(note -> note.startsWith("beyond-data:")),
          TownDisputes.notes(result, "town", TOWN).toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void monthsThatATownLacksAreNamedAndItsOwnRowIsUnevenToo(Databases kind) {
    List<String> rows = TownDisputes.disputes(15);
    rows.removeIf(row -> row.matches(".*" + TOWN + "-2021-0[1-3].*"));
    rows.removeIf(row -> row.contains("昆北街道-2022-08"));
    try (FactsFixture facts = TownDisputes.loaded(kind, rows)) {
      Measurement.Result result = TownDisputes.measured(facts);
      assertTrue(
          TownDisputes.told(result)
              .get(0)
              .contains("：本年缺 昆北街道（2022-08），而上年有；上年缺 昆河镇（2021-01 至 2021-03），而本年有。"),
          TownDisputes.told(result).toString());
      assertEquals(List.of("coverage"), TownDisputes.notes(result, "", ""));
      assertEquals(List.of("coverage"), TownDisputes.notes(result, "town", TOWN));
      assertEquals(List.of(), TownDisputes.notes(result, "town", "白云路街道"));
      assertEquals(List.of("coverage"), TownDisputes.notes(result, Period.Kind.MONTH, 2, "", ""));
      assertEquals(
          List.of("zero-base"), TownDisputes.notes(result, Period.Kind.MONTH, 2, "town", TOWN));
      assertEquals(List.of(), TownDisputes.notes(result, Period.Kind.MONTH, 5, "", ""));
    }
  }

  @Test
  void severalTownsAreOneLineASourceAndPeriod() {
    List<String> rows = TownDisputes.disputes(5);
    rows.removeIf(row -> row.matches(".*(昆河镇|昆北街道)-2021.*"));
    try (FactsFixture facts = TownDisputes.loaded(rows)) {
      assertEquals(1, TownDisputes.told(TownDisputes.measured(facts)).size());
      assertTrue(
          TownDisputes.told(TownDisputes.measured(facts)).get(0).contains("上年缺 昆北街道、昆河镇，而本年有"));
    }
  }

  @Test
  void anExportThatCameLaterMakesTheNextVintageEvenAndLeavesTheOneBefore() {
    List<String> rows = TownDisputes.disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2021"));
    try (FactsFixture facts = TownDisputes.loaded(rows)) {
      facts.load(
          "mediation", "2022-12-14", TownDisputes.disputes(TOWN, 2021, 5).toArray(String[]::new));
      Measurement measurement = new Measurement(facts.database(), facts.definitions());
      assertEquals(List.of(), TownDisputes.told(measurement.measure(AS_OF, 2)));
      assertEquals(1, TownDisputes.told(measurement.measure(AS_OF, 1)).size());
    }
  }

  @Test
  void aYearThatIsOverIsNamedAndOnlyANote() {
    List<String> rows = TownDisputes.disputes(5);
    rows.addAll(TownDisputes.disputes("昆北街道", 2020, 5));
    rows.addAll(TownDisputes.disputes("白云路街道", 2020, 5));
    try (FactsFixture facts = TownDisputes.loaded(rows)) {
      Measurement.Result result = TownDisputes.measured(facts);
      List<Fault> faults =
          result.faults().stream().filter(fault -> fault.code().equals(UNEVEN)).toList();
      assertEquals(1, faults.size());
      assertEquals(Fault.Severity.NOTE, faults.get(0).severity());
      assertTrue(faults.get(0).message().contains("：2020 年缺 昆河镇，而2021 年有"));
      assertTrue(
          TownDisputes.registered(result, Period.Kind.YEAR, 1).stream()
              .filter(figure -> figure.isTotal() && figure.period().from().getYear() == 2021)
              .allMatch(figure -> figure.notes().equals(List.of("coverage"))));
    }
  }

  @Test
  void aSourceThatComesAllTogetherIsComparedAsBefore() {
    List<String> rows = TownDisputes.disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2021"));
    try (FactsFixture facts = TownDisputes.loaded(rows)) {
      Measurement.Result result =
          new Measurement(facts.database(), together(facts.definitions())).measure(AS_OF, 1000);
      assertFalse(TownDisputes.notes(result, "", "").contains("coverage"));
      assertEquals(List.of(), TownDisputes.told(result));
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
