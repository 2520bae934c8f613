package dev.fazhi.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
      RegisteredFile older = facts.load("mediation", "2022-04-01", A, B);

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
      RegisteredFile file = facts.load("mediation", "2022-04-01", A, A, A_LATER);

      assertEquals(new Load.RowCount(4, 1, 0, 0, 2, 0, 1), facts.register().loads().get(0).rows());
      assertTrue(facts.live("mediation").get(0).contains("2022-03-09"));
      List<Fault> told = facts.register().faults(file.id());
      assertEquals(List.of(2, 3), told.stream().map(fault -> fault.place().row()).toList());
      assertTrue(told.get(0).message().contains("第 4 行"));
    }
  }

  @Test
  void aRowThatIsWrittenTwiceUnderAnIdWithASuffixIsToldHoweverFarItStandsBehindTheFirst() {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      List<String> rows = new ArrayList<>();
      IntStream.range(1000, 5000)
          .forEach(
              i -> rows.add("case_no=2022K%d;registered_on=2022-03-01;result=调解中".formatted(i)));
      rows.add(rows.get(7).replace("2022K1007", "2022K1007-1"));
      RegisteredFile file = facts.load("mediation", "2022-04-01", rows.toArray(String[]::new));

      assertEquals(RegisteredFile.Status.MERGED, file.status());
      assertTrue(
          facts.register().faults(file.id()).stream()
              .anyMatch(fault -> fault.message().contains("“2022K1007-1”与第 9 行“2022K1007”")));
    }
  }

  @Test
  void tooManyRejectedRowsRefuseTheWholeFile() {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      String[] rows =
          IntStream.range(0, 100)
              .mapToObj(
                  i ->
                      (i < 20 ? "!" : "") + "case_no=" + i + ";registered_on=2022-03-01;result=调解中")
              .toArray(String[]::new);
      RegisteredFile file = facts.load("mediation", "2022-04-01", rows);

      assertEquals(RegisteredFile.Status.REFUSED, file.status());
      assertEquals(List.of(), facts.live("mediation"));
      assertEquals("FZ-150", facts.register().faults(file.id()).get(0).code());
    }
  }

  /** What did not change is not written again: neither as a version nor in its place. */
  @ParameterizedTest
  @EnumSource
  void aReExportTouchesOnlyTheRowsThatChanged(Databases kind) {
    int all = kind == Databases.H2 ? 3000 : 600;
    int changed = all / 100;
    try (FactsFixture facts = new FactsFixture(kind)) {
      facts.load("mediation", "2022-04-01", ledger(all, 0));
      List<String> before = facts.written("mediation");
      facts.load("mediation", "2022-05-01", ledger(all, changed));

      assertEquals(
          new Load.RowCount(all + 1, 0, changed, all - changed, 0, 0, 1),
          facts.register().loads().get(1).rows());
      List<String> after = facts.written("mediation");
      assertEquals(all + changed, after.size(), "versions");
      after.removeAll(new HashSet<>(before));
      assertEquals(2L * changed, after.size(), "a closed and a new version of what changed");
    }
  }

  /** Only what was exported on an earlier day can have been closed since. */
  @ParameterizedTest
  @CsvSource({"2022-04-01, false", "2022-04-12, true"})
  void newRowsAloneAreDoubtedUnlessTheyArePartOfAnExport(String exportedOn, boolean doubted) {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      facts.load("hotline", "2022-04-01", tickets(0, 4));
      RegisteredFile second = facts.load("hotline", exportedOn, tickets(100, 5));

      assertEquals(
          doubted,
          facts.register().faults(second.id()).stream()
              .anyMatch(fault -> fault.code().equals("FZ-177")));
    }
  }

  private static String[] tickets(int from, int month) {
    return IntStream.range(from, from + 60)
        .mapToObj(
            i ->
                "ticket_no=%d;received_at=2022-0%d-%02d;town=甲镇;status=办理中%s"
                    .formatted(i, month, 1 + i % 28, i % 3 == 0 ? "" : ";closed_at=2022-05-01"))
        .toArray(String[]::new);
  }

  private static String[] ledger(int rows, int concluded) {
    return IntStream.range(0, rows)
        .mapToObj(
            i ->
                "case_no=K"
                    + i
                    + ";registered_on=2022-03-01;result=调解中"
                    + (i % 100 == 7 && concluded > 0 ? ";concluded_on=2022-04-30" : ""))
        .toArray(String[]::new);
  }
}
