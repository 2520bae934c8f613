package dev.fazhi.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A metric over a period up to the cut-off, beside the same period last year: one row of {@code
 * figures.csv}.
 *
 * @param metric the metric's id
 * @param name its name in Chinese
 * @param unit its unit, such as 件 or %
 * @param period the period counted
 * @param prior the same period last year
 * @param by the field that it is broken down by; empty for the total
 * @param group the group's name; empty for the total, {@link #NO_GROUP} for rows without a value
 * @param current the value of the period
 * @param last the value of the prior period
 * @param comparison of the two
 * @param notes short words in English that say what a reader must know, such as {@code no-prior};
 *     none twice
 */
public record Figure(
    String metric,
    String name,
    String unit,
    Period period,
    Period prior,
    String by,
    String group,
    FigureValue current,
    FigureValue last,
    Comparison comparison,
    List<String> notes) {

  /** The group of rows that have no value in the field of the breakdown. */
  public static final String NO_GROUP = "(空)";

  /** The order of {@code figures.csv}: metric, period, from, by, group, each by code point. */
  public static final Comparator<Figure> ORDER =
      Comparator.comparing(Figure::metric)
          .thenComparing(figure -> figure.period().kind().id())
          .thenComparing(figure -> figure.period().from())
          .thenComparing(Figure::by)
          .thenComparing(Figure::group);

  /** The same with one more note. */
  public Figure noted(String note) {
    List<String> all = new ArrayList<>(notes);
    all.add(note);
    return new Figure(
        metric, name, unit, period, prior, by, group, current, last, comparison, List.copyOf(all));
  }

  /** Whether a reader must know that, with whatever detail. */
  public boolean has(Note note) {
    return notes.stream().anyMatch(note::is);
  }

  /**
   * The comparison as people are shown it: nothing where a note forbids to compare the two years,
   * which {@code figures.csv} sets beside the difference.
   */
  public Comparison shownComparison() {
    return isComparable() ? comparison : Comparison.NONE;
  }

  /** Whether no note forbids to compare the two years. */
  public boolean isComparable() {
    return notes.stream()
        .flatMap(note -> Note.find(note).stream())
        .noneMatch(Note::forbidsComparison);
  }

  /** Whether this is the total over all groups. */
  public boolean isTotal() {
    return by.isEmpty();
  }
}
