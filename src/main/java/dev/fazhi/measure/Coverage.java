package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Field;
import dev.fazhi.definition.Source;
import dev.fazhi.model.Period;
import dev.fazhi.store.Names;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which time the deliveries of each source cover, so that nothing delivered is told from a true
 * nought: a source covers a period once it has a row dated in it or before it.
 */
final class Coverage {

  private final Map<String, LocalDate> first = new HashMap<>();

  Coverage(JdbcClient jdbc, Definitions definitions, long knownLoad) {
    for (Source source : definitions.sources().values()) {
      String field = source.coverage();
      if (field != null) {
        boolean day = source.field(field).type().isTime();
        String sql =
            "SELECT MIN("
                + Names.column(field)
                + ") FROM "
                + Names.facts(source)
                + " WHERE "
                + RowSql.live(source, knownLoad);
        Optional<LocalDate> earliest =
            day
                ? jdbc.sql(
                        sql.replace(
                            "MIN(" + Names.column(field) + ")",
                            "CAST(MIN(" + Names.column(field) + ") AS DATE)"))
                    .query(LocalDate.class)
                    .optional()
                : jdbc.sql(sql).query(String.class).optional().map(Coverage::firstDay);
        earliest.ifPresent(from -> first.put(source.id(), from));
      }
    }
  }

  /** The first day of a calendar year or month as {@link Field.Type#PERIOD} writes it. */
  private static LocalDate firstDay(String period) {
    return LocalDate.parse(period.length() == 4 ? period + "-01-01" : period + "-01");
  }

  boolean covers(String source, Period period) {
    LocalDate from = first.get(source);
    return from != null && !from.isAfter(period.to());
  }

  /** The first year that any source covers. */
  Optional<Integer> firstYear() {
    return first.values().stream().map(LocalDate::getYear).min(Integer::compareTo);
  }
}
