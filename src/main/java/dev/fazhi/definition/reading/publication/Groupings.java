package dev.fazhi.definition.reading.publication;

import dev.fazhi.definition.MeasuredField;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.reading.metric.ComputedFields;
import dev.fazhi.definition.reading.metric.MetricNames;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By which fields metrics are broken down, for tables that show them so.
 *
 * @param sources by id, with the fields that metrics compute
 */
record Groupings(
    MetricNames names,
    Map<String, Metric> metrics,
    Map<String, Source> sources,
    Map<String, Reference> references) {

  /** Reports a metric that is not broken down by the field. */
  void check(String id, String by, int line, Reporter reporter) {
    String fault = names.unbroken(id, by, metrics);
    if (fault != null) {
      reporter.at(line, fault);
    }
  }

  /** Reports a group that is none of the field's known values. */
  void checkGroup(String id, String by, Word group, Reporter reporter) {
    Metric metric = metrics.get(id);
    Source source = metric == null ? null : sources.get(metric.source());
    if (source == null || source.rowFields().stream().noneMatch(field -> field.name().equals(by))) {
      return;
    }
    Field field = source.field(by);
    Reference list = field.reference() == null ? null : references.get(field.reference());
    Set<String> known = new LinkedHashSet<>(list == null ? List.of() : list.names());
    known.addAll(field.values().values());
    if (!known.isEmpty() && !known.contains(group.text())) {
      reporter.at(
          group,
          "%s 没有“%s”这一组%s"
              .formatted(
                  field.title(), group.text(), Spelling.hintOrAll(group.text(), known, "可用的有")));
    }
  }

  /** The field that crosses both; null where the metric has none, which is reported. */
  @Nullable String crossing(String id, String by, Word across, Reporter reporter) {
    check(id, across.text(), across.line(), reporter);
    Metric metric = metrics.get(id);
    Source source = metric == null ? null : sources.get(metric.source());
    if (metric == null || source == null) {
      return null;
    }
    for (Metric.Dimension dimension : metric.by()) {
      for (MeasuredField field : source.measured()) {
        if (field.field().name().equals(dimension.field())
            && ComputedFields.crosses(field, by, across.text())) {
          return dimension.field();
        }
      }
    }
    reporter.at(
        across,
        "%s 没有按 %s 和 %s 交叉分组；请在它的 by 里加上 { cross: [%s, %s] }"
            .formatted(id, by, across.text(), by, across.text()));
    return null;
  }
}
