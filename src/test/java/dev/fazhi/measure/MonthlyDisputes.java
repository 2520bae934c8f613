package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Expectation;
import dev.fazhi.definition.Metric;
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
import org.jspecify.annotations.Nullable;

/** Disputes in each month of two years, and what is measured of them. */
final class MonthlyDisputes {

  private MonthlyDisputes() {}

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2022, 12, 12));
  private static final String REGISTERED = "mediation.registered";

  /** So many disputes in each month of the two years up to the cut-off. */
  static List<String> disputes(int inAMonth) {
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

  static String dispute(int year, int month, int i) {
    return "case_no=%d-%02d-%d;registered_on=%d-%02d-%02d;result=调解中"
        .formatted(year, month, i, year, month, 1 + i % 12);
  }

  static Measurement.Result measured(
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

  static Measurement.Result measured(FactsFixture facts) {
    return measured(facts, null, null);
  }

  static FactsFixture loaded(List<String> rows) {
    FactsFixture facts = new FactsFixture(Databases.H2);
    facts.load("mediation", "2022-12-13", rows.toArray(String[]::new));
    return facts;
  }

  static List<String> codes(Measurement.Result result) {
    return result.faults().stream().map(Fault::code).distinct().toList();
  }

  static Figure total(Measurement.Result result, Period.Kind kind, int month) {
    return result.figures().stream()
        .filter(figure -> figure.metric().equals(REGISTERED) && figure.isTotal())
        .filter(figure -> figure.period().kind() == kind)
        .filter(figure -> figure.period().from().getMonthValue() == month)
        .findFirst()
        .orElseThrow();
  }
}
