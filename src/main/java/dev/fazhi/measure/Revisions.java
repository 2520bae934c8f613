package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.Revision.Cause;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Load;
import dev.fazhi.model.Measure;
import dev.fazhi.model.Period;
import dev.fazhi.model.Vintage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sets two vintages of one cut-off side by side and finds, load by load, what made the difference:
 * the figures are measured again as they were known after each load between the two.
 */
public final class Revisions {

  /** Beyond so many loads several make one step, or it would take the night. */
  private static final int MOST_STEPS = 40;

  private final DataSource database;
  private final Definitions definitions;

  /** Measures by these definitions in that database. */
  public Revisions(DataSource database, Definitions definitions) {
    this.database = database;
    this.definitions = definitions;
  }

  private record Key(String metric, Period period, String by, String group) {
    static Key of(Figure figure) {
      return new Key(figure.metric(), figure.period(), figure.by(), figure.group());
    }
  }

  /**
   * What was known after one more step.
   *
   * @param first the step's first load; 0 for a change of the definitions
   */
  private record State(long first, long last, List<String> files, Map<Key, Figure> figures) {}

  /**
   * Every value that differs, in the order of {@code figures.csv}, this year's before last year's.
   *
   * @param loads all files; those between the two vintages are the possible causes
   */
  public List<Revision> between(Vintage before, Vintage after, List<Load> loads) {
    Map<Key, Figure> old = byKey(before.figures());
    Map<Key, Figure> now = byKey(after.figures());
    List<State> states = null;
    List<Revision> revisions = new ArrayList<>();
    RowChanges rows = new RowChanges(database, definitions, after.asOf());
    for (Figure figure : union(before, after)) {
      Key key = Key.of(figure);
      for (Side side : Side.values()) {
        BigDecimal was = value(old.get(key), side);
        BigDecimal is = value(now.get(key), side);
        if (isSame(was, is)) {
          continue;
        }
        if (states == null) {
          states = states(before, after, loads);
        }
        revisions.add(
            new Revision(
                figure.metric(),
                figure.name(),
                figure.unit(),
                side == Side.NOW ? figure.period() : figure.prior(),
                figure.by(),
                figure.group(),
                side == Side.PRIOR,
                was,
                is,
                causes(figure, key, side, was, states, rows)));
      }
    }
    return revisions;
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

  private static @Nullable BigDecimal value(@Nullable Figure figure, Side side) {
    if (figure == null) {
      return null;
    }
    Measure measure = side == Side.NOW ? figure.current() : figure.last();
    return measure.value();
  }

  private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? Objects.equals(one, other) : one.compareTo(other) == 0;
  }

  /**
   * The figures after each step from the older vintage to the newer. None when the newer was not
   * measured by the definitions at hand, for then nothing can be measured again.
   */
  private List<State> states(Vintage before, Vintage after, List<Load> loads) {
    List<State> states = new ArrayList<>();
    if (!after.definitions().equals(definitions.digest())) {
      return states;
    }
    if (!before.definitions().equals(after.definitions())) {
      states.add(new State(0, 0, List.of(), measured(after.asOf(), before.lastLoad())));
    }
    List<Load> between =
        loads.stream()
            .filter(load -> load.number() > before.lastLoad() && load.number() <= after.lastLoad())
            .sorted(java.util.Comparator.comparingLong(Load::number))
            .toList();
    int size = (between.size() + MOST_STEPS - 1) / MOST_STEPS;
    for (int from = 0; from < between.size(); from += Math.max(1, size)) {
      List<Load> step = between.subList(from, Math.min(between.size(), from + size));
      long first = step.get(0).number();
      long last = step.get(step.size() - 1).number();
      Map<Key, Figure> figures =
          last == after.lastLoad() ? byKey(after.figures()) : measured(after.asOf(), last);
      states.add(new State(first, last, step.stream().map(Load::file).toList(), figures));
    }
    return states;
  }

  private Map<Key, Figure> measured(AsOf asOf, long load) {
    return byKey(new Measurement(database, definitions).measure(asOf, load).figures());
  }

  private List<Cause> causes(
      Figure figure,
      Key key,
      Side side,
      @Nullable BigDecimal start,
      List<State> states,
      RowChanges rows) {
    List<Cause> causes = new ArrayList<>();
    BigDecimal value = start;
    for (State state : states) {
      BigDecimal next = value(state.figures().get(key), side);
      if (!isSame(value, next)) {
        Metric metric = definitions.metrics().get(figure.metric());
        causes.add(
            new Cause(
                state.first(),
                state.last(),
                state.files(),
                value,
                next,
                metric == null || state.first() == 0
                    ? null
                    : rows.of(metric, figure, side, state.first(), state.last())));
      }
      value = next;
    }
    return List.copyOf(causes);
  }
}
