package dev.fazhi.store;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    boolean late = files.hasNewer(file);
    if (late && source.delivery() == Source.Delivery.FULL) {
      giveWay(file, source, stage);
    }
    if (late && known > 0) {
      ask(file, source, stage, newer);
    }
    long older =
        known == 0 && !late ? 0 : count("SELECT COUNT(*) FROM " + stage + " WHERE fate = 'O'");
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
                  "有 " + older + " 行在更新的导出中已有不同内容或已不存在，本文件导出较早，未采用。")),
          List.of(-1));
    }
  }

  /** Of the days of a newer full delivery that one has said all. */
  private void giveWay(KnownFile file, Source source, String stage) {
    Coverage coverage = new Coverage(source);
    for (Span newer : files.newerSpans(file, source)) {
      jdbc.sql(
              "UPDATE "
                  + stage
                  + " SET fate = 'O' WHERE (fate IS NULL OR fate = 'C') AND "
                  + coverage.within(newer, ""))
          .update();
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
                + "WHEN "
                + ExportOrder.isAfter("l.", file)
                + " THEN 'O' ELSE 'C' END"
                + live
                + ") WHERE fate IS NULL AND EXISTS (SELECT 1"
                + live
                + ")")
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
