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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders the groups of a table; rows without a value come after the named groups. */
final class GroupOrder {

  private GroupOrder() {}

  static List<String> of(FigureIndex figures, Table table, Definitions definitions) {
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
