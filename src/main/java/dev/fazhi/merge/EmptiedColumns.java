package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.model.Fault;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.database.SqlNames;
import dev.fazhi.store.register.ExportOrder;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds columns that are empty in all rows of a file although every earlier export of the source
 * had values in them.
 */
final class EmptiedColumns {

  /** Minimum number of rows; in smaller files a column may well be empty. */
  private static final int LEAST_ROWS = 10;

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
    List<String> names = account.blank().stream().filter(emptied::contains).toList();
    List<Fault> faults = new ArrayList<>();
    if (before.isEmpty() || names.isEmpty()) {
      return faults;
    }
    List<Long> known = known(source, names);
    for (int i = 0; i < names.size(); i++) {
      if (isUnlikely(known.get(1 + i), known.get(0), rows)) {
        String title = source.field(names.get(i)).title();
        faults.add(
            Fault.warning(
                DoubtCode.EMPTIED,
                file.name(),
                title,
                "",
                "『%s』一列全部是空的，而以前的 %s 份导出都有内容；请核对导出是否漏了这一列的内容。".formatted(title, before.size())));
      }
    }
    return faults;
  }

  /** How many versions of rows there are, those of the file among them, and fill each field. */
  private List<Long> known(Source source, List<String> names) {
    String counts =
        names.stream()
            .map(name -> ", COUNT(" + SqlNames.column(name) + ")")
            .collect(Collectors.joining());
    return jdbc.sql("SELECT COUNT(*)%s FROM %s".formatted(counts, SqlNames.facts(source)))
        .query(
            (row, n) -> {
              List<Long> known = new ArrayList<>();
              for (int i = 0; i <= names.size(); i++) {
                known.add(row.getLong(1 + i));
              }
              return known;
            })
        .single();
  }

  /** Whether so many rows hardly all leave a column empty, by how others fill it. */
  private static boolean isUnlikely(long filled, long all, long rows) {
    return filled * rows >= EmptiedGroups.EXPECTED * Math.max(all - rows, filled);
  }
}
