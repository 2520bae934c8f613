package dev.fazhi.store.user;

import dev.fazhi.model.SafeText;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The audit log: who did what, when and why. Entries are added, never changed; all but the reason
 * is in the log as well.
 */
public final class AuditLog {

  private static final int TRIES = 5;
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

  private final JdbcClient jdbc;

  /** A savepoint within the transaction of a decision: PostgreSQL would give up all of it. */
  private final TransactionTemplate nested;

  /** Works on that database. */
  public AuditLog(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.nested = new TransactionTemplate(new JdbcTransactionManager(database));
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * An entry.
   *
   * @param at UTC
   * @param who the user's name, or the account of the machine for the command line
   * @param action in Chinese
   * @param subject what it was done to; empty when nothing in particular
   * @param reason as given; empty when none was asked for
   */
  public record Entry(LocalDateTime at, String who, String action, String subject, String reason) {}

  /**
   * Adds an entry with the present time, in the transaction of what it tells about; texts are
   * sanitised and cut to the length of their columns.
   */
  public void add(String who, String action, String subject, String reason) {
    for (int left = TRIES; ; left--) {
      try {
        nested.executeWithoutResult(tx -> insert(who, action, subject, reason));
        afterCommit(
            () -> LOG.info("{}: {} {}", SafeText.safe(who), action, SafeText.safe(subject)));
        return;
      } catch (DuplicateKeyException another) {
        // another process used the number at the same time
        if (left == 0) {
          throw another;
        }
      }
    }
  }

  /** At once where there is no transaction around it; never when that is rolled back. */
  private static void afterCommit(Runnable told) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              told.run();
            }
          });
    } else {
      told.run();
    }
  }

  private void insert(String who, String action, String subject, String reason) {
    jdbc.sql(
            """
            INSERT INTO fz_audit (audit_no, at_time, who, action, subject, reason)
            SELECT COALESCE(MAX(audit_no), 0) + 1, CAST(? AS TIMESTAMP), CAST(? AS VARCHAR(100)),
              CAST(? AS VARCHAR(60)), CAST(? AS VARCHAR(400)), CAST(? AS VARCHAR(1000))
            FROM fz_audit
            """)
        .params(
            LocalDateTime.now(ZoneOffset.UTC).withNano(0),
            SafeText.cut(SafeText.safe(who), 100),
            SafeText.cut(action, 60),
            SafeText.cut(SafeText.safe(subject), 400),
            SafeText.cut(SafeText.safe(reason), 1000))
        .update();
  }

  /** All entries of that action, the oldest first. */
  public List<Entry> of(String action) {
    return jdbc.sql(
            """
            SELECT at_time AS at, who, action, subject, reason FROM fz_audit
            WHERE action = ? ORDER BY audit_no
            """)
        .param(action)
        .query(Entry.class)
        .list();
  }

  /** The last entries, the newest first. */
  public List<Entry> newest(int most) {
    return jdbc.sql(
            """
            SELECT at_time AS at, who, action, subject, reason FROM fz_audit
            ORDER BY audit_no DESC LIMIT ?
            """)
        .param(most)
        .query(Entry.class)
        .list();
  }
}
