package dev.fazhi.measure.revision;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.Measurement;
import dev.fazhi.measure.Versions;
import dev.fazhi.measure.count.ComparisonYear;
import dev.fazhi.measure.revision.Revision.Cause;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Load;
import dev.fazhi.model.Period;
import dev.fazhi.model.Vintage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares two vintages of one cut-off and finds, load by load, what made the difference. */
public final class Revisions {

  private final Measurement measurement;
  private final Definitions definitions;

  /** Uses that measurement, with its counts if it measured the newer vintage. */
  public Revisions(Measurement measurement) {
    this.measurement = measurement;
    this.definitions = measurement.definitions();
  }

  private record Key(String metric, Period period, String by, String group) {
    static Key of(Figure figure) {
      return new Key(figure.metric(), figure.period(), figure.by(), figure.group());
    }
  }

  /**
   * A changed value.
   *
   * @param causes filled the newest first
   */
  private record Difference(
      Figure figure,
      ComparisonYear side,
      @Nullable BigDecimal was,
      @Nullable BigDecimal is,
      List<Cause> causes) {}

  /**
   * Every value that differs, in the order of {@code figures.csv}, this year's before last year's.
   *
   * @param loads all files; those between the two vintages are the possible causes
   */
  public List<Revision> between(Vintage before, Vintage after, List<Load> loads) {
    Map<Key, Figure> old = byKey(before.figures());
    Map<Key, Figure> now = byKey(after.figures());
    List<Difference> differences = new ArrayList<>();
    for (Figure figure : union(before, after)) {
      Key key = Key.of(figure);
      for (ComparisonYear side : ComparisonYear.values()) {
        BigDecimal was = value(old.get(key), side);
        BigDecimal is = value(now.get(key), side);
        if (!isSame(was, is)) {
          differences.add(new Difference(figure, side, was, is, new ArrayList<>()));
        }
      }
    }
    // figures by other definitions cannot be counted again
    if (!differences.isEmpty() && after.definitions().equals(definitions.digest())) {
      explain(differences, before, after, loads);
    }
    return differences.stream().map(Revisions::revision).toList();
  }

  private static Revision revision(Difference difference) {
    Figure figure = difference.figure();
    List<Cause> causes = new ArrayList<>(difference.causes());
    Collections.reverse(causes);
    return new Revision(
        figure.metric(),
        figure.name(),
        figure.unit(),
        difference.side() == ComparisonYear.NOW ? figure.period() : figure.prior(),
        figure.by(),
        figure.group(),
        difference.side() == ComparisonYear.PRIOR,
        difference.was(),
        difference.is(),
        List.copyOf(causes));
  }

  /** Goes back from the newer vintage to the older, load by load. */
  private void explain(
      List<Difference> differences, Vintage before, Vintage after, List<Load> loads) {
    List<Load> between =
        loads.stream()
            .filter(load -> load.number() > before.lastLoad() && load.number() <= after.lastLoad())
            .sorted(Comparator.comparingLong(Load::number))
            .toList();
    AsOf asOf = after.asOf();
    RowChanges rows = new RowChanges(definitions, asOf);
    differences.forEach(difference -> rows.ask(difference.figure(), difference.side()));
    Versions versions = measurement.versions(asOf, after.lastLoad());
    if (!between.isEmpty()) {
      versions.back(between.get(between.size() - 1).number(), rows);
    }
    List<@Nullable BigDecimal> values = values(differences, versions);
    for (int i = between.size() - 1; i >= 0; i--) {
      rows.clear();
      versions.back(i == 0 ? before.lastLoad() : between.get(i - 1).number(), rows);
      List<@Nullable BigDecimal> earlier = values(differences, versions);
      Load load = between.get(i);
      for (int j = 0; j < values.size(); j++) {
        Difference difference = differences.get(j);
        BigDecimal was =
            i == 0 && isSameDefinition(before, after) ? difference.was() : earlier.get(j);
        if (!isSame(was, values.get(j))) {
          difference
              .causes()
              .add(
                  new Cause(
                      load.number(),
                      load.number(),
                      List.of(load.file()),
                      was,
                      values.get(j),
                      rows.of(difference.figure(), difference.side())));
        }
      }
      values = earlier;
    }
    if (!isSameDefinition(before, after)) {
      for (int j = 0; j < values.size(); j++) {
        Difference difference = differences.get(j);
        if (!isSame(difference.was(), values.get(j))) {
          difference
              .causes()
              .add(new Cause(0, 0, List.of(), difference.was(), values.get(j), null));
        }
      }
    }
  }

  private static boolean isSameDefinition(Vintage before, Vintage after) {
    return before.definitions().equals(after.definitions());
  }

  private List<@Nullable BigDecimal> values(List<Difference> differences, Versions versions) {
    List<@Nullable BigDecimal> values = new ArrayList<>(differences.size());
    for (Difference difference : differences) {
      Figure figure = difference.figure();
      Metric metric = definitions.metrics().get(figure.metric());
      Figure known =
          metric == null
              ? null
              : versions
                  .counted()
                  .figure(metric, figure.period(), figure.by(), figure.group())
                  .orElse(null);
      values.add(value(known, difference.side()));
    }
    return values;
  }

  private static TreeSet<Figure> union(Vintage before, Vintage after) {
    TreeSet<Figure> all = new TreeSet<>(Figure.ORDER);
    // the newer one's names, where both have the figure
    all.addAll(after.figures());
    all.addAll(before.figures());
    return all;
  }

  private static Map<Key, Figure> byKey(List<Figure> figures) {
    Map<Key, Figure> byKey = new HashMap<>();
    figures.forEach(figure -> byKey.put(Key.of(figure), figure));
    return byKey;
  }

  private static @Nullable BigDecimal value(@Nullable Figure figure, ComparisonYear side) {
    if (figure == null) {
      return null;
    }
    FigureValue measure = side == ComparisonYear.NOW ? figure.current() : figure.last();
    return measure.value();
  }

  private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? Objects.equals(one, other) : one.compareTo(other) == 0;
  }
}
