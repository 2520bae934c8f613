package dev.fazhi.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MergeTest {

  private static final String A = "case_no=A;registered_on=2022-03-01;result=调解成功";
  private static final String A_LATER = A + ";concluded_on=2022-03-09";
  private static final String B = "case_no=B;registered_on=2022-03-02;result=调解中";

  @ParameterizedTest
  @EnumSource
  void aChangedRowGetsANewVersionAndTheOldOneStaysAsHistory(Databases kind) {
    try (FactsFixture facts = new FactsFixture(kind)) {
      facts.load("mediation", "2022-04-01", A, B);
      facts.load("mediation", "2022-05-01", A_LATER, B);

      assertEquals(new Load.RowCount(3, 0, 1, 1, 0, 0, 1), facts.register().loads().get(1).rows());
      assertEquals(2, facts.live("mediation").size());
      assertEquals(3, facts.versions("mediation"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLaterArrivingOlderExportDoesNotWin(Databases kind) {
    try (FactsFixture facts = new FactsFixture(kind)) {
      facts.load("mediation", "2022-05-01", A_LATER);
      List<String> before = facts.live("mediation");
      KnownFile older = facts.load("mediation", "2022-04-01", A, B);

      assertEquals(new Load.RowCount(3, 1, 0, 1, 0, 0, 1), facts.register().loads().get(1).rows());
      assertTrue(facts.live("mediation").containsAll(before));
      assertTrue(
          facts.register().faults(older.id()).stream()
              .anyMatch(fault -> fault.code().equals("FZ-152")));
    }
  }

  @Test
  void theLowerOfTwoRowsWithOneKeyCountsAndBothPlacesAreTold() {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      KnownFile file = facts.load("mediation", "2022-04-01", A, A, A_LATER);

      assertEquals(new Load.RowCount(4, 1, 0, 0, 2, 0, 1), facts.register().loads().get(0).rows());
      assertTrue(facts.live("mediation").get(0).contains("2022-03-09"));
      List<Fault> told = facts.register().faults(file.id());
      assertEquals(List.of(2, 3), told.stream().map(fault -> fault.place().row()).toList());
      assertTrue(told.get(0).message().contains("第 4 行"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRowThatBreaksSeveralRulesTellsThemAll(Databases kind) {
    try (FactsFixture facts = new FactsFixture(kind)) {
      KnownFile file =
          facts.load(
              "mediation",
              "2022-04-01",
              A,
              "case_no=C;registered_on=2022-03-01;concluded_on=2022-02-01;result=调解不成;amount=-1");

      assertEquals(1, facts.register().loads().get(0).rows().rejected());
      assertEquals(
          List.of("结案日期早于登记日期", "涉案金额为负数"),
          facts.register().faults(file.id()).stream().map(Fault::message).toList());
    }
  }

  @Test
  void aValueThatIsRequiredInThisCaseIsMissed() {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      KnownFile file =
          facts.load(
              "review",
              "2022-04-01",
              "case_no=1;respondent=x;accepted_on=2022-01-01;concluded_on=2022-02-01");

      assertEquals("FZ-222", facts.register().faults(file.id()).get(0).code());
    }
  }

  @Test
  void tooManyRejectedRowsRefuseTheWholeFile() {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      String[] rows =
          IntStream.range(0, 100)
              .mapToObj(
                  i ->
                      "case_no="
                          + i
                          + ";registered_on=2022-03-01;result=调解中"
                          + (i < 20 ? ";people=-1" : ""))
              .toArray(String[]::new);
      KnownFile file = facts.load("mediation", "2022-04-01", rows);

      assertEquals(KnownFile.Status.REFUSED, file.status());
      assertEquals(List.of(), facts.live("mediation"));
      assertEquals("FZ-150", facts.register().faults(file.id()).get(0).code());
    }
  }

  /** Any split of rows into files, in any order of arrival, dropped again, gives the same facts. */
  @Test
  void theOrderAndSplitOfDeliveriesDoNotMatter() {
    Random random = new Random(20221212);
    for (int round = 0; round < 6; round++) {
      List<Delivery> deliveries = deliveries(random);
      List<String> expected = null;
      for (int order = 0; order < 3; order++) {
        Collections.shuffle(deliveries, random);
        try (FactsFixture facts = new FactsFixture(Databases.H2)) {
          deliveries.forEach(
              delivery -> facts.load("mediation", delivery.exportedOn(), delivery.rows()));
          deliveries.forEach(
              delivery -> facts.load("mediation", delivery.exportedOn(), delivery.rows()));
          List<String> live = facts.live("mediation");
          expected = expected == null ? live : expected;
          assertEquals(expected, live);
          facts.register().loads().forEach(load -> assertTrue(load.rows().isBalanced()));
        }
      }
    }
  }

  private record Delivery(String exportedOn, String[] rows) {}

  private static List<Delivery> deliveries(Random random) {
    List<Delivery> deliveries = new ArrayList<>();
    int[] version = new int[12];
    for (int month = 1; month <= 4; month++) {
      List<String> rows = new ArrayList<>();
      for (int key = 0; key < version.length; key++) {
        if (random.nextInt(3) > 0) {
          rows.add(
              "case_no=K" + key + ";registered_on=2022-01-01;result=调解中;people=" + ++version[key]);
        }
      }
      int cut = random.nextInt(rows.size());
      String day = "2022-0" + month + "-28";
      deliveries.add(new Delivery(day, rows.subList(0, cut + 1).toArray(String[]::new)));
      deliveries.add(new Delivery(day, rows.subList(cut, rows.size()).toArray(String[]::new)));
    }
    return deliveries;
  }
}
