package dev.fazhi.measure.count;

import dev.fazhi.measure.Measurement;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Disputes of three towns in each month of two years, and what is measured of them. */
final class TownDisputes {

  private TownDisputes() {}

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2022, 12, 12));
  private static final List<String> TOWNS = List.of("昆北街道", "白云路街道", "昆河镇");
  private static final String UNEVEN = "FZ-526";

  /** As many disputes of each town in each month of the two years. */
  static List<String> disputes(int inAMonth) {
    List<String> rows = new ArrayList<>();
    for (String town : TOWNS) {
      rows.addAll(disputes(town, 2021, inAMonth));
      rows.addAll(disputes(town, 2022, inAMonth));
    }
    return rows;
  }

  static List<String> disputes(String town, int year, int inAMonth) {
    List<String> rows = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      for (int i = 0; i < inAMonth; i++) {
        rows.add(dispute(town, "%d-%02d-%02d".formatted(year, month, 1 + i % 12), i));
      }
    }
    return rows;
  }

  static String dispute(String town, String day, int i) {
    return "case_no=%s-%s-%d;registered_on=%s;dispute_type=邻里;result=调解中"
            .formatted(town, day, i, day)
        + (town.isEmpty() ? "" : ";town=" + town);
  }

  static FactsFixture loaded(Databases kind, List<String> rows) {
    FactsFixture facts = new FactsFixture(kind);
    facts.load("mediation", "2022-12-13", rows.toArray(String[]::new));
    return facts;
  }

  static FactsFixture loaded(List<String> rows) {
    return loaded(Databases.H2, rows);
  }

  static Measurement.Result measured(FactsFixture facts) {
    return new Measurement(facts.database(), facts.definitions()).measure(AS_OF, 1000);
  }

  static List<Figure> registered(Measurement.Result result, Period.Kind kind, int month) {
    return result.figures().stream()
        .filter(figure -> figure.metric().equals("mediation.registered"))
        .filter(figure -> figure.period().kind() == kind)
        .filter(figure -> figure.period().from().getMonthValue() == month)
        .toList();
  }

  static List<String> notes(
      Measurement.Result result, Period.Kind kind, int month, String by, String group) {
    return registered(result, kind, month).stream()
        .filter(figure -> figure.by().equals(by) && figure.group().equals(group))
        .findFirst()
        .orElseThrow()
        .notes();
  }

  static List<String> notes(Measurement.Result result, String by, String group) {
    return notes(result, Period.Kind.YTD, 1, by, group);
  }

  static List<String> told(Measurement.Result result) {
    return result.faults().stream()
        .filter(fault -> fault.code().equals(UNEVEN))
        .map(Fault::message)
        .toList();
  }
}
