package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.database.SqlNames;
import dev.fazhi.store.register.ExportOrder;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds columns that are empty in all rows of a file although every earlier export of the source
 * had values in them.
 */
final class EmptiedColumns {

  static final String EMPTIED = "FZ-176";

  /** Minimum number of rows; in smaller files a column may well be empty. */
  private static final int LEAST_ROWS = 10;

  /** So many filled cells are to be expected where none at all is no accident. */
  private static final int EXPECTED = 7;

  private final JdbcClient jdbc;

  EmptiedColumns(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** The faults of the file, by the exports before it. */
  List<Fault> faults(RegisteredFile file, Source source, Archive.Account account) {
    long rows = account.rows() - account.rejected();
    Set<String> emptied = new HashSet<>(account.blank());
    if (emptied.isEmpty() || rows < LEAST_ROWS) {
      return List.of();
    }
    List<String> before =
        jdbc.sql(
                """
                SELECT absent || ' ' || blank FROM fz_file
                WHERE source = ? AND status = 'MERGED' AND rows_read - rows_skipped - rows_reject >= ?
                  AND file_id <> ? AND NOT %s
                """
                    .formatted(ExportOrder.isAfter("", file)))
            .params(source.id(), LEAST_ROWS, file.id())
            .query(String.class)
            .list();
    before.forEach(names -> emptied.removeAll(List.of(names.split(" "))));
    List<Fault> faults = new ArrayList<>();
    for (String name : account.blank()) {
      if (!before.isEmpty() && emptied.contains(name) && isUnlikely(source, name, rows)) {
        String title = source.field(name).title();
        faults.add(
            Fault.warning(
                EMPTIED,
                file.name(),
                title,
                "",
                "『%s』一列全部是空的，而以前的 %s 份导出都有内容；请核对导出是否漏了这一列的内容。".formatted(title, before.size())));
      }
    }
    return faults;
  }

  /** Whether so many rows hardly all leave a column empty, by how others fill it. */
  private boolean isUnlikely(Source source, String name, long rows) {
    long[] known = new long[2];
    jdbc.sql(
            "SELECT COUNT(%s), COUNT(*) FROM %s"
                .formatted(SqlNames.column(name), SqlNames.facts(source)))
        .query(
            row -> {
              known[0] = row.getLong(1);
              known[1] = row.getLong(2);
            });
    return known[0] * rows >= EXPECTED * Math.max(known[1] - rows, known[0]);
  }
}
