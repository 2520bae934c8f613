package dev.fazhi.measure.check.name;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.check.FigureChecks;
import dev.fazhi.measure.check.FigureDoubts;
import dev.fazhi.measure.check.SourceChecks;
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
import java.util.stream.Stream;

/**
 * Values that are counted as different ones, and differ in nothing but a mark, a blank, an addition
 * in brackets, or words that people leave out; and values that say that there is none.
 */
public final class SpelledValues implements FigureDoubts {

  private static final String SPELLED = "FZ-533";

  /** More of them are no names. */
  private static final int MOST_VALUES = 20_000;

  private final Definitions definitions;
  private final List<Fault> faults = new ArrayList<>();

  /** By a metric, two of its values. */
  private final Map<String, String> spelled = new HashMap<>();

  /** By a metric, those of its values that are no names. */
  private final Map<String, String> noNames = new HashMap<>();

  /** Those among the metrics. */
  public SpelledValues(Definitions definitions, CountStore tally) {
    this.definitions = definitions;
    for (Metric metric : definitions.metrics().values()) {
      Set<String> values = tally.texts(metric.id());
      if (values.size() > 1 && values.size() <= MOST_VALUES) {
        find(metric, values);
        findNoNames(metric, values);
      }
    }
  }

  private void find(Metric metric, Set<String> values) {
    Map<String, String> plain = new HashMap<>();
    List<String> pairs = new ArrayList<>();
    for (String value : values) {
      String letters = GroupNames.spoken(value);
      String other = letters.isEmpty() ? null : plain.putIfAbsent(letters, value);
      if (other != null) {
        pairs.add(pair(metric, other, value));
      }
    }
    Map<String, List<String>> bracketed = new HashMap<>();
    for (String value : values) {
      String letters = GroupNames.spoken(value);
      GroupNames.cores(value).stream()
          .map(GroupNames::spoken)
          .filter(core -> !core.equals(letters))
          .flatMap(core -> Stream.ofNullable(plain.get(core)))
          .findFirst()
          .ifPresent(other -> pairs.add(pair(metric, other, value)));
      String outside = GroupNames.spoken(GroupNames.outsideBrackets(value));
      bracketed.computeIfAbsent(outside, any -> new ArrayList<>()).add(value);
    }
    bracketed.forEach(
        (outside, all) -> {
          // of three or more it is what stands in the brackets that tells them apart
          String other = plain.get(outside);
          if (other != null && all.size() == 2) {
            all.stream()
                .filter(value -> !GroupNames.spoken(value).equals(outside))
                .forEach(value -> pairs.add(pair(metric, other, value)));
          }
        });
    tell(metric, pairs, "像是同一个的两种写法，各算了一个；请统一写法后重新导出，或登记为别名后运行 ./fazhi rebuild。");
  }

  private String pair(Metric metric, String one, String other) {
    spelled.putIfAbsent(metric.id(), Note.SPELLED_VALUES.with(List.of(one, other)));
    return "“%s”和“%s”".formatted(SafeText.safe(one), SafeText.safe(other));
  }

  private void findNoNames(Metric metric, Set<String> values) {
    if (metric.counting() instanceof Metric.Rows rows
        && rows.of() instanceof Metric.Operand.Value of) {
      String title = definitions.source(metric.source()).field(of.field()).title();
      List<String> none =
          values.stream()
              .filter(value -> GroupNames.isNone(value, title, values))
              .sorted()
              .toList();
      if (!none.isEmpty()) {
        noNames.put(metric.id(), Note.NO_NAMES.with(none));
      }
      List<String> said = none.stream().map(name -> "“" + SafeText.safe(name) + "”").toList();
      tell(metric, said, "像是说没有、不是或不作数的，不是名称，也各算了一个；请改成空格，或写进来源里这一列的 empty 后运行 ./fazhi rebuild。");
    }
  }

  private void tell(Metric metric, List<String> what, String then) {
    if (!what.isEmpty()) {
      String message =
          "%s 数的是有几个不同的，%s%s".formatted(metric.name(), SourceChecks.several(what, "，"), then);
      faults.add(FigureChecks.fault(SPELLED, Fault.Severity.WARNING, metric, null, message));
    }
  }

  @Override
  public List<Fault> faults() {
    return faults;
  }

  @Override
  public Figure noted(Figure figure) {
    Figure noted = figure;
    for (Map<String, String> notes : List.of(spelled, noNames)) {
      String note = notes.get(figure.metric());
      noted = note == null ? noted : noted.noted(note);
    }
    return noted;
  }
}
