package dev.fazhi.measure.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.store.FactsFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What looks like missing exports of a town and is none. */
class NoDeliveryGapTest {

  private static final String TOWN = "昆河镇";

  @Test
  void aRareTownWithoutACaseInOneYearIsNoGap() {
    List<String> rows = TownDisputes.disputes(5);
    rows.removeIf(row -> row.contains(TOWN));
    for (int i = 0; i < 10; i++) {
      rows.add(TownDisputes.dispute(TOWN, "2022-%02d-03".formatted(1 + i), i));
    }
    try (FactsFixture facts = TownDisputes.loaded(rows)) {
      assertEquals(List.of(), TownDisputes.told(TownDisputes.measured(facts)));
      assertEquals(List.of(), TownDisputes.notes(TownDisputes.measured(facts), "", ""));
    }
  }

  @Test
  void aMonthWithoutACaseIsNoGapWhereATownHasFew() {
    List<String> rows = TownDisputes.disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2021-06"));
    try (FactsFixture facts = TownDisputes.loaded(rows)) {
      assertEquals(List.of(), TownDisputes.told(TownDisputes.measured(facts)));
    }
  }

  @Test
  void whereAllOfTheOtherYearWasFewATownWithoutACaseIsNoGap() {
    List<String> rows = TownDisputes.disputes(5);
    rows.removeIf(row -> row.contains("-2021") && (row.contains(TOWN) || !row.contains("-01-0")));
    try (FactsFixture facts = TownDisputes.loaded(rows)) {
      assertTrue(
          TownDisputes.told(TownDisputes.measured(facts)).stream()
              .noneMatch(message -> message.contains("所属街镇")));
    }
  }

  @Test
  void whereLastYearsExportsDidNotSayTheTownNothingIsMissing() {
    List<String> rows = TownDisputes.disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2021"));
    rows.addAll(TownDisputes.disputes("", 2021, 5));
    try (FactsFixture facts = TownDisputes.loaded(rows)) {
      assertEquals(List.of(), TownDisputes.told(TownDisputes.measured(facts)));
    }
  }

  @Test
  void whatComesAfterTheCutOffsDayIsNotOfThePeriod() {
    List<String> rows = TownDisputes.disputes(5);
    rows.removeIf(row -> row.contains(TOWN + "-2021"));
    for (int i = 0; i < 5; i++) {
      rows.add(TownDisputes.dispute(TOWN, "2021-12-20", i));
    }
    try (FactsFixture facts = TownDisputes.loaded(rows)) {
      assertTrue(TownDisputes.told(TownDisputes.measured(facts)).get(0).contains("上年缺 昆河镇，而本年有"));
    }
  }
}
