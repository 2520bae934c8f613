package dev.fazhi.measure.revision;

import dev.fazhi.definition.Aggregate;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.RowTest;
import dev.fazhi.definition.condition.RowTest.Moments;
import dev.fazhi.measure.Versions;
import dev.fazhi.measure.count.ComparisonYear;
import dev.fazhi.measure.count.RowCount;
import dev.fazhi.measure.count.SourceCount;
import dev.fazhi.measure.revision.Revision.RowChange;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the rows that were added, changed or withdrawn with a step. */
final class RowChanges implements Versions.Change {

  private final Definitions definitions;
  private final AsOf asOf;
  private final Map<Question, Map<String, RowChange>> answers = new HashMap<>();
  private final Map<String, List<Asked>> bySource = new HashMap<>();
  private final Map<String, @Nullable RowTest> excluded = new HashMap<>();

  private record Question(String metric, Period period, ComparisonYear side, String by) {}

  private record Asked(
      RowCount count,
      ComparisonYear side,
      Period counted,
      Moments at,
      Metric.@Nullable Dimension dimension,
      Map<String, RowChange> answer) {}

  RowChanges(Definitions definitions, AsOf asOf) {
    this.definitions = definitions;
    this.asOf = asOf;
  }

  /**
   * Wants to know it of a figure. Not of what is no count, nor of groups of a month or a past year:
   * they are many, and their rows are among those of the total.
   */
  void ask(Figure figure, ComparisonYear side) {
    Metric metric = definitions.metrics().get(figure.metric());
    boolean count =
        metric != null
            && metric.counting() instanceof Metric.Rows rows
            && rows.aggregate() == Aggregate.COUNT;
    if (metric == null
        || !count
        || (!figure.isTotal() && !figure.period().equals(asOf.reported()))) {
      return;
    }
    Question question = new Question(metric.id(), figure.period(), side, figure.by());
    if (answers.containsKey(question)) {
      return;
    }
    Map<String, RowChange> answer = new HashMap<>();
    answers.put(question, answer);
    Source source = definitions.source(metric.source());
    Condition exclude = source.exclude();
    excluded.put(source.id(), exclude == null ? null : exclude.compile(source.fields()));
    Period counted = side.of(figure.period());
    bySource
        .computeIfAbsent(source.id(), any -> new ArrayList<>())
        .add(
            new Asked(
                RowCount.of(metric, source),
                side,
                counted,
                RowCount.moments(side.of(asOf), counted),
                metric.by().stream()
                    .filter(dimension -> dimension.field().equals(figure.by()))
                    .findFirst()
                    .orElse(null),
                answer));
  }

  /** What was found of a figure since the last {@link #clear}; null when it was not asked for. */
  @Nullable RowChange of(Figure figure, ComparisonYear side) {
    Map<String, RowChange> answer =
        answers.get(new Question(figure.metric(), figure.period(), side, figure.by()));
    boolean group = figure.isTotal() || figure.period().equals(asOf.reported());
    return answer == null || !group ? null : answer.getOrDefault(figure.group(), RowChange.NONE);
  }

  void clear() {
    answers.values().forEach(Map::clear);
  }

  @Override
  public void accept(
      Source source,
      @Nullable Object @Nullable [][] before,
      @Nullable Object @Nullable [][] after) {
    for (Asked asked : bySource.getOrDefault(source.id(), List.of())) {
      String was = group(asked, source, before);
      String is = group(asked, source, after);
      if (was != null && was.equals(is)) {
        add(asked, was, new RowChange(0, 1, 0));
      } else {
        add(asked, is, new RowChange(1, 0, 0));
        add(asked, was, new RowChange(0, 0, 1));
      }
    }
  }

  /** The group in which a row counts; null when it does not. */
  private @Nullable String group(
      Asked asked, Source source, @Nullable Object @Nullable [][] sides) {
    if (sides == null) {
      return null;
    }
    @Nullable Object[] row = sides[asked.side().ordinal()];
    RowTest exclude = excluded.get(source.id());
    if ((exclude != null && exclude.holds(row, Moments.NONE))
        || !asked.count().counts(row, asked.counted(), asked.at())) {
      return null;
    }
    Metric.Dimension dimension = asked.dimension();
    return dimension == null ? "" : SourceCount.group(source, dimension, row);
  }

  private static void add(Asked asked, @Nullable String group, RowChange more) {
    if (group != null) {
      asked
          .answer()
          .merge(
              group,
              more,
              (one, other) ->
                  new RowChange(
                      one.added() + other.added(),
                      one.changed() + other.changed(),
                      one.withdrawn() + other.withdrawn()));
    }
  }
}
