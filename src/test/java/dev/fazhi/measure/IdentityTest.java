package dev.fazhi.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import dev.fazhi.store.database.SqlNames;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Identities between figures that do not hold. */
class IdentityTest {

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
