package dev.fazhi.measure.count;

import dev.fazhi.store.archive.DateRange;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A file as far as it matters to figures how much of its source it brought.
 *
 * @param source the source's id; empty when none was recognised
 * @param merged whether it is, or was, in the facts; else it was refused
 * @param since the load from which on that is known
 * @param until the load that took it back
 * @param exported the day that its name tells, else that of its time of modification
 * @param order when it was exported, for the order of exports; null when that was never found
 * @param newest the last day that its rows are about; null when that is not known
 * @param dated whether its name tells the day
 * @param span the days that its rows are about; null when its source does not tell
 * @param accepted its rows that count
 * @param held of these, those whose keys were known before
 * @param absent the fields that it has no column for
 * @param blank the fields whose columns are empty throughout
 * @param rejected its rejected rows, by the load that brought them in order, {@link #NEVER} for
 *     those that none did
 * @param findings of the file as a whole that figures must tell
 */
record DeliveredFile(
    String source,
    String name,
    boolean merged,
    long since,
    long until,
    LocalDate exported,
    @Nullable LocalDateTime order,
    LocalDateTime modified,
    @Nullable LocalDate newest,
    boolean dated,
    @Nullable DateRange span,
    long accepted,
    long held,
    Set<String> absent,
    Set<String> blank,
    TreeMap<Long, Long> rejected,
    List<Finding> findings) {

  static final long NEVER = Long.MAX_VALUE;

  private static final String NUMBER = "\\d+";

  /**
   * A fault of a file as the register keeps it.
   *
   * @param days of the newer file that it is about; null when it is about the file itself
   * @param times how often it was found
   */
  record Finding(
      String code, String sheet, String field, String seen, @Nullable DateRange days, long times) {

    /** What a late export tells of a newer one ends with the days of that. */
    private static final Pattern OF_NEWER =
        Pattern.compile("(.*?) ?(\\d{4}-\\d\\d-\\d\\d 至 \\d{4}-\\d\\d-\\d\\d)");

    private static Finding of(String code, String sheet, String field, String seen, long times) {
      Matcher newer = OF_NEWER.matcher(seen);
      return Defects.LATE.contains(code) && newer.matches()
          ? new Finding(code, sheet, field, newer.group(1), DateRange.parse(newer.group(2)), times)
          : new Finding(code, sheet, field, seen, null, times);
    }

    /** The same with something else that was seen. */
    Finding as(String other) {
      return new Finding(code, sheet, field, other, days, times);
    }

    private boolean isAlike(Finding other) {
      boolean numbers = seen.matches(NUMBER) && other.seen.matches(NUMBER);
      return code.equals(other.code)
          && sheet.equals(other.sheet)
          && field.equals(other.field)
          && (numbers || seen.equals(other.seen));
    }
  }

  /** All that were merged or refused, in the order of their names. */
  static List<DeliveredFile> all(DataSource database, ZoneId zone) {
    JdbcClient jdbc = JdbcClient.create(database);
    Map<Long, List<Finding>> findings = findings(jdbc);
    Map<Long, TreeMap<Long, Long>> rejected = rejected(jdbc);
    List<DeliveredFile> before = new ArrayList<>();
    List<DeliveredFile> files =
        jdbc.sql(
                """
                SELECT f.source, f.name, f.status, f.load_no, f.refused_after, f.exported_at,
                  f.modified_at, f.dated, f.covers_to, f.absent, f.blank, f.file_id,
                  (SELECT MAX(d.load_no) FROM fz_decision d
                   WHERE d.file_id = f.file_id AND d.kind = 'WITHDRAW'),
                  f.covers_from, f.rows_new, f.rows_changed, f.rows_same
                FROM fz_file f WHERE f.status IN ('MERGED', 'WITHDRAWN', 'REFUSED')
                ORDER BY f.name, f.file_id
                """)
            .query(
                (row, n) -> {
                  boolean merged = !row.getString(3).equals("REFUSED");
                  boolean dated = row.getBoolean(8);
                  LocalDateTime exported = row.getObject(6, LocalDateTime.class);
                  LocalDateTime modified = row.getObject(7, LocalDateTime.class);
                  LocalDate there =
                      modified.atZone(ZoneOffset.UTC).withZoneSameInstant(zone).toLocalDate();
                  LocalDate from = row.getObject(14, LocalDate.class);
                  LocalDate covered = row.getObject(9, LocalDate.class);
                  // of a file whose name tells no day, its newest event
                  LocalDate event = exported == null || dated ? null : exported.toLocalDate();
                  Long gone = row.getObject(13, Long.class);
                  long held = row.getLong(16) + row.getLong(17);
                  Long refused = merged ? row.getObject(5, Long.class) : null;
                  DeliveredFile file =
                      new DeliveredFile(
                          row.getString(1),
                          row.getString(2),
                          merged,
                          row.getLong(merged ? 4 : 5),
                          gone == null ? Long.MAX_VALUE : gone,
                          exported != null && dated ? exported.toLocalDate() : there,
                          exported,
                          modified,
                          covered == null || event == null || event.isBefore(covered)
                              ? covered
                              : event,
                          dated,
                          from == null || covered == null ? null : new DateRange(from, covered),
                          row.getLong(15) + held,
                          held,
                          names(row.getString(10)),
                          names(row.getString(11)),
                          rejected.getOrDefault(row.getLong(12), new TreeMap<>()),
                          findings.getOrDefault(row.getLong(12), List.of()));
                  if (refused != null) {
                    before.add(file.asRefused(refused));
                  }
                  return file;
                })
            .list();
    before.addAll(files);
    return before;
  }

  /** The same as it was known before somebody accepted it. */
  private DeliveredFile asRefused(long after) {
    return new DeliveredFile(
        source,
        name,
        false,
        after,
        since,
        exported,
        order,
        modified,
        newest,
        dated,
        span,
        0,
        0,
        absent,
        blank,
        rejected,
        List.of(new Finding(Defects.REFUSED_FOR_ROWS, "", "", "", null, 1)));
  }

  /** Those of them that were merged from a source, as known after that load. */
  static List<DeliveredFile> merged(List<DeliveredFile> files, String source, long known) {
    return files.stream()
        .filter(file -> file.merged() && file.isKnown(known) && file.source().equals(source))
        .toList();
  }

  private static Map<Long, List<Finding>> findings(JdbcClient jdbc) {
    Map<Long, List<Finding>> findings = new HashMap<>();
    jdbc.sql(
            """
            SELECT file_id, code, sheet, field, seen, COUNT(*) FROM fz_fault
            WHERE (severity IN ('WARNING', 'REFUSE') OR code IN ('FZ-177', 'FZ-195', 'FZ-197')) AND code IN (%s)
            GROUP BY file_id, code, sheet, field, seen ORDER BY file_id, MIN(seq)
            """
                .formatted(Defects.codes()))
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
                  .put(by == null ? NEVER : by, row.getLong(3));
            });
    return rejected;
  }

  private static Set<String> names(String text) {
    return text.isEmpty() ? Set.of() : new HashSet<>(List.of(text.split(" ")));
  }

  boolean isKnown(long load) {
    return since <= load && load < until;
  }

  /** Whether it was exported after the other; a file that was not read is before all. */
  boolean isAfter(DeliveredFile other) {
    LocalDateTime own = order == null ? LocalDateTime.MIN : order;
    LocalDateTime others = other.order == null ? LocalDateTime.MIN : other.order;
    int compared = own.compareTo(others);
    return compared > 0 || compared == 0 && modified.isAfter(other.modified);
  }

  /**
   * Whether it has all rows of a file that was exported before it, by what was known when the
   * second of the two arrived.
   */
  boolean hasAllOf(DeliveredFile before) {
    return before.since < since
        ? held >= before.accepted
        : before.held >= before.accepted && accepted >= before.accepted;
  }

  /** Whether the same was found in it, however often. */
  boolean has(Finding finding) {
    return findings.stream().anyMatch(finding::isAlike);
  }

  /** Its rows that were rejected and not brought in order by that load. */
  long rejected(long known) {
    return rejected.tailMap(known, false).values().stream().mapToLong(Long::longValue).sum();
  }
}
