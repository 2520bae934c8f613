package dev.fazhi.measure.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.measure.Measurement;
import dev.fazhi.measure.RandomFacts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.model.Problem;
import dev.fazhi.model.ReportPeriod;
import dev.fazhi.model.Vintage;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import dev.fazhi.store.vintage.Vintages;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TracerTest {

  private static final LocalDate DAY = LocalDate.of(2024, 2, 29);

  private static Vintage measured(FactsFixture facts, AsOf asOf) {
    Vintages vintages = new Vintages(facts.database());
    long last = vintages.lastLoad();
    List<Figure> figures =
        new Measurement(facts.database(), facts.definitions()).measure(asOf, last).figures();
    return vintages.keep(asOf, last, facts.definitions().digest(), figures);
  }

  private static TraceRequest request(String metric, @Nullable String group) {
    return new TraceRequest(metric, group, null, null, false);
  }

  @ParameterizedTest
  @EnumSource
  void theRowsBehindEveryFigureComeToTheFigure(Databases kind) {
    everyFigureIsTraced(kind, ReportPeriod.YEAR);
  }

  @Test
  void theRowsBehindEveryFigureOfAQuarterComeToTheFigure() {
    everyFigureIsTraced(Databases.H2, ReportPeriod.QUARTER);
  }

  private void everyFigureIsTraced(Databases kind, ReportPeriod reports) {
    try (FactsFixture facts = new FactsFixture(kind)) {
      RandomFacts random = new RandomFacts(1, DAY);
      for (String source : RandomFacts.SOURCES) {
        facts.load(source, "2024-02-29", RandomFacts.texts(random.rows(source, 150)));
      }
      Vintage vintage = measured(facts, new AsOf(DAY, reports));
      Tracer tracer = new Tracer(facts.database(), facts.definitions());
      int traced = 0;
      for (Figure figure : vintage.figures()) {
        LocalDate from = figure.period().from();
        boolean month = figure.period().kind() == Period.Kind.MONTH;
        boolean year = figure.period().kind() == Period.Kind.YEAR;
        boolean previous = figure.period().kind() == Period.Kind.PREVIOUS;
        boolean ytd = figure.period().kind() == Period.Kind.YTD;
        for (boolean prior : new boolean[] {false, true}) {
          Trace trace =
              tracer.trace(
                  new TraceRequest(
                      figure.metric(),
                      figure.isTotal() ? null : figure.group(),
                      figure.isTotal() ? null : figure.by(),
                      month ? YearMonth.from(from) : null,
                      year ? from.getYear() : null,
                      previous ? from : null,
                      ytd,
                      prior),
                  vintage);
          assertEquals(prior ? figure.last() : figure.current(), trace.value());
          for (TracePart part : trace.parts()) {
            part.read(row -> assertFalse(row.file().isEmpty()));
            traced++;
          }
        }
      }
      assertTrue(traced > 500, "only " + traced);
    }
  }

  @Test
  void aRowIsFoundWhereThePersonFindsIt() {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      facts.load(
          "mediation",
          "2022-12-12",
          "case_no=A;registered_on=2022-03-01;result=调解中;amount=10.50",
          "case_no=B;registered_on=2021-03-01;result=调解中;amount=7");
      Vintage vintage = measured(facts, new AsOf(LocalDate.of(2022, 12, 12)));
      Trace trace =
          new Tracer(facts.database(), facts.definitions())
              .trace(new TraceRequest("涉案金额", null, null, null, false), vintage);
      List<String> found = new ArrayList<>();
      trace
          .parts()
          .get(0)
          .read(
              row ->
                  found.add(
                      row.file()
                          + " "
                          + row.row()
                          + " "
                          + row.values().get(0)
                          + " "
                          + row.counted()));
      assertEquals(List.of("file1.csv 2 A 10.500000"), found);
    }
  }

  @Test
  void laterLoadsDoNotChangeWhatAVintageIsTracedTo() {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      facts.load("mediation", "2022-11-30", "case_no=A;registered_on=2022-03-01;result=调解中");
      Vintage before = measured(facts, new AsOf(LocalDate.of(2022, 12, 12)));
      facts.load(
          "mediation",
          "2022-12-12",
          "case_no=A;registered_on=2021-03-01;result=调解中",
          "case_no=B;registered_on=2022-03-01;result=调解中");
      Trace trace =
          new Tracer(facts.database(), facts.definitions())
              .trace(new TraceRequest("mediation.registered", null, null, null, false), before);
      List<Object> keys = new ArrayList<>();
      assertEquals(1, trace.parts().get(0).read(row -> keys.add(row.values().get(0))));
      assertEquals(List.of("A"), keys);
    }
  }

  @Test
  void anAliasOfAGroupIsEnoughAndItsBreakdownIsFoundByItself() {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      facts.load(
          "hotline",
          "2022-12-12",
          "ticket_no=1;received_at=2022-03-01;status=办理中;unit=区住房和城乡建设局;town=昆北街道");
      Vintage vintage = measured(facts, new AsOf(LocalDate.of(2022, 12, 12)));
      Tracer tracer = new Tracer(facts.database(), facts.definitions());
      Trace trace = tracer.trace(request("hotline.received", "区住建局"), vintage);
      assertEquals("unit", trace.by());
      assertEquals("区住房和城乡建设局", trace.group());
      assertEquals("town", tracer.trace(request("hotline.received", "昆北"), vintage).by());
    }
  }

  @Test
  void whatIsUnknownIsAnsweredWithTheNearestSpelling() {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      facts.load(
          "hotline", "2022-12-12", "ticket_no=1;received_at=2022-03-01;status=办理中;unit=区应急管理局");
      Vintage vintage = measured(facts, new AsOf(LocalDate.of(2022, 12, 12)));
      Tracer tracer = new Tracer(facts.database(), facts.definitions());
      assertEquals(
          "没有指标“hotline.recieved”，你是不是想写 hotline.received？",
          problem(tracer, request("hotline.recieved", null), vintage));
      assertTrue(
          problem(tracer, request("hotline.received", "区应急管理居"), vintage)
              .endsWith("你是不是想写 区应急管理局？"));
      assertTrue(
          problem(tracer, new TraceRequest("hotline.received", "x", "unti", null, false), vintage)
              .endsWith("你是不是想写 unit？"));
      assertTrue(
          problem(
                  tracer,
                  new TraceRequest("hotline.received", null, null, YearMonth.of(2021, 3), false),
                  vintage)
              .contains("2022-01 到 2022-12"));
    }
  }

  @Test
  void aFigureThatTheRowsDoNotComeToIsNeverPassedOff() {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      facts.load("mediation", "2022-12-12", "case_no=A;registered_on=2022-03-01;result=调解中");
      Vintage stored = measured(facts, new AsOf(LocalDate.of(2022, 12, 12)));
      facts.load("mediation", "2022-12-13", "case_no=B;registered_on=2022-03-01;result=调解中");
      Vintage wrong = new Vintage(1, stored.asOf(), 2, stored.definitions(), stored.figures());
      Vintage other = new Vintage(1, stored.asOf(), 2, "other", stored.figures());
      assertEquals("FZ-521", codeOfReading(facts, wrong));
      assertEquals("FZ-322", codeOfReading(facts, other));
    }
  }

  private static String codeOfReading(FactsFixture facts, Vintage vintage) {
    Trace trace =
        new Tracer(facts.database(), facts.definitions())
            .trace(request("mediation.registered", null), vintage);
    return assertThrows(Problem.class, () -> trace.parts().get(0).read(row -> {})).code();
  }

  private static String problem(Tracer tracer, TraceRequest request, Vintage vintage) {
    return String.valueOf(
        assertThrows(Problem.class, () -> tracer.trace(request, vintage)).getMessage());
  }
}
