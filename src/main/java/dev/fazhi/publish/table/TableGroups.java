package dev.fazhi.publish.table;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.Table;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The groups of a table in their order, that of rows without a value last.
 *
 * @param shown those with a row of their own
 * @param rest those that share a row; none when all are shown
 * @param tied how many more are shown than were asked for, as they equal the last
 */
public record TableGroups(List<String> shown, List<String> rest, int tied) {

  /** Takes the first of a table that shows but these, and all that equal the last of them. */
  public static TableGroups of(FigureIndex figures, Table table, Definitions definitions) {
    List<String> all = ordered(figures, table, definitions);
    int named = all.size() - (all.contains(Figure.NO_GROUP) ? 1 : 0);
    if (table.top() == 0 || named <= table.top()) {
      return new TableGroups(all, List.of(), 0);
    }
    int shown = table.top();
    while (shown < named && isSame(figures, table, all.get(table.top() - 1), all.get(shown))) {
      shown++;
    }
    return new TableGroups(
        List.copyOf(all.subList(0, shown)),
        List.copyOf(all.subList(shown, named)),
        shown - table.top());
  }

  private static boolean isSame(FigureIndex figures, Table table, String one, String other) {
    BigDecimal value = value(figures, table, one);
    BigDecimal another = value(figures, table, other);
    return value == null || another == null ? value == another : value.compareTo(another) == 0;
  }

  private static @Nullable BigDecimal value(FigureIndex figures, Table table, String group) {
    String by = Objects.requireNonNull(table.by(), "a table of groups has a field to group by");
    return value(figures.group(table.metrics().get(0), by, group));
  }

  /** What the row of the rest is called. */
  public String restName() {
    return "其他（%s个）".formatted(rest.size());
  }

  /** What must be said of the rows that are not shown; nothing when all are. */
  public List<String> lines(String metric) {
    if (rest.isEmpty()) {
      return List.of();
    }
    String tie = tied == 0 ? "" : "，其中最后 %s 个并列（数相同，一并列出）".formatted(tied + 1);
    return List.of(
        "列出“%s”最大的 %s 个%s；其余 %s 个合为一行“其他”，件数相加，比率用其余各组的分子、分母重新计算，平均数一类的不算。"
            .formatted(metric, shown.size(), tie, rest.size()));
  }

  private static List<String> ordered(FigureIndex figures, Table table, Definitions definitions) {
    String by = table.by();
    if (by == null) {
      return List.of();
    }
    List<String> groups = new ArrayList<>(figures.groups(table.metrics(), by));
    Comparator<String> order = Comparator.comparing(group -> group.equals(Figure.NO_GROUP));
    if (table.order() == Table.Order.VALUE) {
      String metric = table.metrics().get(0);
      Comparator<BigDecimal> largest = Comparator.reverseOrder();
      order =
          order.thenComparing(
              group -> value(figures.group(metric, by, group)), Comparator.nullsLast(largest));
    }
    // bands in their own order
    Source source = definitions.source(definitions.metric(table.metrics().get(0)).source());
    List<String> bands =
        source.measured(Set.of(by)).isEmpty()
            ? List.of()
            : List.copyOf(source.field(by).values().values());
    order = order.thenComparing(group -> bands.indexOf(group));
    groups.sort(order.thenComparing(Comparator.naturalOrder()));
    return groups;
  }

  private static @Nullable BigDecimal value(@Nullable Figure figure) {
    return figure == null ? null : figure.current().value();
  }
}
