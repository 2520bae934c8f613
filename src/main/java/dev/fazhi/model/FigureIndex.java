package dev.fazhi.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the figures of a vintage, first of all those of the time that it reports: the year to
 * date, or the month, quarter or half year of the cut-off.
 */
public final class FigureIndex {

  private record Key(String metric, String by, String group, @Nullable Period period) {}

  private final Map<Key, Figure> figures = new HashMap<>();
  private final Map<List<String>, List<String>> groups = new HashMap<>();

  public FigureIndex(Vintage vintage) {
    Period reported = vintage.asOf().reported();
    for (Figure figure : vintage.figures()) {
      figures.put(new Key(figure.metric(), figure.by(), figure.group(), figure.period()), figure);
      if (figure.period().equals(reported)) {
        figures.put(new Key(figure.metric(), figure.by(), figure.group(), null), figure);
        groups
            .computeIfAbsent(List.of(figure.metric(), figure.by()), any -> new ArrayList<>())
            .add(figure.group());
      }
    }
  }

  /** The total of what is reported; null when the vintage has none. */
  public @Nullable Figure total(String metric) {
    return of(metric, "", "", null);
  }

  /** The total of a whole year that is over; null when the vintage has none. */
  public @Nullable Figure year(String metric, int year) {
    return of(metric, "", "", AsOf.year(year));
  }

  /** One group's of what is reported; null when the vintage has none. */
  public @Nullable Figure group(String metric, String by, String group) {
    return of(metric, by, group, null);
  }

  /**
   * The figure of a group in a period.
   *
   * @param by empty for the total
   * @param group empty for the total
   * @param period null for what is reported
   */
  public @Nullable Figure of(String metric, String by, String group, @Nullable Period period) {
    return figures.get(new Key(metric, by, group, period));
  }

  /** A month's total; null when the vintage has none. */
  public @Nullable Figure month(String metric, Period month) {
    return of(metric, "", "", month);
  }

  /** The groups that one of the metrics has in this breakdown, of what is reported. */
  public SortedSet<String> groups(List<String> metrics, String by) {
    SortedSet<String> all = new TreeSet<>();
    metrics.forEach(metric -> all.addAll(groups.getOrDefault(List.of(metric, by), List.of())));
    return all;
  }
}
