package dev.fazhi.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks up the figures of a vintage; of whole years the totals. */
public final class FigureIndex {

  private record Key(String metric, String by, String group, @Nullable Period month) {}

  private final Map<Key, Figure> figures = new HashMap<>();
  private final Map<String, Figure> years = new HashMap<>();
  private final Map<List<String>, List<String>> groups = new HashMap<>();

  public FigureIndex(Vintage vintage) {
    for (Figure figure : vintage.figures()) {
      Period.Kind kind = figure.period().kind();
      if (kind == Period.Kind.YEAR && figure.isTotal()) {
        years.put(figure.metric() + " " + figure.period().from().getYear(), figure);
      } else if (kind != Period.Kind.YEAR) {
        Period month = kind == Period.Kind.MONTH ? figure.period() : null;
        figures.put(new Key(figure.metric(), figure.by(), figure.group(), month), figure);
        if (month == null) {
          groups
              .computeIfAbsent(List.of(figure.metric(), figure.by()), any -> new ArrayList<>())
              .add(figure.group());
        }
      }
    }
  }

  /** The total for the year to date; null when the vintage has none. */
  public @Nullable Figure total(String metric) {
    return of(metric, "", "", null);
  }

  /** The total of a whole year that is over; null when the vintage has none. */
  public @Nullable Figure year(String metric, int year) {
    return years.get(metric + " " + year);
  }

  /** One group's for the year to date; null when the vintage has none. */
  public @Nullable Figure group(String metric, String by, String group) {
    return of(metric, by, group, null);
  }

  /** The figure of the group in the month; empty for the total, null for the year to date. */
  public @Nullable Figure of(String metric, String by, String group, @Nullable Period month) {
    return figures.get(new Key(metric, by, group, month));
  }

  /** A month's total; null when the vintage has none. */
  public @Nullable Figure month(String metric, Period month) {
    return of(metric, "", "", month);
  }

  /** The groups that one of the metrics has in this breakdown for the year to date. */
  public SortedSet<String> groups(List<String> metrics, String by) {
    SortedSet<String> all = new TreeSet<>();
    metrics.forEach(metric -> all.addAll(groups.getOrDefault(List.of(metric, by), List.of())));
    return all;
  }
}
