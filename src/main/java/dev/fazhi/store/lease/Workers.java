package dev.fazhi.store.lease;

import dev.fazhi.model.Problem;
import dev.fazhi.model.SafeText;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The processes that read files for a run, on any machine that reaches the database. A worker shows
 * by heartbeats that it lives, and claims one partition at a time. Who takes a claim away first
 * cuts the worker's connections, so that nothing of it is under way, and then removes its row,
 * without which it can commit nothing (fencing).
 */
public final class Workers {

  /** Milliseconds without a heartbeat after which the row of a worker is forgotten: a day. */
  private static final long FORGOTTEN = 86_400_000;

  private static final int MOST_REASON = 400;

  private final JdbcClient jdbc;

  public Workers(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /**
   * A worker.
   *
   * @param id random, one for each process
   * @param version of its program
   * @param definitions the digest of its definitions
   * @param leaseSeconds how long it may be silent; 0 when it has left
   * @param beat grows with every heartbeat
   * @param age milliseconds since the last heartbeat by the database's clock
   * @param step the step execution that it is at; null when it waits
   * @param refused why it is not used, in Chinese; null when it is
   */
  public record Worker(
      String id,
      Lease.Holder process,
      String version,
      String definitions,
      int leaseSeconds,
      long beat,
      long age,
      @Nullable Long step,
      @Nullable String refused) {

    /** Whether it was heard lately, by the database's clock. */
    public boolean isFresh() {
      return leaseSeconds > 0 && age <= leaseSeconds * 1000L;
    }
  }

  /** The name by which the database server knows the connections of a worker. */
  public static String connectionName(String id) {
    return "fazhi-worker-" + id;
  }

  /** Adds a worker that waits for work; what was silent for a day is forgotten. */
  public void register(String id, String version, String definitions, int leaseSeconds) {
    jdbc.sql("DELETE FROM fz_worker WHERE worker = ? OR beat < %s - ?".formatted(Leases.NOW))
        .params(id, FORGOTTEN)
        .update();
    Lease.Holder self = Lease.Holder.self();
    jdbc.sql(
            """
            INSERT INTO fz_worker (worker, host, pid, version, definitions, lease, beat)
            VALUES (?, ?, ?, ?, ?, ?, %s)
            """
                .formatted(Leases.NOW))
        .params(id, self.host(), self.pid(), version, definitions, leaseSeconds)
        .update();
  }

  /** All that are known, whether or not they are alive. */
  public List<Worker> all() {
    return jdbc.sql(
            """
            SELECT worker, host, pid, version, definitions, lease, beat, %s - beat, step, refused
            FROM fz_worker ORDER BY host, pid
            """
                .formatted(Leases.NOW))
        .query(
            (row, n) ->
                new Worker(
                    row.getString(1),
                    new Lease.Holder(row.getString(2), row.getLong(3)),
                    row.getString(4),
                    row.getString(5),
                    row.getInt(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getObject(9, Long.class),
                    row.getString(10)))
        .list();
  }

  /** The worker of that id; empty when its row was removed. */
  public Optional<Worker> find(String id) {
    return all().stream().filter(worker -> worker.id().equals(id)).findFirst();
  }

  /** Gives a sign of life. */
  public void beat(String id) {
    jdbc.sql("UPDATE fz_worker SET beat = %s WHERE worker = ?".formatted(Leases.NEXT_BEAT))
        .param(id)
        .update();
  }

  /** Claims a partition; returns whether the worker is still known and not refused. */
  public boolean claim(String id, long step) {
    return jdbc.sql("UPDATE fz_worker SET step = ? WHERE worker = ? AND refused IS NULL")
            .params(step, id)
            .update()
        == 1;
  }

  /** Ends a claim; returns whether the worker still had it. */
  public boolean release(String id, long step) {
    return jdbc.sql("UPDATE fz_worker SET step = NULL WHERE worker = ? AND step = ?")
            .params(id, step)
            .update()
        == 1;
  }

  /**
   * Requires that the worker still has its claim, and locks it until the caller's transaction ends.
   * To be called last before the commit.
   *
   * @throws Problem FZ-451 when it was taken away
   */
  public void holdUntilCommit(String id, long step) {
    int held =
        jdbc.sql(
                "UPDATE fz_worker SET beat = %s WHERE worker = ? AND step = ?"
                    .formatted(Leases.NEXT_BEAT))
            .params(id, step)
            .update();
    if (held != 1) {
      throw new Problem("FZ-451", "这个工作进程曾长时间没有响应，或者运行已重新开始，手上的文件已交给别的进程，这里读的不算。");
    }
  }

  /** Tells a worker that it is not used, and why, in Chinese. */
  public void refuse(String id, String reason) {
    jdbc.sql("UPDATE fz_worker SET refused = ? WHERE worker = ?")
        .params(SafeText.cut(reason, MOST_REASON), id)
        .update();
  }

  /** Gives everything back at once; what the worker claimed is offered again. */
  public void leave(String id) {
    jdbc.sql("UPDATE fz_worker SET lease = 0 WHERE worker = ?").param(id).update();
  }

  /**
   * Takes away, in the caller's transaction, what a worker claimed that gave no sign of life since
   * it was looked at: its row is removed and its connections are cut. A worker that is alive after
   * all registers again.
   *
   * @return false when the worker did go on, or holds its row locked; then nothing was done
   */
  public boolean revoke(Worker worker) {
    boolean still =
        jdbc.sql(
                    """
                    SELECT worker FROM fz_worker WHERE worker = ? AND step = ? AND beat = ?
                    FOR UPDATE SKIP LOCKED
                    """)
                .param(worker.id())
                .param(worker.step())
                .param(worker.beat())
                .query(String.class)
                .list()
                .size()
            == 1;
    if (still) {
      remove(worker.id());
      disconnect(worker);
    }
    return still;
  }

  /** Cuts the connections of a worker, which rolls back what it has under way. */
  public void disconnect(Worker worker) {
    jdbc.sql(
            """
            SELECT COUNT(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
            WHERE application_name = ? AND datname = current_database()
            """)
        .param(connectionName(worker.id()))
        .query(Long.class)
        .single();
  }

  /** Removes a worker. */
  public void remove(String id) {
    jdbc.sql("DELETE FROM fz_worker WHERE worker = ?").param(id).update();
  }

  /**
   * Takes back what earlier runs offered, and all claims on it; called by a run that begins. The
   * offers first: a worker that is just taking one is waited for, and its claim is then seen.
   */
  public void revokeAll() {
    List<Worker> before = all();
    if (before.isEmpty()) {
      return;
    }
    // one that stalled while it took an offer would be waited for in vain
    before.stream().filter(worker -> !worker.isFresh()).forEach(this::disconnect);
    jdbc.sql("DELETE FROM INT_CHANNEL_MESSAGE").update();
    for (Worker worker : all()) {
      if (worker.step() != null) {
        disconnect(worker);
        remove(worker.id());
      }
    }
  }
}
