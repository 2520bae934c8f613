package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import java.time.LocalDate;
import java.util.List;

/** Facts that a test loads, and the figures of the year to date that are measured of them. */
final class MeasuredFacts implements AutoCloseable {

  static final LocalDate DAY = LocalDate.of(2022, 12, 12);

  private final FactsFixture facts = new FactsFixture(Databases.H2);

  Definitions definitions() {
    return facts.definitions();
  }

  void load(String source, String day, String... rows) {
    facts.load(source, day, rows);
  }

  List<Figure> measured(LocalDate asOf, Definitions definitions) {
    return new Measurement(facts.database(), definitions).measure(new AsOf(asOf), 1000).figures();
  }

  Figure figure(String metric, String by, String group) {
    return measured(DAY, facts.definitions()).stream()
        .filter(figure -> figure.period().kind() == Period.Kind.YTD)
        .filter(figure -> figure.metric().equals(metric))
        .filter(figure -> figure.by().equals(by) && figure.group().equals(group))
        .findFirst()
        .orElseThrow();
  }

  Figure total(String metric) {
    return figure(metric, "", "");
  }

  static String dispute(String key, String day, String more) {
    return "case_no=" + key + ";registered_on=" + day + ";result=调解中" + more;
  }

  @Override
  public void close() {
    facts.close();
  }
}
