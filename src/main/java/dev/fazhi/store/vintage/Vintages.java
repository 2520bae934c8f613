package dev.fazhi.store.vintage;

import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.model.ReportPeriod;
import dev.fazhi.model.Sha256;
import dev.fazhi.model.Vintage;
import dev.fazhi.store.register.LoadNumbers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores figures as they were measured. Vintages are added, never changed. */
public final class Vintages {

  public static final String COLUMNS =
      "vintage_no, as_of, last_load, definitions, digest, kept_at, reports";

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;
  private final LoadNumbers numbers;
  private final FigureSums sums;

  /** Works on that database. */
  public Vintages(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.batch = new JdbcTemplate(database);
    this.numbers = new LoadNumbers(database);
    this.sums = new FigureSums(database);
  }

  /**
   * A vintage without its figures.
   *
   * @param keptAt UTC; null when it was kept by an older version
   */
  public record Head(
      int number,
      AsOf asOf,
      long lastLoad,
      String definitions,
      String digest,
      @Nullable LocalDateTime keptAt) {}

  /** Marks all vintages as outdated, after the facts were rebuilt with differences. */
  public void outdate() {
    jdbc.sql(
            """
            INSERT INTO fz_outdated (vintage_no)
            SELECT COALESCE(MAX(vintage_no), 0) FROM fz_vintage
            WHERE NOT EXISTS (SELECT 1 FROM fz_outdated
              WHERE vintage_no = (SELECT COALESCE(MAX(vintage_no), 0) FROM fz_vintage))
            """)
        .update();
  }

  /** Whether the facts were rebuilt with other figures since. */
  public boolean isOutdated(Head head) {
    return jdbc.sql("SELECT COUNT(*) FROM fz_outdated WHERE vintage_no >= ?")
            .param(head.number())
            .query(Long.class)
            .single()
        > 0;
  }

  /** The newest vintage of a cut-off, of the same report. */
  public Optional<Head> newest(AsOf asOf) {
    return jdbc.sql(
            "SELECT %s FROM fz_vintage WHERE as_of = ? AND reports = ? ORDER BY vintage_no DESC LIMIT 1"
                .formatted(COLUMNS))
        .params(asOf.day(), asOf.reports().id())
        .query(Vintages::head)
        .optional();
  }

  /** The vintage of the same cut-off that this one replaced. */
  public Optional<Head> before(int number, AsOf asOf) {
    return jdbc.sql(
            "SELECT %s FROM fz_vintage WHERE as_of = ? AND reports = ? AND vintage_no < ? ORDER BY vintage_no DESC LIMIT 1"
                .formatted(COLUMNS))
        .params(asOf.day(), asOf.reports().id(), number)
        .query(Vintages::head)
        .optional();
  }

  /** The newest vintage of all cut-offs of the year's report. */
  public Optional<Head> newest() {
    return newest(ReportPeriod.YEAR);
  }

  /** The newest vintage of all cut-offs of such reports. */
  public Optional<Head> newest(ReportPeriod reports) {
    return jdbc.sql(
            "SELECT %s FROM fz_vintage WHERE reports = ? ORDER BY vintage_no DESC LIMIT 1"
                .formatted(COLUMNS))
        .param(reports.id())
        .query(Vintages::head)
        .optional();
  }

  /** Whether there is a vintage of that number. */
  public boolean has(int number) {
    return jdbc.sql("SELECT COUNT(*) FROM fz_vintage WHERE vintage_no = ?")
            .param(number)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Reads the vintage of that number. */
  public Optional<Head> find(int number) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM fz_vintage WHERE vintage_no = ?")
        .param(number)
        .query(Vintages::head)
        .optional();
  }

  /** All vintages, newest first. */
  public List<Head> all() {
    return jdbc.sql("SELECT " + COLUMNS + " FROM fz_vintage ORDER BY vintage_no DESC")
        .query(Vintages::head)
        .list();
  }

  /** The last number of a merge, a withdrawal or a refusal; 0 before the first. */
  public long lastLoad() {
    return numbers.last();
  }

  /**
   * Keeps these figures as a new vintage, or returns the newest of that cut-off and report if it
   * has the same figures from the same loads and definitions. In the caller's transaction.
   */
  public Vintage keep(AsOf asOf, long lastLoad, String definitions, List<Figure> figures) {
    String digest = digest(figures);
    Optional<Head> newest = newest(asOf);
    if (newest.isPresent()
        && newest.get().digest().equals(digest)
        && newest.get().lastLoad() == lastLoad
        && newest.get().definitions().equals(definitions)) {
      return new Vintage(newest.get().number(), asOf, lastLoad, definitions, figures);
    }
    int number =
        jdbc.sql("SELECT COALESCE(MAX(vintage_no), 0) + 1 FROM fz_vintage")
            .query(Integer.class)
            .single();
    LocalDateTime now = now();
    Head head = new Head(number, asOf, lastLoad, definitions, digest, now);
    jdbc.sql("INSERT INTO fz_vintage (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)")
        .params(number, asOf.day(), lastLoad, definitions, digest, now, asOf.reports().id())
        .update();
    List<Object[]> rows = FigureRows.of(number, figures);
    sums.keep(head, rows);
    batch.batchUpdate("INSERT INTO fz_figure VALUES (" + "?, ".repeat(21) + "?)", rows);
    return new Vintage(number, asOf, lastLoad, definitions, figures);
  }

  /**
   * Reads a vintage with its figures.
   *
   * @throws dev.fazhi.model.Problem FZ-402 when they are not as they were kept
   */
  public Vintage read(Head head) {
    List<Figure> figures =
        jdbc.sql("SELECT * FROM fz_figure WHERE vintage_no = ? ORDER BY seq")
            .param(head.number())
            .query(FigureRows::figure)
            .list();
    sums.check(head, FigureRows.of(head.number(), figures));
    return new Vintage(head.number(), head.asOf(), head.lastLoad(), head.definitions(), figures);
  }

  /**
   * Reads of a vintage the totals of the period that it reports, in the order of all its figures.
   *
   * @throws dev.fazhi.model.Problem FZ-402 when they are not as they were kept
   */
  public List<Figure> totals(Head head) {
    Period reported = head.asOf().reported();
    List<Figure> totals =
        jdbc.sql(
                """
                SELECT * FROM fz_figure WHERE vintage_no = ? AND split_by = ''
                AND period = ? AND day_from = ? AND day_to = ? ORDER BY seq\
                """)
            .params(head.number(), reported.kind().id(), reported.from(), reported.to())
            .query(FigureRows::figure)
            .list();
    sums.checkTotals(head, FigureRows.of(head.number(), totals));
    return totals;
  }

  private static LocalDateTime now() {
    return LocalDateTime.now(ZoneOffset.UTC).withNano(0);
  }

  public static Head head(ResultSet row, int n) throws SQLException {
    return new Head(
        row.getInt(1),
        new AsOf(
            row.getObject(2, LocalDate.class), ReportPeriod.find(row.getString(7)).orElseThrow()),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, LocalDateTime.class));
  }

  /** The digest of these figures. */
  public static String digest(List<Figure> figures) {
    MessageDigest sha = Sha256.digest();
    for (Figure figure : figures) {
      sha.update(figure.toString().getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
