package dev.fazhi.store.facts;

import dev.fazhi.definition.Source;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.database.Dialect;
import dev.fazhi.store.database.SqlNames;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** How many rows each load of a source brought, by the day that they are about. */
final class FactDays {

  /** Stands for no day at all. */
  private static final LocalDate NONE = LocalDate.of(1, 1, 1);

  private final JdbcTemplate jdbc;
  private final Source source;
  private final Dialect dialect;
  private final int coverage;
  private final Map<Long, Map<LocalDate, Long>> added = new TreeMap<>();

  FactDays(DataSource database, Source source) {
    this.jdbc = new JdbcTemplate(database);
    this.source = source;
    this.dialect = Dialect.of(database);
    this.coverage = source.position(source.coverage());
  }

  /**
   * The number of live rows, which is one of these or between them.
   *
   * @param least at least so many
   * @param most at most so many
   */
  record Bounds(long least, long most) {}

  /** Counts rows that a load brings; kept by {@link #save}. */
  void add(long load, List<ImportedRow> rows) {
    Map<LocalDate, Long> days = added.computeIfAbsent(load, any -> new TreeMap<>());
    for (ImportedRow row : rows) {
      DateRange about = coverage < 0 ? null : DateRange.of(row.values().get(coverage));
      days.merge(about == null ? NONE : about.from(), 1L, Long::sum);
    }
  }

  /** Keeps what was counted, in the caller's transaction; once for each load. */
  void save() {
    added.forEach(
        (load, days) ->
            jdbc.batchUpdate(
                "INSERT INTO fz_fact_day (source, load_no, about_day, row_count) VALUES (?, ?, ?,"
                    + " ?)",
                days.entrySet().stream()
                    .map(day -> new Object[] {source.id(), load, day.getKey(), day.getValue()})
                    .toList()));
    added.clear();
  }

  /**
   * Counts the live rows about some days, as far as it matters. The facts are passed only if what
   * is kept of the loads does not tell.
   *
   * @param except a load whose rows are left out; null for none
   * @param least of fewer rows it need not be known how many they are
   * @param most of more rows neither
   * @return the number of rows; below {@code least} perhaps more than there are; not above {@code
   *     most}
   */
  long count(DateRange range, @Nullable Long except, long least, long most) {
    FactDays.Bounds bounds = within(range, except);
    if (bounds != null && (bounds.most() < least || bounds.most() == bounds.least())) {
      return Math.min(bounds.most(), most);
    } else if (bounds != null && bounds.least() >= most) {
      return most;
    }
    Long counted =
        jdbc.queryForObject(
            """
            SELECT COUNT(*) FROM (
              SELECT 1 FROM %s f%s WHERE f.superseded_by IS NULL AND %s%s FETCH FIRST %s ROWS ONLY) c\
            """
                .formatted(
                    SqlNames.facts(source),
                    dialect.passed(),
                    new Coverage(source).within(range, "f."),
                    except == null ? "" : " AND f.load_no <> " + except,
                    most),
            Long.class);
    return counted == null ? 0 : counted;
  }

  /**
   * What is known of the live rows about these days; null when it is not known of all loads.
   *
   * @param except a load whose rows are left out; null for none
   */
  @Nullable Bounds within(DateRange days, @Nullable Long except) {
    long[] counts = new long[4];
    jdbc.query(
        """
        SELECT COALESCE(SUM(CASE WHEN about_day >= ? AND about_day <= ? AND load_no <> ? THEN row_count END), 0),
          COALESCE(SUM(row_count), 0) FROM fz_fact_day WHERE source = ?\
        """,
        row -> {
          counts[0] = row.getLong(1);
          counts[1] = row.getLong(2);
        },
        days.from(),
        days.to(),
        except == null ? 0 : except,
        source.id());
    jdbc.query(
        """
        SELECT COALESCE(SUM(row_count), 0), COALESCE(SUM(closed_count), 0) FROM fz_row_sum
        WHERE source = ?\
        """,
        row -> {
          counts[2] = row.getLong(1);
          counts[3] = row.getLong(2);
        },
        source.id());
    if (counts[1] != counts[2] || hasLoadWithoutSum()) {
      return null;
    }
    boolean day = coverage >= 0 && source.fields().get(coverage).type().isTime();
    return new Bounds(day ? Math.max(0, counts[0] - counts[3]) : 0, counts[0]);
  }

  /** Whether an older program wrote facts without keeping what they come to. */
  private boolean hasLoadWithoutSum() {
    return !jdbc.queryForList(
            """
            SELECT 1 FROM fz_file WHERE source = ? AND rows_new + rows_changed > 0
              AND status IN ('MERGED', 'WITHDRAWN')
              AND load_no NOT IN (SELECT load_no FROM fz_row_sum WHERE source = ?) LIMIT 1\
            """,
            source.id(),
            source.id())
        .isEmpty();
  }
}
