package dev.fazhi.store.facts;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Problem;
import dev.fazhi.store.database.DatabaseFault;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the facts came to when they were written, so that a file of the database that has changed by
 * itself is noticed before anything is counted from it.
 */
public final class FactSums {

  private static final int RADIX = 36;

  private final JdbcClient jdbc;

  /** Works on that database. */
  public FactSums(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  private record Kept(RowSums.Sum sum, long closed) {}

  /** Of one source as they were written, to be held against what is read. */
  public static final class Expected {

    private final Source source;
    private final Map<Long, Kept> byLoad;

    private Expected(Source source, Map<Long, Kept> byLoad) {
      this.source = source;
      this.byLoad = byLoad;
    }

    /**
     * Compares what the loads that are known came to; those before sums were kept are passed over.
     *
     * @throws Problem FZ-402 at the first difference
     */
    public void check(RowSums found) {
      byLoad.forEach(
          (load, kept) -> {
            String differs = difference(kept, found.of(load), found.closedBy(load));
            if (differs != null) {
              throw new Problem(
                  DatabaseFault.DAMAGED_CODE,
                  "数据库中%s第 %s 次装载的%s与入库时不同，数据库文件已损坏，没有给出数字。%s"
                      .formatted(source.title(), load, differs, DatabaseFault.WAY_OUT));
            }
          });
    }

    /** What of the rows, in Chinese; null when all is as it was. */
    private @Nullable String difference(Kept kept, RowSums.Sum found, long closed) {
      if (kept.sum().rows() != found.rows()) {
        return "行数";
      }
      if (kept.closed() != closed) {
        return "取代记录";
      }
      if (kept.sum().places() != found.places()) {
        return "行位置";
      }
      return found.values().entrySet().stream()
          .filter(each -> isOther(kept.sum().values().get(each.getKey()), each.getValue()))
          .map(each -> "“" + source.field(each.getKey()).title() + "”")
          .findFirst()
          .orElse(null);
    }

    /** A field that was declared later has no sum; its column is empty in those rows. */
    private static boolean isOther(@Nullable Long kept, long found) {
      return kept != null && kept != found;
    }
  }

  /** Those of a source up to a load. */
  public Expected upTo(Source source, long load) {
    Map<Long, Kept> all = new TreeMap<>();
    jdbc.sql(
            """
            SELECT load_no, row_count, closed_count, places, field_sums FROM fz_row_sum
            WHERE source = ? AND load_no <= ?\
            """)
        .params(source.id(), load)
        .query(
            (row, n) ->
                all.put(
                    row.getLong(1),
                    new Kept(
                        new RowSums.Sum(row.getLong(2), row.getLong(4), parse(row.getString(5))),
                        row.getLong(3))))
        .list();
    return new Expected(source, all);
  }

  /** Keeps what more rows of a load came to, in the caller's transaction. */
  void add(Source source, long load, RowSums rows) {
    add(source, load, rows.of(load), 0);
  }

  /** Keeps that a load closed so many more rows, in the caller's transaction. */
  void close(Source source, long load, long rows) {
    if (rows > 0) {
      add(source, load, RowSums.Sum.NONE, rows);
    }
  }

  private void add(Source source, long load, RowSums.Sum more, long closed) {
    Kept before =
        jdbc.sql(
                """
                SELECT row_count, closed_count, places, field_sums FROM fz_row_sum
                WHERE source = ? AND load_no = ?\
                """)
            .params(source.id(), load)
            .query(
                (row, n) ->
                    new Kept(
                        new RowSums.Sum(row.getLong(1), row.getLong(3), parse(row.getString(4))),
                        row.getLong(2)))
            .optional()
            .orElse(null);
    RowSums.Sum sum = before == null ? more : before.sum().plus(more);
    jdbc.sql(
            before == null
                ? """
                INSERT INTO fz_row_sum (row_count, closed_count, places, field_sums, source, load_no)
                VALUES (?, ?, ?, ?, ?, ?)\
                """
                : """
                UPDATE fz_row_sum SET row_count = ?, closed_count = ?, places = ?, field_sums = ?
                WHERE source = ? AND load_no = ?\
                """)
        .params(
            sum.rows(),
            before == null ? closed : before.closed() + closed,
            sum.places(),
            text(sum.values()),
            source.id(),
            load)
        .update();
  }

  private static String text(Map<String, Long> sums) {
    return sums.entrySet().stream()
        .map(each -> each.getKey() + "=" + Long.toString(each.getValue(), RADIX))
        .collect(Collectors.joining(" "));
  }

  private static Map<String, Long> parse(String text) {
    Map<String, Long> sums = new TreeMap<>();
    for (String part : text.isEmpty() ? new String[0] : text.split(" ")) {
      int at = part.indexOf('=');
      sums.put(part.substring(0, at), Long.parseLong(part.substring(at + 1), RADIX));
    }
    return sums;
  }
}
