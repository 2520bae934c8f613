package dev.fazhi.store;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares a staged file with what is known by key. A row known with other content from a newer
 * export loses, also when the newer export only said once more what an older one had said.
 */
final class Known {

  private static final String OLDER_LOST = "FZ-152";

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;
  private final FileRegister files;

  Known(DataSource database, FileRegister files) {
    this.jdbc = JdbcClient.create(database);
    this.batch = new JdbcTemplate(database);
    this.files = files;
  }

  void mark(KnownFile file, Source source, NewerExports newer) {
    String stage = Names.stage(file.id());
    int known = compare(file, source, stage);
    LocalDateTime exportedAt = Objects.requireNonNull(file.exportedAt());
    if (known > 0 && files.hasNewer(source.id(), exportedAt)) {
      ask(file, source, stage, newer);
    }
    long older = known == 0 ? 0 : count("SELECT COUNT(*) FROM " + stage + " WHERE fate = 'O'");
    if (older > 0) {
      files.addFaults(
          file.id(),
          List.of(
              new Fault(
                  OLDER_LOST,
                  Fault.Severity.NOTE,
                  Place.of(file.name()),
                  "",
                  "",
                  "有 " + older + " 行在更新的导出中已有不同内容，本文件导出较早，未采用。")),
          List.of(-1));
    }
  }

  private int compare(KnownFile file, Source source, String stage) {
    String live =
        " FROM "
            + Names.facts(source)
            + " f JOIN fz_file l ON l.load_no = "
            + Names.origin("f.")
            + " WHERE f.superseded_by IS NULL AND "
            + Names.sameKey(source, "f.", stage + ".");
    return jdbc.sql(
            "UPDATE "
                + stage
                + " SET fate = (SELECT CASE WHEN "
                + Names.sameContent(source, "f.", stage + ".")
                + " THEN 'U' "
                + "WHEN l.exported_at > ? THEN 'O' ELSE 'C' END"
                + live
                + ") WHERE fate IS NULL AND EXISTS (SELECT 1"
                + live
                + ")")
        .param(file.exportedAt())
        .update();
  }

  /** Whether a newer export said once more what is known now. */
  private void ask(KnownFile file, Source source, String stage, NewerExports newer) {
    Set<RowKey> keys =
        new HashSet<>(
            jdbc.sql(
                    "SELECT " + RowKey.columns(source, "") + " FROM " + stage + " WHERE fate = 'C'")
                .query((row, n) -> RowKey.of(source, row, 1))
                .list());
    if (keys.isEmpty()) {
      return;
    }
    List<Object[]> held = new ArrayList<>();
    newer.holding(file, keys).forEach(key -> held.add(key.values().toArray()));
    batch.batchUpdate(
        "UPDATE " + stage + " SET fate = 'O' WHERE fate = 'C' AND " + RowKey.isGiven(source), held);
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
