package dev.fazhi.measure.delivery;

import dev.fazhi.store.archive.DateRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads from the register which files were merged or refused, and what was found in them. */
public final class DeliveredFiles {

  private DeliveredFiles() {}

  /** All that were merged or refused, in the order of their names. */
  public static List<DeliveredFile> all(DataSource database, ZoneId zone) {
    JdbcClient jdbc = JdbcClient.create(database);
    Map<Long, List<Finding>> findings = findings(jdbc);
    Map<Long, TreeMap<Long, Long>> rejected = rejected(jdbc);
    List<DeliveredFile> before = new ArrayList<>();
    List<DeliveredFile> files = new ArrayList<>();
    jdbc.sql(
            """
            SELECT f.*,
              (SELECT MAX(d.load_no) FROM fz_decision d
               WHERE d.file_id = f.file_id AND d.kind = 'WITHDRAW') withdrawn
            FROM fz_file f WHERE f.status IN ('MERGED', 'WITHDRAWN', 'REFUSED')
            ORDER BY f.name, f.file_id
            """)
        .query(
            row -> {
              long id = row.getLong("file_id");
              DeliveredFile file =
                  file(
                      row,
                      zone,
                      rejected.getOrDefault(id, new TreeMap<>()),
                      findings.getOrDefault(id, List.of()));
              files.add(file);
              Long refusedAfter = row.getObject("refused_after", Long.class);
              if (file.merged() && refusedAfter != null) {
                before.add(file.asRefused(refusedAfter));
              }
            });
    before.addAll(files);
    return before;
  }

  private static DeliveredFile file(
      ResultSet row, ZoneId zone, TreeMap<Long, Long> rejected, List<Finding> findings)
      throws SQLException {
    boolean merged = !row.getString("status").equals("REFUSED");
    boolean dated = row.getBoolean("dated");
    LocalDateTime exported = row.getObject("exported_at", LocalDateTime.class);
    LocalDateTime modified = row.getObject("modified_at", LocalDateTime.class);
    LocalDate from = row.getObject("covers_from", LocalDate.class);
    LocalDate to = row.getObject("covers_to", LocalDate.class);
    // of a file whose name tells no day, its newest event
    LocalDate event = exported == null || dated ? null : exported.toLocalDate();
    Long withdrawn = row.getObject("withdrawn", Long.class);
    long held = row.getLong("rows_changed") + row.getLong("rows_same");
    return new DeliveredFile(
        row.getString("source"),
        row.getString("name"),
        merged,
        row.getLong(merged ? "load_no" : "refused_after"),
        withdrawn == null ? Long.MAX_VALUE : withdrawn,
        exported != null && dated
            ? exported.toLocalDate()
            : modified.atZone(ZoneOffset.UTC).withZoneSameInstant(zone).toLocalDate(),
        exported,
        modified,
        to == null || event == null || event.isBefore(to) ? to : event,
        dated,
        from == null || to == null ? null : new DateRange(from, to),
        row.getLong("rows_new") + held,
        held,
        names(row.getString("absent")),
        names(row.getString("blank")),
        rejected,
        findings);
  }

  private static Map<Long, List<Finding>> findings(JdbcClient jdbc) {
    Map<Long, List<Finding>> findings = new HashMap<>();
    jdbc.sql(
            """
            SELECT file_id, code, sheet, field, seen, COUNT(*) FROM fz_fault
            WHERE (severity IN ('WARNING', 'REFUSE') OR code IN ('FZ-177', 'FZ-195', 'FZ-197')) AND code IN (%s)
            GROUP BY file_id, code, sheet, field, seen ORDER BY file_id, MIN(seq)
            """
                .formatted(FindingNotes.codes()))
        .query(
            row -> {
              findings
                  .computeIfAbsent(row.getLong(1), any -> new ArrayList<>())
                  .add(
                      Finding.of(
                          row.getString(2),
                          row.getString(3),
                          row.getString(4),
                          row.getString(5),
                          row.getLong(6)));
            });
    return findings;
  }

  private static Map<Long, TreeMap<Long, Long>> rejected(JdbcClient jdbc) {
    Map<Long, TreeMap<Long, Long>> rejected = new HashMap<>();
    jdbc.sql("SELECT file_id, solved_by, COUNT(*) FROM fz_reject GROUP BY file_id, solved_by")
        .query(
            row -> {
              Long by = row.getObject(2, Long.class);
              rejected
                  .computeIfAbsent(row.getLong(1), any -> new TreeMap<>())
                  .put(by == null ? DeliveredFile.NEVER : by, row.getLong(3));
            });
    return rejected;
  }

  private static Set<String> names(String text) {
    return text.isEmpty() ? Set.of() : new HashSet<>(List.of(text.split(" ")));
  }
}
