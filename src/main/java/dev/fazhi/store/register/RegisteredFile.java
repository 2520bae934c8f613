package dev.fazhi.store.register;

import dev.fazhi.model.Load;
import dev.fazhi.store.archive.DateRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A registered file.
 *
 * @param id inside this database
 * @param sha256 of its bytes, in hex
 * @param name under which it was first seen
 * @param bytes its size
 * @param modifiedAt its time of modification, UTC
 * @param source the source's id; empty before it was recognised
 * @param status its status
 * @param definitions the digest of the definitions that it was last read by
 * @param exportedAt when it was exported; null before it was read
 * @param loadNo the number of its load; null before it was merged
 * @param covers the days that its rows are about; null before it was merged or refused after it was
 *     read, and when its source does not tell
 */
public record RegisteredFile(
    long id,
    String sha256,
    String name,
    long bytes,
    LocalDateTime modifiedAt,
    String source,
    Status status,
    String definitions,
    @Nullable LocalDateTime exportedAt,
    @Nullable Long loadNo,
    @Nullable DateRange covers) {

  /** The columns that a file is read from, in order. */
  public static final String COLUMNS =
      "file_id, sha256, name, bytes, modified_at, source, status, definitions, exported_at,"
          + " load_no, covers_from, covers_to";

  /** The status of a file. */
  public enum Status {
    /** Seen, not yet read to its end. */
    SEEN,
    /** Read to its end: its copy in the archive waits to be merged. */
    READ,
    /** Its rows are in the facts. */
    MERGED,
    /** Nothing of it is in the facts. */
    REFUSED,
    /** Its rows were in the facts and were withdrawn. */
    WITHDRAWN
  }

  /** When it was exported, or else modified. */
  public LocalDateTime madeAt() {
    return exportedAt == null ? modifiedAt : exportedAt;
  }

  /** Whether nothing is left to do with this file under these definitions. */
  public boolean isSettled(String byDefinitions) {
    return switch (status) {
      case MERGED, WITHDRAWN -> true;
      case REFUSED -> definitions.equals(byDefinitions);
      case SEEN, READ -> false;
    };
  }

  /** Reads the file from a row that begins with {@link #COLUMNS}. */
  public static RegisteredFile of(ResultSet row, int n) throws SQLException {
    Long loadNo = row.getObject(10, Long.class);
    LocalDate from = row.getObject(11, LocalDate.class);
    LocalDate to = row.getObject(12, LocalDate.class);
    return new RegisteredFile(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getObject(5, LocalDateTime.class),
        row.getString(6),
        Status.valueOf(row.getString(7)),
        row.getString(8),
        row.getObject(9, LocalDateTime.class),
        loadNo,
        from == null || to == null ? null : new DateRange(from, to));
  }

  /** Reads the account from a row of the register. */
  public static Load.RowCount rows(ResultSet row) throws SQLException {
    return new Load.RowCount(
        row.getLong("rows_read"),
        row.getLong("rows_new"),
        row.getLong("rows_changed"),
        row.getLong("rows_same"),
        row.getLong("rows_double"),
        row.getLong("rows_reject"),
        row.getLong("rows_skipped"));
  }
}
