package dev.fazhi.definition;

import dev.fazhi.definition.condition.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells which metrics and rules read which fields of a source; optional ones do not say so, as
 * nothing is missed without them.
 */
public final class FieldUse {

  private final Map<String, List<String>> metrics = new LinkedHashMap<>();
  private final Map<String, List<String>> rules = new LinkedHashMap<>();

  /** The use of a source's fields. */
  public FieldUse(Definitions definitions, Source source) {
    for (Metric metric : definitions.metrics().values()) {
      if (metric.optional()) {
        continue;
      }
      reads(metric, definitions.source(metric.source()))
          .getOrDefault(source.id(), Set.of())
          .forEach(field -> add(metrics, field, metric.name()));
    }
    for (Source.Rule rule : source.rules()) {
      if (!rule.optional()) {
        rule.check().fields().forEach(field -> add(rules, field, rule.message()));
      }
    }
    Condition exclude = source.exclude();
    if (exclude != null) {
      exclude.fields().forEach(field -> add(rules, field, "不计入统计的行"));
    }
  }

  private static void add(Map<String, List<String>> use, String field, String name) {
    use.computeIfAbsent(field, f -> new ArrayList<>()).add(name);
  }

  /** The fields that a metric over rows or reports reads; of a rate none. */
  public static Set<String> fields(Metric metric) {
    Set<String> fields = counted(metric);
    metric.by().forEach(dimension -> fields.add(dimension.field()));
    return fields;
  }

  /**
   * The stored fields that one figure of it reads, by source, its own first: a total reads none
   * that it is only broken down by.
   */
  public static Map<String, Set<String>> reads(Metric metric, Source source, String by) {
    Set<String> fields = counted(metric);
    if (!by.isEmpty()) {
      fields.add(by);
    }
    Condition exclude = source.exclude();
    if (exclude != null) {
      fields.addAll(exclude.fields());
    }
    return reads(metric, source, fields);
  }

  /** The stored fields that its figures read, whatever they are broken down by, by source. */
  public static Map<String, Set<String>> reads(Metric metric, Source source) {
    return reads(metric, source, fields(metric));
  }

  private static Map<String, Set<String>> reads(Metric metric, Source source, Set<String> fields) {
    Map<String, Set<String>> reads = new LinkedHashMap<>();
    reads.put(metric.source(), source.stored(fields));
    for (MeasuredField each : source.measured(fields)) {
      if (each instanceof MeasuredField.Lookup lookup) {
        Set<String> there = reads.computeIfAbsent(lookup.in().id(), any -> new HashSet<>());
        there.add(lookup.take());
        Stream.of(lookup.to(), lookup.latest()).filter(Objects::nonNull).forEach(there::add);
      }
    }
    return reads;
  }

  private static Set<String> counted(Metric metric) {
    Set<String> fields = new HashSet<>();
    if (metric.counting() instanceof Metric.Rows rows) {
      rows.where().forEach(condition -> fields.addAll(condition.fields()));
      if (rows.date() != null) {
        fields.add(rows.date());
      }
      if (rows.of() instanceof Metric.Operand.Value value) {
        fields.add(value.field());
      } else if (rows.of() instanceof Metric.Operand.Days days) {
        fields.addAll(Set.of(days.from(), days.to()));
      }
    } else if (metric.counting() instanceof Metric.Reported reported) {
      reported.where().forEach(condition -> fields.addAll(condition.fields()));
      fields.addAll(Set.of(reported.value(), reported.period(), reported.unit()));
    }
    return fields;
  }

  /** The names of the metrics that count by a field, in the order of the definitions. */
  public List<String> metrics(String field) {
    return metrics.getOrDefault(field, List.of());
  }

  /** What the rules that read a field are about. */
  public List<String> rules(String field) {
    return rules.getOrDefault(field, List.of());
  }
}
