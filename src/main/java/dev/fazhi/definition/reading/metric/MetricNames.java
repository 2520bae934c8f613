package dev.fazhi.definition.reading.metric;

import dev.fazhi.definition.Metric;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ids of all metrics, valid or not, that other definitions may name.
 *
 * @param ids in the order declared
 * @param vague those whose breakdown is wrong, so that nothing more is said of it
 * @param open whether a file could not be read, so that any metric may be there
 */
public record MetricNames(List<String> ids, Set<String> vague, boolean open) {

  /** What to say of a metric that has no such breakdown; null when it has, or may have. */
  public @Nullable String unbroken(String id, String by, Map<String, Metric> metrics) {
    Metric metric = metrics.get(id);
    if (metric == null
        || vague.contains(id)
        || metric.by().stream().anyMatch(dimension -> dimension.field().equals(by))) {
      return null;
    }
    List<String> fields = metric.by().stream().map(Metric.Dimension::field).toList();
    return "指标 " + id + " 没有按“" + by + "”分组" + Spelling.hint(by, fields, "；请在它的 by 里加上");
  }

  /** Whether a metric is there, or may be; reports it if not. */
  public boolean require(Word id, Reporter reporter) {
    String missing = missing(id.text());
    if (missing != null) {
      reporter.at(id, missing);
    }
    return missing == null;
  }

  /** What to say of a metric that is not there; null when it is, or may be. */
  public @Nullable String missing(String id) {
    if (open || ids.contains(id)) {
      return null;
    }
    if (id.matches(".*[,、，；;].*")) {
      return "“" + id + "”像是几个指标连在一起；请分开写，如 [甲, 乙]";
    }
    return "没有指标“" + id + "”" + Spelling.hint(id, ids, "；请在 metrics/ 里先定义它");
  }
}
