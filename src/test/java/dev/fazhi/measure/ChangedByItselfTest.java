package dev.fazhi.measure;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Source;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Problem;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import dev.fazhi.store.database.SqlNames;
import dev.fazhi.store.vintage.Vintages;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database whose rows are no longer what was written gives no figures. */
class ChangedByItselfTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2022, 3, 31));

  private static FactsFixture someRows(Databases kind) {
    FactsFixture facts = new FactsFixture(kind);
    facts.load(
        "mediation",
        "2022-04-01",
        "case_no=A;registered_on=2022-03-01;result=调解中",
        "case_no=B;registered_on=2022-03-01;concluded_on=2022-03-09;result=调解成功",
        "case_no=C;registered_on=2021-03-01;concluded_on=2021-03-09;result=调解成功");
    facts.load(
        "mediation",
        "2022-04-02",
        "case_no=A;registered_on=2022-03-01;concluded_on=2022-03-19;result=调解不成");
    return facts;
  }

  private static Measurement.Result measure(FactsFixture facts, long load) {
    return new Measurement(facts.database(), facts.definitions()).measure(AS_OF, load);
  }

  private static void change(FactsFixture facts, String sql) {
    Source source = facts.definitions().source("mediation");
    String text = sql.replace("facts", SqlNames.facts(source));
    for (String field : new String[] {"case_no", "registered_on", "concluded_on", "result"}) {
      text = text.replace("{" + field + "}", SqlNames.column(field));
    }
    JdbcClient.create(facts.database()).sql(text).update();
  }

  @ParameterizedTest
  @EnumSource
  void rowsThatAreWhatTheyWereGiveFiguresOfNowAndOfThen(Databases kind) {
    try (FactsFixture facts = someRows(kind)) {
      assertDoesNotThrow(() -> measure(facts, 1));
      assertDoesNotThrow(() -> measure(facts, 2));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE facts SET {concluded_on} = {concluded_on} + 1 WHERE {case_no} = 'B'",
        "UPDATE facts SET {concluded_on} = NULL WHERE {case_no} = 'C'",
        "UPDATE facts SET {concluded_on} = {registered_on} WHERE superseded_by = 2",
        "UPDATE facts SET {result} = '调解不成' WHERE {case_no} = 'B'",
        "UPDATE facts SET row_no = 9 WHERE {case_no} = 'B'",
        "UPDATE facts SET load_no = 2 WHERE {case_no} = 'B'",
        "UPDATE facts SET superseded_by = NULL WHERE superseded_by = 2",
        "UPDATE facts SET superseded_by = 2 WHERE {case_no} = 'B'",
        "UPDATE facts SET superseded_by = 1 WHERE {case_no} = 'B'",
        "DELETE FROM facts WHERE {case_no} = 'C'",
        "DELETE FROM facts",
        "INSERT INTO facts SELECT * FROM facts WHERE {case_no} = 'C'",
      })
  void anyRowThatIsNotIsNoticed(String sql) {
    try (FactsFixture facts = someRows(Databases.H2)) {
      change(facts, sql);
      Problem told = assertThrows(Problem.class, () -> measure(facts, 2));
      assertEquals("FZ-402", told.code());
      assertTrue(String.valueOf(told.getMessage()).contains("rebuild"), told.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void figuresThatAreNotWhatWasKeptAreNotShown(Databases kind) {
    try (FactsFixture facts = someRows(kind)) {
      Vintages vintages = new Vintages(facts.database());
      vintages.keep(AS_OF, 2, "definitions", measure(facts, 2).figures());
      Vintages.Head head = vintages.newest().orElseThrow();
      assertEquals(measure(facts, 2).figures(), vintages.read(head).figures());
      List<Figure> totals = vintages.totals(head);
      assertEquals(
          vintages.read(head).figures().stream()
              .filter(each -> each.isTotal() && each.period().equals(AS_OF.reported()))
              .toList(),
          totals);
      assertFalse(totals.isEmpty());
      change(facts, "UPDATE fz_figure SET value_now = '7' WHERE split_by = ''");
      assertEquals("FZ-402", assertThrows(Problem.class, () -> vintages.read(head)).code());
      assertEquals("FZ-402", assertThrows(Problem.class, () -> vintages.totals(head)).code());
      change(facts, "UPDATE fz_figure_sum SET totals = NULL");
      assertEquals(totals.size(), vintages.totals(head).size());
    }
  }
}
