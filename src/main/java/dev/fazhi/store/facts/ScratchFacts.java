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
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Facts in memory for trying definitions out: the same tables as in the store, gone when closed.
 * For one thread.
 */
public final class ScratchFacts implements AutoCloseable {

  /** The number of the one load that all rows belong to. */
  public static final long LOAD = 1;

  private final SingleConnectionDataSource database =
      new SingleConnectionDataSource("jdbc:h2:mem:", "fazhi", "", true);
  private final JdbcClient jdbc = JdbcClient.create(database);

  /** Makes the tables of these sources, without rows. */
  public ScratchFacts(Collection<Source> sources) {
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V14__sums.sql"))
        .execute(database);
    FactTables tables = new FactTables(database);
    sources.forEach(tables::create);
  }

  /** Where the facts are. */
  public DataSource database() {
    return database;
  }

  /** Only these rows are facts of that source from now on; a field that is missing is empty. */
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
