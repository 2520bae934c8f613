package dev.fazhi.store.facts;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.database.SqlNames;
import java.time.LocalDate;

/** SQL for the days that rows of a source are about, by its coverage field. */
public record Coverage(Source source) {

  /** The condition that all days of a row are in that range. */
  public String within(DateRange span, String prefix) {
    String name = source.coverage();
    if (name == null) {
      return "1 = 0";
    }
    String column = prefix + SqlNames.column(name);
    if (source.field(name).type() == Field.Type.PERIOD) {
      return """
      (CASE WHEN LENGTH(%s) = 4 THEN %s || '-01' ELSE %s END >= '%s' AND CASE WHEN LENGTH(%s) \
      = 4 THEN %s || '-12' ELSE %s END <= '%s')\
      """
          .formatted(
              column, column, column, month(span.from()), column, column, column, month(span.to()));
    }
    return "(%s >= DATE '%s' AND %s < DATE '%s')"
        .formatted(column, span.from(), column, span.to().plusDays(1));
  }

  private static String month(LocalDate day) {
    return day.toString().substring(0, 7);
  }
}
