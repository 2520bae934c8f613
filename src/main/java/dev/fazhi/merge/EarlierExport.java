package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.register.ExportOrder;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An export of a source before another of it.
 *
 * @param covers the days that its accepted rows are about
 * @param rows all of its rows
 */
record EarlierExport(DateRange covers, long rows) {

  /** The two exports before a file, the newer first. */
  static List<EarlierExport> before(JdbcClient jdbc, Source source, RegisteredFile file) {
    return jdbc.sql(
            """
            SELECT covers_from, covers_to, rows_new + rows_changed + rows_same + rows_reject
            FROM fz_file WHERE status = 'MERGED' AND source = ? AND file_id <> ?
              AND covers_from IS NOT NULL AND NOT %s
            ORDER BY exported_at DESC, modified_at DESC, load_no DESC FETCH FIRST 2 ROWS ONLY
            """
                .formatted(ExportOrder.isAfter("", file)))
        .params(source.id(), file.id())
        .query(
            (row, n) ->
                new EarlierExport(
                    new DateRange(
                        row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)),
                    row.getLong(3)))
        .list();
  }

  /** So many of its rows as fall to those days. */
  long rowsWithin(DateRange days) {
    LocalDate from = covers.from().isAfter(days.from()) ? covers.from() : days.from();
    LocalDate to = covers.to().isBefore(days.to()) ? covers.to() : days.to();
    long shared = Math.max(0, ChronoUnit.DAYS.between(from, to) + 1);
    return rows * shared / (ChronoUnit.DAYS.between(covers.from(), covers.to()) + 1);
  }
}
