package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.EnabledPart;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.store.archive.AbsentFields;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The definitions without the optional metrics whose columns no export has had so far. */
public final class DeliveredDefinitions {

  private DeliveredDefinitions() {}

  /** As known after that load. */
  public static Definitions of(DataSource database, Definitions definitions, long knownLoad) {
    if (definitions.metrics().values().stream().noneMatch(Metric::optional)) {
      return definitions;
    }
    Map<String, Set<String>> lacking = new HashMap<>();
    for (Source source : definitions.sources().values()) {
      lacking.put(
          source.id(),
          source.fields().stream()
              .map(Field::name)
              .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
    JdbcClient.create(database)
        .sql("SELECT DISTINCT source, absent FROM fz_file WHERE load_no > 0 AND load_no <= ?")
        .param(knownLoad)
        .query(
            row -> {
              Set<String> absent = AbsentFields.names(row.getString(2));
              lacking.getOrDefault(row.getString(1), new LinkedHashSet<>()).retainAll(absent);
            });
    return EnabledPart.delivered(definitions, lacking);
  }
}
