package dev.fazhi.measure.trace;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.model.SafeText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds a metric by the name that a person gives. */
public final class MetricName {

  private MetricName() {}

  /**
   * The metric with that id or Chinese name.
   *
   * @throws dev.fazhi.model.Problem FZ-321 when there is none or more than one, with the nearest
   */
  public static Metric find(Definitions definitions, String wanted) {
    Metric byId = definitions.metrics().get(wanted);
    if (byId != null) {
      return byId;
    }
    List<Metric> byName =
        definitions.metrics().values().stream()
            .filter(metric -> Spelling.normal(metric.name()).equals(Spelling.normal(wanted)))
            .toList();
    if (byName.size() == 1) {
      return byName.get(0);
    } else if (byName.size() > 1) {
      throw TraceRequestResolver.unknown(
          "有几个指标都叫“%s”：%s。请写其中一个的编号。"
              .formatted(
                  SafeText.safe(wanted),
                  byName.stream().map(Metric::id).collect(Collectors.joining("、"))));
    }
    Set<String> known = new TreeSet<>(definitions.metrics().keySet());
    definitions.metrics().values().forEach(metric -> known.add(metric.name()));
    throw TraceRequestResolver.unknown(
        "没有指标“" + SafeText.safe(wanted) + "”" + TraceRequestResolver.nearest(wanted, known, "。"));
  }
}
