package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Example;
import dev.fazhi.definition.Example.Expected;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.yaml.DefinitionError;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.measure.count.Deliveries;
import dev.fazhi.measure.count.FactScan;
import dev.fazhi.measure.count.Partners;
import dev.fazhi.measure.count.SourceCount;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the examples that stand beside the metrics: their rows are counted as facts are. */
public final class ExampleRun {

  private static final long LOAD = 1;

  private final Definitions definitions;

  private ExampleRun(Definitions definitions) {
    this.definitions = definitions;
  }

  /** The failed examples, in the declared order. */
  public static List<DefinitionError> failures(Definitions definitions) {
    List<DefinitionError> failures = new ArrayList<>();
    ExampleRun run = new ExampleRun(definitions);
    for (Metric metric : definitions.metrics().values()) {
      for (Example example : metric.examples()) {
        failures.addAll(run.failures(metric, example));
      }
    }
    return failures;
  }

  private List<DefinitionError> failures(Metric metric, Example example) {
    List<Figure> figures =
        new Counted(
                needed(metric),
                new AsOf(example.asOf()),
                LOAD,
                Map.of(),
                Deliveries.none(),
                sources -> counts(sources, metric, example))
            .figures();
    Figure total =
        figures.stream()
            .filter(figure -> figure.metric().equals(metric.id()) && figure.isTotal())
            .filter(figure -> figure.period().kind() == Period.Kind.YTD)
            .findFirst()
            .orElseThrow();
    List<DefinitionError> failures = new ArrayList<>();
    compare(example.expect(), total.current(), "", metric, example, failures);
    Expected prior = example.prior();
    if (prior != null) {
      compare(prior, total.last(), "上年同期", metric, example, failures);
    }
    return failures;
  }

  /** What the rows of the example come to; of other sources there are none. */
  private static Map<String, Counts> counts(
      List<SourceCount> sources, Metric metric, Example example) {
    Map<String, Counts> all = new LinkedHashMap<>();
    for (SourceCount count : sources) {
      Counts counts = count.nothing();
      if (count.source().id().equals(metric.source())) {
        int row = 0;
        for (Map<String, Object> given : example.given()) {
          @Nullable Object[] values =
              count.source().rowFields().stream().map(field -> given.get(field.name())).toArray();
          count.count(counts, new FactScan.Fact(LOAD, 0, ++row, values), Partners.NONE, true);
        }
      }
      all.put(count.source().id(), counts);
    }
    return all;
  }

  /** The definitions of the metric and its parts only. */
  private Definitions needed(Metric metric) {
    Map<String, Metric> metrics = new LinkedHashMap<>();
    addNeeded(metric, metrics);
    Map<String, Source> sources = new LinkedHashMap<>();
    metrics.values().forEach(each -> sources.put(each.source(), definitions.source(each.source())));
    return new Definitions(
        definitions.nightly(),
        sources,
        definitions.references(),
        metrics,
        List.of(),
        List.of(),
        definitions.digest());
  }

  private void addNeeded(Metric metric, Map<String, Metric> needed) {
    needed.put(metric.id(), metric);
    metric.counting().operands().forEach(id -> addNeeded(definitions.metric(id), needed));
  }

  private static void compare(
      Expected expected,
      FigureValue found,
      String side,
      Metric metric,
      Example example,
      List<DefinitionError> failures) {
    boolean right =
        isEqual(expected.value(), found.value())
            && (expected.numerator() == null || isEqual(expected.numerator(), found.numerator()))
            && (expected.denominator() == null
                || isEqual(expected.denominator(), found.denominator()));
    if (!right) {
      failures.add(
          new DefinitionError(
              example.file(),
              example.line(),
              "指标 %s 的例子%s：应是 %s，算出来是 %s"
                  .formatted(
                      metric.id(),
                      side.isEmpty() ? "" : "（" + side + "）",
                      text(expected.value(), expected.numerator(), expected.denominator()),
                      text(found.value(), found.numerator(), found.denominator()))));
    }
  }

  private static boolean isEqual(@Nullable BigDecimal expected, @Nullable BigDecimal found) {
    return expected == null || found == null ? expected == found : expected.compareTo(found) == 0;
  }

  private static String text(
      @Nullable BigDecimal value,
      @Nullable BigDecimal numerator,
      @Nullable BigDecimal denominator) {
    String parts =
        numerator == null && denominator == null
            ? ""
            : "（" + text(numerator) + " ÷ " + text(denominator) + "）";
    return text(value) + parts;
  }

  private static String text(@Nullable BigDecimal number) {
    return number == null ? "none" : number.toPlainString();
  }
}
