package dev.fazhi.definition.reading.metric;

import dev.fazhi.definition.MeasuredField;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.reading.source.Known;
import dev.fazhi.definition.schema.ValuePatterns;
import dev.fazhi.definition.yaml.Ordered;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of {@code metrics/}. All are gathered first, since a metric may build on another
 * that follows it or is in another file.
 */
public final class MetricReader {

  private final Known known;
  private final Map<String, MetricDraft> drafts = new LinkedHashMap<>();
  private final Map<String, Metric> made = new LinkedHashMap<>();
  private final Set<String> tried = new HashSet<>();
  private final List<String> path = new ArrayList<>();
  private final ComputedFields computed = new ComputedFields();
  private final MetricMaker maker;
  private boolean open;

  public MetricReader(Known known) {
    this.known = known;
    maker = new MetricMaker(known, computed, this::find);
  }

  /** Records that a file could not be read, so that it may contain any metric. */
  public void addUnreadable() {
    open = true;
  }

  public void add(Block file, Reporter reporter) {
    Word source = file.word("source");
    if (source != null) {
      known.requireSource(source, reporter);
    }
    Map<Word, Block> metrics = file.named("metrics");
    open |= metrics.isEmpty();
    metrics.forEach(
        (id, block) -> {
          MetricDraft draft = MetricDraft.of(id, block, file, reporter);
          MetricDraft first = drafts.putIfAbsent(id.text(), draft);
          if (first != null) {
            reporter.at(
                id,
                "指标 %s 在 %s:%s 已经有了；请改名或删去一处"
                    .formatted(id.text(), first.reporter().file(), first.id().line()));
          }
        });
  }

  /** All metrics that are right, in the order declared. */
  public Map<String, Metric> metrics() {
    drafts.keySet().forEach(this::find);
    drafts.values().forEach(this::checkBounds);
    Map<String, Metric> ordered = new LinkedHashMap<>();
    for (String id : drafts.keySet()) {
      Metric metric = made.get(id);
      if (metric != null) {
        ordered.put(id, metric);
      }
    }
    return Ordered.copy(ordered);
  }

  /** A verdict compares a value with another metric's of the same group and unit. */
  private void checkBounds(MetricDraft draft) {
    Metric own = made.get(draft.id().text());
    for (Block grade : draft.block().blocks("verdict")) {
      for (String key : QualityExpectationReader.BOUNDS) {
        Word bound = grade.word(key);
        if (bound == null || bound.text().matches(ValuePatterns.NUMBER)) {
          continue;
        }
        Metric of = find(draft, bound);
        if (own != null && of != null && !of.unit().equals(own.unit())) {
          draft.fault(
              bound, of.id() + " 的单位是“" + of.unit() + "”，与这个指标的“" + own.unit() + "”不同，不能相比；请换一个指标");
        }
      }
    }
  }

  /** The fields that the metrics of a source declare where they need them. */
  public List<MeasuredField> computed(String source) {
    return computed.of(source);
  }

  /** The names that other definitions may use. */
  public MetricNames names() {
    return new MetricNames(List.copyOf(drafts.keySet()), Set.copyOf(maker.vague()), open);
  }

  private @Nullable Metric find(String id) {
    MetricDraft draft = drafts.get(id);
    if (draft == null || made.containsKey(id)) {
      return made.get(id);
    }
    if (path.contains(id)) {
      String circle = String.join(" → ", path.subList(path.indexOf(id), path.size()));
      String key = draft.isRatio() ? "ratio" : draft.isDerived() ? "derive" : "from";
      draft.fault(key, "绕成了圈（" + circle + " → " + id + "）；请断开一处");
      return null;
    }
    if (tried.add(id)) {
      path.add(id);
      Metric metric = maker.make(draft);
      path.remove(path.size() - 1);
      if (metric != null) {
        made.put(id, metric);
      }
    }
    return made.get(id);
  }

  /** The metric that another one names under that key; null when it is not there or not right. */
  private @Nullable Metric find(MetricDraft draft, @Nullable Word id) {
    if (id == null) {
      return null;
    }
    String missing = names().missing(id.text());
    if (missing != null) {
      draft.fault(id, missing);
      return null;
    }
    return find(id.text());
  }
}
