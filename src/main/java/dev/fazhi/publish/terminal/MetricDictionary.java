package dev.fazhi.publish.terminal;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.publish.workbook.DictionaryGrid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the metric dictionary for a terminal, with the texts of the workbook. */
public final class MetricDictionary {

  private MetricDictionary() {}

  /**
   * Makes a paragraph for each metric, in the declared order.
   *
   * @param one null for all
   */
  public static List<String> lines(Definitions definitions, @Nullable Metric one) {
    DictionaryGrid words = new DictionaryGrid(definitions);
    List<String> lines = new ArrayList<>();
    for (Metric metric : definitions.metrics().values()) {
      if (one == null || metric.id().equals(one.id())) {
        Source source = definitions.source(metric.source());
        lines.add(metric.name() + "（" + metric.id() + "），单位：" + metric.unit());
        if (!metric.meaning().isEmpty()) {
          lines.add("    含义：" + metric.meaning());
        }
        lines.add("    算法：" + words.formula(metric) + "；" + DictionaryGrid.rounding(metric));
        lines.add("    来源：" + source.title() + "（" + source.grain() + "）");
        lines.add("    分组：" + DictionaryGrid.breakdowns(metric, source));
        lines.add("    现行口径自：" + DictionaryGrid.since(metric));
      }
    }
    return lines;
  }
}
