package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Example;
import dev.fazhi.definition.Example.Expected;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.yaml.DefinitionError;
import dev.fazhi.measure.count.Deliveries;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Measure;
import dev.fazhi.model.Period;
import dev.fazhi.store.facts.ScratchFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the examples of the metrics, each in its own in-memory database, by the same counting as for
 * the facts.
 */
public final class ExampleRun {

  private final Definitions definitions;

  private ExampleRun(Definitions definitions) {
    this.definitions = definitions;
  }

  /** The failed examples, in the declared order. */
  public static List<DefinitionError> failures(Definitions definitions) {
    List<DefinitionError> failures = new ArrayList<>();
    try (ScratchFacts facts = new ScratchFacts(definitions.sources().values())) {
      ExampleRun run = new ExampleRun(definitions);
      for (Metric metric : definitions.metrics().values()) {
        for (Example example : metric.examples()) {
          failures.addAll(run.failures(facts, metric, example));
        }
      }
    }
    return failures;
  }

  private List<DefinitionError> failures(ScratchFacts facts, Metric metric, Example example) {
    Definitions needed = needed(metric);
    needed.sources().values().forEach(source -> facts.replace(source, List.of()));
    facts.replace(definitions.source(metric.source()), example.given());
    List<Figure> figures =
        new Measurement(facts.database(), needed, Map.of(), Deliveries.none())
            .measure(new AsOf(example.asOf()), ScratchFacts.LOAD)
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

  /** The definitions of the metric and its parts only. */
  private Definitions needed(Metric metric) {
    Map<String, Metric> metrics = new LinkedHashMap<>();
    metrics.put(metric.id(), metric);
    if (metric.counting() instanceof Metric.Ratio ratio) {
      metrics.put(ratio.numerator(), definitions.metric(ratio.numerator()));
      metrics.put(ratio.denominator(), definitions.metric(ratio.denominator()));
    }
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

  private static void compare(
      Expected expected,
      Measure found,
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
              "指标 "
                  + metric.id()
                  + " 的例子"
                  + (side.isEmpty() ? "" : "（" + side + "）")
                  + "：应是 "
                  + text(expected.value(), expected.numerator(), expected.denominator())
                  + "，算出来是 "
                  + text(found.value(), found.numerator(), found.denominator())));
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
