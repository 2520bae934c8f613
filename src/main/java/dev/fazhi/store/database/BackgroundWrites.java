package dev.fazhi.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets H2 prepare and write pages on threads of its own while a large transaction goes on. It has
 * them only with a write delay, which the database does without for durable commits; so there is
 * one until the transaction has ended, and the commit returns when its pages are written.
 */
public final class BackgroundWrites implements TransactionSynchronization {

  /** Longer than a transaction: pages are written when there are many, not when they are old. */
  private static final int DELAY_MILLIS = 24 * 3600 * 1000;

  private final MVStore pages;

  private BackgroundWrites(MVStore pages) {
    this.pages = pages;
  }

  /** Begins for the caller's transaction; no effect on a database outside this process. */
  public static void duringTransaction(DataSource database) {
    new JdbcTemplate(database).execute((ConnectionCallback<Boolean>) BackgroundWrites::begin);
  }

  private static boolean begin(Connection connection) throws SQLException {
    if (TransactionSynchronizationManager.isSynchronizationActive()
        && connection.isWrapperFor(JdbcConnection.class)
        && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal local) {
      MVStore pages = local.getDatabase().getStore().getMvStore();
      if (pages.getAutoCommitDelay() == 0) {
        pages.setAutoCommitDelay(DELAY_MILLIS);
        TransactionSynchronizationManager.registerSynchronization(new BackgroundWrites(pages));
        return true;
      }
    }
    return false;
  }

  /** Writes what is left, in order that the commit is durable. */
  @Override
  public void afterCommit() {
    pages.commit();
  }

  @Override
  public void afterCompletion(int status) {
    pages.setAutoCommitDelay(0);
  }
}
