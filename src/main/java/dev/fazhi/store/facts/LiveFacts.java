package dev.fazhi.store.facts;

import dev.fazhi.definition.Source;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.database.Dialect;
import dev.fazhi.store.database.SqlNames;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The live facts of a source, passed one after the other in the caller's transaction. */
public record LiveFacts(DataSource database, Source source) {

  private static final int FETCHED = 1000;

  /**
   * Passes the values of those that are about these days.
   *
   * @param which a condition on a fact {@code f}
   * @param each takes them in the source's order
   */
  public void each(DateRange range, String which, Consumer<List<@Nullable Object>> each) {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    jdbc.setFetchSize(FETCHED);
    jdbc.query(
        "SELECT %s FROM %s f%s WHERE f.superseded_by IS NULL AND %s AND %s"
            .formatted(
                SqlNames.columns(source, "f."),
                SqlNames.facts(source),
                Dialect.of(database).passed(),
                which,
                new Coverage(source).within(range, "f.")),
        row -> {
          each.accept(FactRows.values(source, row, 1));
        });
  }
}
