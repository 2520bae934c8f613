package dev.fazhi.store.database;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * Classifies failures of the database by what a person must do. H2 uses the same exception for a
 * file that is locked, not writable or damaged; only the causes differ.
 */
public enum DatabaseFault {
  /** Memory ran out, which closes H2. */
  MEMORY,
  /** The file is open in another program. */
  HELD,
  /** The connection was lost: the server, or the process that shared the file, ended. */
  LOST,
  /** Another transaction holds a lock; the same work succeeds once that has ended. */
  LOCKED,
  /** The server broke off a statement, such as for its time limit. */
  CANCELLED,
  /** The file cannot be read or written: no space, no permission, no file handles. */
  UNWRITABLE,
  /** The file is damaged. */
  DAMAGED,
  /** Anything else. */
  OTHER;

  /** The code of the problem when it is damaged. */
  public static final String DAMAGED_CODE = "FZ-402";

  /** What to do when it is damaged. */
  public static final String WAY_OUT = "请保留现有文件，运行 ./fazhi rebuild 从归档重建。";

  /** Classifies a failure by its causes. */
  public static DatabaseFault of(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    addCauses(failure, causes);
    if (any(causes, OutOfMemoryError.class::isInstance)) {
      return MEMORY;
    }
    if (any(causes, DatabaseFault::isHeld)) {
      return HELD;
    }
    if (any(causes, DatabaseFault::isLocked)) {
      return LOCKED;
    }
    if (any(causes, DatabaseFault::isCancelled)) {
      return CANCELLED;
    }
    if (any(causes, DatabaseFault::isOfFiles)) {
      return UNWRITABLE;
    }
    if (any(causes, DatabaseFault::isLost)) {
      return LOST;
    }
    return any(causes, DatabaseFault::isDamage) ? DAMAGED : OTHER;
  }

  private static void addCauses(@Nullable Throwable failure, List<Throwable> causes) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      causes.add(cause);
      // if a rollback failed, the reason for the rollback says more
      if (cause instanceof TransactionSystemException system) {
        addCauses(system.getApplicationException(), causes);
      }
    }
  }

  private static boolean any(List<Throwable> causes, Predicate<Throwable> test) {
    return causes.stream().anyMatch(test);
  }

  private static boolean isHeld(Throwable cause) {
    return cause instanceof MVStoreException store
            && store.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
        || cause instanceof SQLException sql
            && (sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
                // the lock file beside the database
                || sql.getErrorCode() == ErrorCode.ERROR_OPENING_DATABASE_1);
  }

  /**
   * Whether a lock timed out or a deadlock was broken: PostgreSQL's states 55P03 and 40P01, class
   * 40 of the SQL standard's, and what the default database says for them.
   */
  private static boolean isLocked(Throwable cause) {
    return cause instanceof SQLException sql
        && (sql.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1
            || sql.getErrorCode() == ErrorCode.CONCURRENT_UPDATE_1
            || sql.getSQLState() != null
                && (sql.getSQLState().equals("55P03") || sql.getSQLState().startsWith("40")));
  }

  private static boolean isCancelled(Throwable cause) {
    return cause instanceof SQLException sql && "57014".equals(sql.getSQLState());
  }

  private static boolean isOfFiles(Throwable cause) {
    return cause instanceof IOException
        && !(cause instanceof EOFException)
        && !(cause instanceof SocketException);
  }

  /**
   * Whether the connection was lost: class 08 of the SQL standard's states, PostgreSQL's of a
   * server that ends or begins (57P01 to 57P03), and what the default database says for it. A pool
   * that waits in vain for a connection, as on a starved machine, gives no state, only the type.
   */
  private static boolean isLost(Throwable cause) {
    return cause instanceof SQLTransientConnectionException
        || cause instanceof SQLException sql
            && (sql.getErrorCode() == ErrorCode.CONNECTION_BROKEN_1
                || sql.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED
                || sql.getErrorCode() == ErrorCode.DATABASE_CALLED_AT_SHUTDOWN
                || sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("08")
                        || sql.getSQLState().startsWith("57P0")));
  }

  /** Whether H2's store reports damage; internal errors of a file database are counted as such. */
  private static boolean isDamage(Throwable cause) {
    if (cause instanceof MVStoreException store) {
      return switch (store.getErrorCode()) {
        case DataUtils.ERROR_READING_FAILED,
            DataUtils.ERROR_INTERNAL,
            DataUtils.ERROR_UNSUPPORTED_FORMAT,
            DataUtils.ERROR_FILE_CORRUPT,
            DataUtils.ERROR_SERIALIZATION,
            DataUtils.ERROR_CHUNK_NOT_FOUND,
            DataUtils.ERROR_BLOCK_NOT_FOUND,
            DataUtils.ERROR_TRANSACTION_CORRUPT,
            DataUtils.ERROR_UNKNOWN_DATA_TYPE ->
            true;
        default -> false;
      };
    }
    return cause instanceof SQLException sql
        && (sql.getErrorCode() == ErrorCode.FILE_CORRUPTED_1
            || sql.getErrorCode() == ErrorCode.FILE_VERSION_ERROR_1
            || sql.getErrorCode() == ErrorCode.GENERAL_ERROR_1);
  }
}
