package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.FieldUse;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.measure.count.Deliveries;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells of columns of optional metrics that the newest export of a source lacks though one before
 * had them. Of other columns the reading of the file tells; of these it cannot know that they were
 * ever there.
 */
public final class LostColumns {

  private static final String CODE = "FZ-175";

  private LostColumns() {}

  /** One fault a source, as known after that load. */
  public static List<Fault> faults(Definitions definitions, Deliveries deliveries, long known) {
    List<Fault> faults = new ArrayList<>();
    for (Source source : definitions.sources().values()) {
      FieldUse use = new FieldUse(definitions, source);
      Map<String, Set<String>> metrics = optional(definitions, source);
      metrics.keySet().removeIf(field -> !use.metrics(field).isEmpty());
      deliveries
          .lost(source, known)
          .ifPresent(
              lost -> {
                metrics.keySet().retainAll(lost.fields());
                if (!metrics.isEmpty()) {
                  faults.add(fault(source, lost, metrics));
                }
              });
    }
    return faults;
  }

  private static Map<String, Set<String>> optional(Definitions definitions, Source source) {
    Map<String, Set<String>> metrics = new LinkedHashMap<>();
    for (Metric metric : definitions.metrics().values()) {
      if (metric.optional()) {
        FieldUse.reads(metric, definitions.source(metric.source()))
            .getOrDefault(source.id(), Set.of())
            .forEach(
                field ->
                    metrics
                        .computeIfAbsent(field, any -> new LinkedHashSet<>())
                        .add(metric.name()));
      }
    }
    return metrics;
  }

  private static Fault fault(
      Source source, Deliveries.Lost lost, Map<String, Set<String>> metrics) {
    List<String> columns = new ArrayList<>();
    metrics.forEach(
        (field, names) ->
            columns.add(
                "『%s』（指标 %s 要用）"
                    .formatted(source.field(field).title(), SourceChecks.several(names, "、"))));
    return Fault.warning(
        CODE,
        "",
        source.id(),
        "",
        "%s最近的导出『%s』没有以前有过的列：%s。这些指标在它的日子里没有值。换了列名的，请在 jobs/sources 里登记；少导了的，请补上重新导出；不再提供的，请停用这些指标。"
            .formatted(source.title(), SafeText.safe(lost.file()), String.join("、", columns)));
  }
}
