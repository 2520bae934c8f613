package dev.fazhi.measure.count;

import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects counted values by metric, side, period, breakdown and group. */
public final class CountStore {

  /**
   * @param value exact, not rounded; null when nothing can be said (a mean of nothing)
   * @param rows how many rows it was made from, or may be
   * @param known whether the files say of all these rows what is counted of them
   * @param reports of values that units report, whose and of which months they are
   */
  public record Raw(@Nullable BigDecimal value, long rows, boolean known, Set<String> reports) {
    Raw(@Nullable BigDecimal value, long rows, boolean known) {
      this(value, rows, known, Set.of());
    }
  }

  private record Key(String metric, ComparisonYear side, Period period, String by, String group) {}

  private record Place(Period period, String by, String group) {}

  private record Scope(String metric, Period period, String by) {}

  private final Map<Key, Raw> raws = new HashMap<>();
  private final Map<Scope, Set<String>> groups = new HashMap<>();
  private final Map<String, Set<String>> texts = new HashMap<>();
  private final Map<String, Map<Place, Set<String>>> notes = new HashMap<>();

  /** Replaces a value; one of no rows is removed. */
  void put(String metric, ComparisonYear side, Period period, String by, String group, Raw raw) {
    Key key = new Key(metric, side, period, by, group);
    Set<String> known =
        groups.computeIfAbsent(new Scope(metric, period, by), scope -> new TreeSet<>());
    if (raw.rows() > 0) {
      raws.put(key, raw);
      known.add(group);
    } else if (raws.remove(key) != null) {
      ComparisonYear other = side == ComparisonYear.NOW ? ComparisonYear.PRIOR : ComparisonYear.NOW;
      if (get(metric, other, period, by, group) == null) {
        known.remove(group);
      }
    }
  }

  /** The counted value; null when there was no row. */
  @Nullable
  public Raw get(String metric, ComparisonYear side, Period period, String by, String group) {
    return raws.get(new Key(metric, side, period, by, group));
  }

  /** The groups with at least one row in either of the two years. */
  public Set<String> groups(String metric, Period period, String by) {
    return groups.getOrDefault(new Scope(metric, period, by), Set.of());
  }

  /** Replaces the texts of which a metric counts the different ones, if for the year to date. */
  void putTexts(String metric, ComparisonYear side, Period period, Supplier<Set<String>> all) {
    if (side == ComparisonYear.NOW && period.kind() == Period.Kind.YTD) {
      texts.put(metric, all.get());
    }
  }

  /** The texts of which a metric counts the different ones, for the year to date. */
  public Set<String> texts(String metric) {
    return texts.getOrDefault(metric, Set.of());
  }

  /** Adds a note to a figure. */
  void note(String metric, Period period, String by, String group, String note) {
    notes
        .computeIfAbsent(metric, any -> new HashMap<>())
        .computeIfAbsent(new Place(period, by, group), any -> new TreeSet<>())
        .add(note);
  }

  /** Removes the notes of a metric. */
  void forgetNotes(String metric) {
    notes.remove(metric);
  }

  /** The notes of a figure in alphabetical order. */
  public Set<String> notes(String metric, Period period, String by, String group) {
    return notes
        .getOrDefault(metric, Map.of())
        .getOrDefault(new Place(period, by, group), Set.of());
  }
}
