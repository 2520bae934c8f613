package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.count.CountStore;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Note;
import dev.fazhi.model.SafeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values that are counted as different ones, and differ in nothing but a mark, a blank, or how
 * people write the kind of a company.
 */
public final class SpelledValues implements FigureDoubts {

  private static final String SPELLED = "FZ-533";

  /** More of them are no names. */
  private static final int MOST_VALUES = 20_000;

  private final List<Fault> faults = new ArrayList<>();

  /** By a metric, two of its values. */
  private final Map<String, String> notes = new HashMap<>();

  /** Those among the metrics. */
  public SpelledValues(Definitions definitions, CountStore tally) {
    for (Metric metric : definitions.metrics().values()) {
      Set<String> values = tally.texts(metric.id());
      if (values.size() > 1 && values.size() <= MOST_VALUES) {
        find(metric, values);
      }
    }
  }

  private void find(Metric metric, Set<String> values) {
    Map<String, String> known = new HashMap<>();
    List<String> pairs = new ArrayList<>();
    for (String value : values) {
      String letters = GroupNames.letters(value).replace("有限责任公司", "有限公司");
      String other = letters.isEmpty() ? null : known.putIfAbsent(letters, value);
      if (other != null) {
        pairs.add("“%s”和“%s”".formatted(SafeText.safe(other), SafeText.safe(value)));
        notes.putIfAbsent(metric.id(), Note.SPELLED_VALUES.with(List.of(other, value)));
      }
    }
    if (!pairs.isEmpty()) {
      String message =
          "%s 数的是有几个不同的，%s像是同一个的两种写法，各算了一个；请统一写法后重新导出，或登记为别名后运行 ./fazhi rebuild。"
              .formatted(metric.name(), SourceChecks.several(pairs, "，"));
      faults.add(FigureChecks.fault(SPELLED, Fault.Severity.WARNING, metric, null, message));
    }
  }

  @Override
  public List<Fault> faults() {
    return faults;
  }

  @Override
  public Figure noted(Figure figure) {
    String note = notes.get(figure.metric());
    return note == null ? figure : figure.noted(note);
  }
}
