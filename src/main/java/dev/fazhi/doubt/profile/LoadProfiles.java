package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Stores what the rows that a load wrote look like, by kind of profile and by part (a day, or 0).
 * It is written in the load's transaction. Loads of programs older than it have none.
 */
public final class LoadProfiles {

  /** What a profile tells. */
  public enum Kind {
    /** What rows say, by day; {@link DatedRows}. */
    ROWS,
    /** What rows say with how each stands, by day, with the minute in the lower 32 bits. */
    MOMENTS,
    /** What rows with an exact amount say besides who delivered them, by day. */
    EXACT,
    /** How many rows there are of each hour of the day. */
    HOURS,
    /** How columns are filled; {@link Habits}. */
    HABITS
  }

  /** Bytes of a piece; a multiple of those of a row, and within the limits of H2. */
  private static final int PIECE = DatedRows.BYTES * 80_000;

  private final JdbcTemplate jdbc;
  private final Source source;
  private final Kind kind;
  private final Map<Long, Integer> pieces = new HashMap<>();

  /** The profiles of one kind of the loads of a source. */
  public LoadProfiles(DataSource database, Source source, Kind kind) {
    this.jdbc = new JdbcTemplate(database);
    this.source = source;
    this.kind = kind;
  }

  /** Adds to the profile of a load, by its parts. */
  public void add(long load, Map<Long, byte[]> parts) {
    List<Object[]> rows = new ArrayList<>();
    parts.forEach(
        (part, all) -> {
          ByteBuffer content = ByteBuffer.wrap(all);
          while (content.hasRemaining()) {
            byte[] bytes = new byte[Math.min(PIECE, content.remaining())];
            content.get(bytes);
            int piece = pieces.merge(part, 1, Integer::sum);
            rows.add(new Object[] {source.id(), kind.name(), part, load, piece, bytes});
          }
        });
    jdbc.batchUpdate(
        """
        INSERT INTO fz_load_profile (source, kind, part, load_no, piece, content)
        VALUES (?, ?, ?, ?, ?, ?)\
        """,
        rows);
  }

  /** The last day of which other merged files have rows; null for none. */
  @Nullable LocalDate lastDay(long load) {
    return jdbc.queryForObject(
        """
        SELECT MAX(covers_to) FROM fz_file
        WHERE source = ? AND status = 'MERGED' AND load_no <> ?\
        """,
        LocalDate.class,
        source.id(),
        load);
  }

  /**
   * Passes the profiles of merged files piece by piece with their parts, in order of parts.
   *
   * @param from the first part
   * @param to the last part
   * @param doubt files with a fault of this code are left out
   */
  public void read(long from, long to, String doubt, BiConsumer<Long, ByteBuffer> each) {
    jdbc.query(
        """
        SELECT p.part, p.content FROM fz_load_profile p JOIN fz_file f ON f.load_no = p.load_no
        WHERE p.source = ? AND p.kind = ? AND p.part BETWEEN ? AND ? AND f.status = 'MERGED'
          AND NOT EXISTS (SELECT 1 FROM fz_fault d WHERE d.file_id = f.file_id AND d.code = ?)
        ORDER BY p.part\
        """,
        row -> {
          each.accept(row.getLong(1), ByteBuffer.wrap(row.getBytes(2)));
        },
        source.id(),
        kind.name(),
        from,
        to,
        doubt);
  }
}
