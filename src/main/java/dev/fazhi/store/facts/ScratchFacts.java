package dev.fazhi.store.facts;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.store.database.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Facts in an in-memory database for trying definitions out, deleted when closed. Not thread-safe.
 */
public final class ScratchFacts implements AutoCloseable {

  /** The load number of all rows. */
  public static final long LOAD = 1;

  private final SingleConnectionDataSource database =
      new SingleConnectionDataSource("jdbc:h2:mem:", "fazhi", "", true);
  private final JdbcClient jdbc = JdbcClient.create(database);

  /** Creates empty tables for these sources. */
  public ScratchFacts(Collection<Source> sources) {
    FactTables tables = new FactTables(database);
    sources.forEach(tables::create);
  }

  /** The in-memory database. */
  public DataSource database() {
    return database;
  }

  /** Replaces all facts of that source by these rows; missing fields are empty. */
  public void replace(Source source, List<Map<String, Object>> rows) {
    jdbc.sql("DELETE FROM " + Names.facts(source)).update();
    String marks = ", ?".repeat(source.fields().size());
    for (int i = 0; i < rows.size(); i++) {
      List<@Nullable Object> values = new ArrayList<>(List.of(LOAD, i + 1));
      for (Field field : source.fields()) {
        values.add(rows.get(i).get(field.name()));
      }
      jdbc.sql(
              "INSERT INTO "
                  + Names.facts(source)
                  + " (load_no, sheet_no, row_no, "
                  + Names.columns(source, "")
                  + ") VALUES (?, 0, ?"
                  + marks
                  + ")")
          .params(values)
          .update();
    }
  }

  @Override
  public void close() {
    database.destroy();
  }
}
