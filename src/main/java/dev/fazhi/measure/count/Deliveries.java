package dev.fazhi.measure.count;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Through which day each source was delivered. A file reaches to the day on which it was exported,
 * whether anything happened on the last days or not; but where so many rows were to be expected
 * between its newest one and that day that none at all is no accident, it ends with its newest. A
 * day that the name tells is believed over holidays; a time of modification may be that of a copy.
 */
public final class Deliveries {

  /** The longest that offices are closed. */
  private static final int HOLIDAYS = 10;

  private static final int DAYS_A_YEAR = 365;

  private final List<File> files;

  private record File(
      String source,
      String name,
      boolean merged,
      long since,
      long until,
      LocalDate exported,
      @Nullable LocalDate newest,
      boolean dated,
      Set<String> unsaid,
      Set<String> emptied) {

    boolean isKnown(long load) {
      return since <= load && load < until;
    }
  }

  /**
   * How far a source reaches.
   *
   * @param through the last day that it was delivered for
   * @param exported the day of its newest export, which is later where that ends too early
   * @param emptied titles by name of the fields that its newest export has empty throughout, though
   *     earlier ones were filled
   * @param refused a file that was refused and may reach further; empty for none
   */
  public record Reach(
      LocalDate through, LocalDate exported, String refused, Map<String, String> emptied) {

    /** The one that reaches less far, or that waits for a refused file. */
    public Reach least(Reach other) {
      return other.through.isBefore(through) ? other : this;
    }
  }

  private Deliveries(List<File> files) {
    this.files = files;
  }

  /** Of rows that no file brought. */
  public static Deliveries none() {
    return new Deliveries(List.of());
  }

  public static Deliveries of(DataSource database, Definitions definitions) {
    Map<Long, Set<String>> emptied = new HashMap<>();
    JdbcClient.create(database)
        .sql("SELECT file_id, field FROM fz_fault WHERE code = 'FZ-176'")
        .query(
            (row, n) ->
                emptied
                    .computeIfAbsent(row.getLong(1), any -> new TreeSet<>())
                    .add(row.getString(2)))
        .list();
    ZoneId zone = definitions.nightly().zone();
    return new Deliveries(
        JdbcClient.create(database)
            .sql(
                """
                SELECT f.source, f.name, f.status, f.load_no, f.refused_after, f.exported_at,
                  f.modified_at, f.dated, f.covers_to, f.absent, f.blank, f.file_id,
                  (SELECT MAX(d.load_no) FROM fz_decision d
                   WHERE d.file_id = f.file_id AND d.kind = 'WITHDRAW')
                FROM fz_file f WHERE f.status IN ('MERGED', 'WITHDRAWN', 'REFUSED')
                ORDER BY f.name, f.file_id
                """)
            .query(
                (row, n) -> {
                  boolean merged = !row.getString(3).equals("REFUSED");
                  boolean dated = row.getBoolean(8);
                  LocalDateTime exported = row.getObject(6, LocalDateTime.class);
                  LocalDate there =
                      row.getObject(7, LocalDateTime.class)
                          .atZone(ZoneOffset.UTC)
                          .withZoneSameInstant(zone)
                          .toLocalDate();
                  LocalDate covered = row.getObject(9, LocalDate.class);
                  // of a file whose name tells no day, its newest event
                  LocalDate event = exported == null || dated ? null : exported.toLocalDate();
                  Long gone = row.getObject(13, Long.class);
                  return new File(
                      row.getString(1),
                      row.getString(2),
                      merged,
                      row.getLong(merged ? 4 : 5),
                      gone == null ? Long.MAX_VALUE : gone,
                      exported != null && dated ? exported.toLocalDate() : there,
                      covered == null || event == null || event.isBefore(covered) ? covered : event,
                      dated,
                      new HashSet<>(
                          List.of((row.getString(10) + " " + row.getString(11)).split(" +"))),
                      emptied.getOrDefault(row.getLong(12), Set.of()));
                })
            .list());
  }

  /** How far each source reached after that load; of sources that count by days. */
  public Map<String, Reach> reach(Map<String, Counts> counts, Definitions definitions, long known) {
    Map<String, Reach> all = new HashMap<>();
    counts.forEach(
        (id, counted) -> {
          Source source = definitions.source(id);
          TreeMap<LocalDate, Long> days = days(counted.days());
          LocalDate through = null;
          LocalDate exported = null;
          for (File file : files) {
            if (file.merged && file.isKnown(known) && file.source.equals(id) && !days.isEmpty()) {
              through = later(through, through(file, days));
              exported = later(exported, file.exported);
            }
          }
          if (through != null && exported != null) {
            all.put(
                id,
                new Reach(
                    through,
                    exported,
                    refused(source, definitions.sources().values(), through, known),
                    emptied(source, known)));
          }
        });
    return all;
  }

  private static LocalDate later(@Nullable LocalDate one, LocalDate other) {
    return one == null || other.isAfter(one) ? other : one;
  }

  private static LocalDate through(File file, TreeMap<LocalDate, Long> days) {
    LocalDate newest = file.newest;
    if (newest == null || newest.isAfter(file.exported)) {
      return file.exported;
    }
    long silent = ChronoUnit.DAYS.between(newest, file.exported);
    LocalDate from = file.exported.minusDays(DAYS_A_YEAR);
    long rows = days.tailMap(from, false).values().stream().mapToLong(Long::longValue).sum();
    long span = Math.min(DAYS_A_YEAR, ChronoUnit.DAYS.between(days.firstKey(), file.exported) + 1);
    boolean usual =
        file.dated && silent <= HOLIDAYS || rows * silent < Comparability.EXPECTED_ROWS * span;
    return usual ? file.exported : newest;
  }

  private static TreeMap<LocalDate, Long> days(Counts.DayCounts counted) {
    TreeMap<LocalDate, Long> days = new TreeMap<>();
    counted
        .byValue()
        .values()
        .forEach(
            times ->
                times.forEach(
                    (time, rows) -> {
                      if (time instanceof LocalDate day && rows[0] > 0) {
                        days.merge(day, rows[0], Long::sum);
                      }
                    }));
    return days;
  }

  private String refused(Source source, Collection<Source> all, LocalDate through, long known) {
    String last = "";
    for (File file : files) {
      if (!file.merged
          && isOf(file, source, all)
          && file.isKnown(known)
          && file.exported.isAfter(through)) {
        last = file.name;
      }
    }
    return last;
  }

  /** One that no source was recognised for may be of any that its name does not speak against. */
  private static boolean isOf(File file, Source source, Collection<Source> all) {
    return file.source.isEmpty()
        ? isNamedLike(file, source) || all.stream().noneMatch(other -> isNamedLike(file, other))
        : file.source.equals(source.id());
  }

  private static boolean isNamedLike(File file, Source source) {
    return source.fileNames().stream().anyMatch(name -> Source.fits(name, file.name));
  }

  /** By the last file that has the column, whatever order files were exported in. */
  private Map<String, String> emptied(Source source, long known) {
    Map<String, String> emptied = new TreeMap<>();
    for (Field field : source.fields()) {
      File last = null;
      for (File file : files) {
        boolean speaks =
            file.emptied.contains(field.title()) || !file.unsaid.contains(field.name());
        if (file.merged
            && file.isKnown(known)
            && file.source.equals(source.id())
            && speaks
            && (last == null || file.since > last.since)) {
          last = file;
        }
      }
      if (last != null && last.emptied.contains(field.title())) {
        emptied.put(field.name(), field.title());
      }
    }
    return emptied;
  }
}
