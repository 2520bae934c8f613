package dev.fazhi.measure.count;

import dev.fazhi.definition.Source;
import dev.fazhi.store.database.Dialect;
import dev.fazhi.store.database.SqlNames;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Divides a table of facts by the database's own numbers of its rows or pages. */
record FactRanges(JdbcTemplate jdbc, Dialect dialect) {

  /** Approximate numbers of rows of a range. */
  private static final long MOST_ROWS = 100_000;

  private static final long LEAST_ROWS = 2_000;

  private static final int BYTES_A_ROW = 200;
  private static final int PAGE = 8192;

  /**
   * All rows of a source, also those that are no longer known, in ranges that can be read at the
   * same time by any process; one range when they are few. A row that is written meanwhile may fall
   * into none.
   *
   * @param shares among how many they are divided, where there are rows enough
   */
  List<FactScan.Range> of(Source source, int shares) {
    String table = SqlNames.facts(source);
    String sizes =
        dialect == Dialect.H2
            ? "SELECT MIN(_ROWID_), MAX(_ROWID_) + 1 FROM " + table
            : "SELECT 0, pg_relation_size('%s') / current_setting('block_size')::int"
                .formatted(table);
    long[] range =
        jdbc.query(
            sizes, row -> row.next() ? new long[] {row.getLong(1), row.getLong(2)} : new long[2]);
    long from = range == null ? 0 : range[0];
    long end = range == null ? 0 : range[1];
    long step = Math.min(places(MOST_ROWS), Math.max(places(LEAST_ROWS), (end - from) / shares));
    List<FactScan.Range> ranges = new ArrayList<>();
    for (; from + step < end; from += step) {
      ranges.add(new FactScan.Range(source.id(), from, from + step));
    }
    ranges.add(new FactScan.Range(source.id(), ranges.isEmpty() ? 0 : from, Long.MAX_VALUE));
    return ranges;
  }

  /** In how many numbered places so many rows stand: rows in H2, pages in PostgreSQL. */
  private long places(long rows) {
    return dialect == Dialect.H2 ? rows : Math.max(1, rows * BYTES_A_ROW / PAGE);
  }

  /**
   * The number in H2 of the first row of a load after that one. Loads are merged one after the
   * other in the order of their numbers, and rows are numbered as they are inserted: no index is
   * needed.
   */
  long firstAfter(Source source, long load) {
    String table = SqlNames.facts(source);
    String next =
        "SELECT _ROWID_, load_no FROM %s USE INDEX () WHERE _ROWID_ >= ? ORDER BY _ROWID_ LIMIT 1"
            .formatted(table);
    Long last = jdbc.queryForObject("SELECT MAX(_ROWID_) FROM " + table, Long.class);
    long low = 0;
    long high = last == null ? 0 : last + 1;
    while (low < high) {
      long middle = (low + high) >>> 1;
      long[] row =
          jdbc.query(
              next,
              found -> found.next() ? new long[] {found.getLong(1), found.getLong(2)} : new long[0],
              middle);
      if (row == null || row.length == 0 || row[1] > load) {
        high = middle;
      } else {
        low = row[0] + 1;
      }
    }
    return low;
  }

  /** The condition that selects the rows of a range. */
  String within(FactScan.Range range) {
    long from = range.from();
    long to = range.to();
    if (dialect == Dialect.H2) {
      return "_ROWID_ >= %s AND _ROWID_ < %s".formatted(from, to);
    }
    String start = "ctid >= '(%s,0)'::tid".formatted(from);
    return to == Long.MAX_VALUE ? start : start + " AND ctid < '(%s,0)'::tid".formatted(to);
  }
}
