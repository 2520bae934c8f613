package dev.fazhi.publish.table.filing;

import dev.fazhi.definition.Filing;
import dev.fazhi.definition.Metric;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.publish.table.extra.ExtraWording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table for filing, groups and years counted out.
 *
 * @param path its headers from top to bottom
 * @param leaf what it shows
 * @param by the field of the group that it is about; empty for none
 * @param group that group
 * @param year the year that it is about; null for what is reported
 */
record FilingColumn(
    List<String> path, Filing.Leaf leaf, String by, String group, @Nullable Period year) {

  /** In place of a group's name where rows have none. */
  static final String UNNAMED = "未填写";

  /**
   * The columns under these headers.
   *
   * @param groups of a field
   * @param years so many, the cut-off's last
   */
  static List<FilingColumn> of(
      List<Filing.Head> heads,
      Function<String, List<String>> groups,
      IntFunction<List<Period>> years) {
    List<FilingColumn> columns = new ArrayList<>();
    FilingColumn none =
        new FilingColumn(List.of(), new Filing.Leaf(null, Filing.Part.VALUE), "", "", null);
    heads.forEach(head -> none.add(head, groups, years, columns));
    return List.copyOf(columns);
  }

  static String name(String group) {
    return group.equals(Figure.NO_GROUP) ? UNNAMED : group;
  }

  private void add(
      Filing.Head head,
      Function<String, List<String>> groups,
      IntFunction<List<Period>> years,
      List<FilingColumn> columns) {
    for (FilingColumn over : under(head.header()).spread(head, groups, years)) {
      Filing.Leaf leaf = head.leaf();
      if (leaf == null) {
        head.heads().forEach(each -> over.add(each, groups, years, columns));
      } else {
        columns.add(new FilingColumn(over.path, leaf, over.by, over.group, over.year));
      }
    }
  }

  private List<FilingColumn> spread(
      Filing.Head head, Function<String, List<String>> groups, IntFunction<List<Period>> years) {
    String across = head.across();
    if (across != null) {
      return groups.apply(across).stream()
          .map(each -> new FilingColumn(under(name(each)).path, leaf, across, each, year))
          .toList();
    } else if (head.years() > 0) {
      return years.apply(head.years()).stream()
          .map(each -> new FilingColumn(under(ExtraWording.year(each)).path, leaf, by, group, each))
          .toList();
    }
    return List.of(this);
  }

  private FilingColumn under(String header) {
    List<String> longer = new ArrayList<>(path);
    longer.add(header);
    return new FilingColumn(List.copyOf(longer), leaf, by, group, year);
  }

  /** Whether it shows a metric: its own, or each where it has none. */
  boolean shows(Metric metric) {
    String own = leaf().metric();
    return own == null || own.equals(metric.id());
  }
}
