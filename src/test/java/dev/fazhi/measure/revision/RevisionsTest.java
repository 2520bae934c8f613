package dev.fazhi.measure.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.JobsFolders;
import dev.fazhi.measure.Measurement;
import dev.fazhi.measure.revision.Revision.Cause;
import dev.fazhi.measure.revision.Revision.RowChange;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Vintage;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import dev.fazhi.store.vintage.Vintages;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RevisionsTest {

  @TempDir private Path folder = Path.of(".");

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2022, 12, 12));

  private static Vintage measured(FactsFixture facts, String definitions) {
    Vintages vintages = new Vintages(facts.database());
    long last = vintages.lastLoad();
    List<Figure> figures =
        new Measurement(facts.database(), facts.definitions()).measure(AS_OF, last).figures();
    return vintages.keep(AS_OF, last, definitions, figures);
  }

  private static List<Revision> revisions(FactsFixture facts, Vintage before, Vintage after) {
    return new Revisions(new Measurement(facts.database(), facts.definitions()))
        .between(before, after, facts.register().loads());
  }

  private static Revision key(List<Revision> revisions, String metric) {
    return revisions.stream()
        .filter(revision -> revision.metric().equals(metric) && revision.isKey(AS_OF))
        .filter(revision -> !revision.prior())
        .findFirst()
        .orElseThrow();
  }

  private static String row(String key, String day, String more) {
    return "case_no=" + key + ";registered_on=" + day + ";result=调解中" + more;
  }

  @ParameterizedTest
  @EnumSource
  void eachLoadThatMovedAFigureIsNamedWithWhatBecameOfItsRows(Databases kind) throws IOException {
    // where the day of a registration may be corrected, a row can leave its year
    Path jobs = JobsFolders.copy(folder.resolve("jobs"));
    JobsFolders.edit(jobs, "sources/mediation.yml", "fixed: [registered_on, town]", "#");
    try (FactsFixture facts = new FactsFixture(kind, jobs)) {
      facts.load("mediation", "2022-12-01", row("A", "2022-03-01", ""), row("B", "2022-03-01", ""));
      Vintage before = measured(facts, facts.definitions().digest());
      // A only changes, B moves to last year, C and D are new
      facts.load(
          "mediation",
          "2022-12-02",
          row("A", "2022-03-01", ";people=5"),
          row("B", "2021-03-01", ""),
          row("C", "2022-03-02", ""),
          row("D", "2022-03-02", ""));
      facts.load("mediation", "2022-12-03", row("E", "2022-03-02", ""));
      Vintage after = measured(facts, facts.definitions().digest());

      Revision registered = key(revisions(facts, before, after), "mediation.registered");
      assertEquals(new BigDecimal("2"), registered.before());
      assertEquals(new BigDecimal("2"), registered.difference());
      assertEquals(
          List.of(
              new Cause(
                  2,
                  2,
                  List.of("file2.csv"),
                  new BigDecimal("2"),
                  new BigDecimal("3"),
                  new RowChange(2, 1, 1)),
              new Cause(
                  3,
                  3,
                  List.of("file3.csv"),
                  new BigDecimal("3"),
                  new BigDecimal("4"),
                  new RowChange(1, 0, 0))),
          registered.causes());
    }
  }

  @Test
  void whatALoadDoesToLastYearIsARevisionToo() {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      facts.load("mediation", "2022-12-01", row("A", "2021-03-01", ""), row("B", "2022-03-01", ""));
      Vintage before = measured(facts, facts.definitions().digest());
      facts.load("mediation", "2022-12-02", row("C", "2021-04-01", ""));
      List<Revision> revisions =
          revisions(facts, before, measured(facts, facts.definitions().digest()));
      assertTrue(
          revisions.stream()
              .anyMatch(
                  revision ->
                      revision.prior()
                          && revision.isKey(AS_OF)
                          && revision.metric().equals("mediation.registered")
                          && Objects.equals(revision.difference(), BigDecimal.ONE)));
      assertTrue(
          revisions.stream()
              .noneMatch(
                  revision ->
                      revision.metric().equals("mediation.registered")
                          && revision.isKey(AS_OF)
                          && !revision.prior()));
    }
  }

  @Test
  void theDefinitionsAreACauseOfTheirOwn() {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      facts.load("mediation", "2022-12-01", row("A", "2022-03-01", ""));
      Vintage now = measured(facts, facts.definitions().digest());
      // an older vintage that other definitions gave, with one case more
      List<Figure> figures =
          now.figures().stream()
              .map(
                  figure ->
                      figure.metric().equals("mediation.registered") && figure.isTotal()
                          ? new Figure(
                              figure.metric(),
                              figure.name(),
                              figure.unit(),
                              figure.period(),
                              figure.prior(),
                              figure.by(),
                              figure.group(),
                              dev.fazhi.model.FigureValue.of(new BigDecimal("2")),
                              figure.last(),
                              figure.comparison(),
                              figure.notes())
                          : figure)
              .toList();
      Vintage before = new Vintage(0, AS_OF, 1, "other", figures);
      Revision revision = key(revisions(facts, before, now), "mediation.registered");
      assertTrue(revision.causes().get(0).isDefinition());
      assertEquals(new BigDecimal("-1"), revision.difference());
    }
  }

  @Test
  void equalVintagesHaveNoRevisions() {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      facts.load("mediation", "2022-12-01", row("A", "2022-03-01", ""));
      Vintage before = measured(facts, "one");
      Vintage after = measured(facts, facts.definitions().digest());
      assertEquals(List.of(), revisions(facts, before, after));
    }
  }
}
