package dev.fazhi.publish.table.filing;

import dev.fazhi.definition.Filing;
import dev.fazhi.publish.table.extra.ExtraColumns;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table for filing.
 *
 * @param name as printed
 * @param metric the metric's id; null where each column says which
 * @param about whose numbers it has
 */
record FilingRow(String name, @Nullable String metric, ExtraColumns.Row about) {

  static FilingRow of(Filing.Line line) {
    return new FilingRow(
        line.header(),
        line.metric(),
        line.by().isEmpty()
            ? ExtraColumns.Row.TOTAL
            : new ExtraColumns.Row(line.by(), line.group(), null));
  }
}
