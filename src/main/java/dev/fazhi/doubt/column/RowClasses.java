package dev.fazhi.doubt.column;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.IntColumn;
import dev.fazhi.store.archive.DateRange;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of all rows say, in few classes: words by themselves, moments by their hour,
 * numbers by their size, days by whether there is one. An empty cell is class 0.
 */
final class RowClasses {

  /** A column with more different values says nothing of others. */
  static final int MOST = 60;

  private static final int SIZES = 20;

  /** One column, and the class of each word in it. */
  private static final class Column {
    private final int position;
    private final IntColumn classes = new IntColumn();
    private final Map<Object, Integer> known = new HashMap<>();
    private boolean empty;

    Column(int position) {
      this.position = position;
    }

    void add(@Nullable Object value) {
      Object word = value == null ? null : word(value);
      empty |= word == null;
      if (word != null && known.size() <= MOST) {
        known.putIfAbsent(word, known.size() + 1);
      }
      classes.add(word == null ? 0 : known.getOrDefault(word, 0));
    }

    private static Object word(Object value) {
      if (value instanceof Number number) {
        double size = Math.abs(number.doubleValue());
        return size < 1 ? 0 : Math.min(SIZES, 1 + (int) (Math.log(size) / Math.log(2)));
      } else if (value instanceof LocalDateTime moment) {
        return DateRange.hasHour(moment) ? moment.getHour() : SIZES;
      } else if (value instanceof String text) {
        int level = text.indexOf('>');
        return level < 0 ? text : text.substring(0, level);
      }
      return value instanceof Boolean ? value : Boolean.TRUE;
    }

    /** Whether it has more than one class, and few. */
    boolean tells() {
      return known.size() <= MOST && known.size() + (empty ? 1 : 0) > 1;
    }
  }

  private final List<Column> columns = new ArrayList<>();

  RowClasses(Source source) {
    for (int position : source.positions(field -> isAsked(source, field))) {
      columns.add(new Column(position));
    }
  }

  private static boolean isAsked(Source source, Field field) {
    return !source.key().contains(field.name()) && field.type() != Field.Type.PERIOD;
  }

  void add(List<? extends @Nullable Object> values) {
    columns.forEach(column -> column.add(values.get(column.position)));
  }

  /** By the position of its field, the classes of each column that may say something of others. */
  Map<Integer, IntColumn> all() {
    Map<Integer, IntColumn> all = new TreeMap<>();
    for (Column column : columns) {
      if (column.tells()) {
        all.put(column.position, column.classes);
      }
    }
    return all;
  }
}
