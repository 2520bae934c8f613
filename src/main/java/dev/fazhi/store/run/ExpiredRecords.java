package dev.fazhi.store.run;

import java.time.LocalDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes records of runs, schedules, notifications and operator actions that have expired. Of each
 * kind the newest is kept whatever its age, since numbers and states go on from it. To be called in
 * a transaction; deleting what is gone already does nothing.
 */
public final class ExpiredRecords {

  private static final String EXECUTIONS =
      "(SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION WHERE JOB_INSTANCE_ID IN ";

  /** Runs none of whose executions began after that time; the newest is not among them. */
  private static final String RUNS =
      """
      (SELECT JOB_INSTANCE_ID FROM BATCH_JOB_EXECUTION GROUP BY JOB_INSTANCE_ID
       HAVING MAX(CREATE_TIME) < ?
         AND JOB_INSTANCE_ID < (SELECT MAX(JOB_INSTANCE_ID) FROM BATCH_JOB_INSTANCE))\
      """;

  /** In the order in which they refer to each other. */
  private static final List<String> OF_RUNS =
      List.of(
          "BATCH_STEP_EXECUTION_CONTEXT WHERE STEP_EXECUTION_ID IN (SELECT STEP_EXECUTION_ID FROM"
              + " BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID IN "
              + EXECUTIONS
              + RUNS
              + "))",
          "BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID IN " + EXECUTIONS + RUNS + ")",
          "BATCH_JOB_EXECUTION_CONTEXT WHERE JOB_EXECUTION_ID IN " + EXECUTIONS + RUNS + ")",
          "BATCH_JOB_EXECUTION_PARAMS WHERE JOB_EXECUTION_ID IN " + EXECUTIONS + RUNS + ")",
          "fz_run_note WHERE execution IN " + EXECUTIONS + RUNS + ")",
          "BATCH_JOB_EXECUTION WHERE JOB_INSTANCE_ID IN " + RUNS);

  private final JdbcClient jdbc;

  /** Works on that database. */
  public ExpiredRecords(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** Whether a run was ever recorded; before the first one the tables of runs do not exist. */
  public boolean hasRuns() {
    try {
      return jdbc.sql("SELECT COUNT(*) FROM BATCH_JOB_INSTANCE").query(Long.class).single() > 0;
    } catch (DataAccessException noTablesYet) {
      return false;
    }
  }

  /**
   * Deletes what is recorded of runs, with their steps and notes.
   *
   * @param before a run expired when it last began before that time, in the machine's zone
   * @return how many runs
   */
  public long runs(LocalDateTime before) {
    OF_RUNS.forEach(of -> delete(of, before));
    // what is left without executions was deleted just now, or was killed at its very beginning
    return jdbc.sql(
            """
            DELETE FROM BATCH_JOB_INSTANCE
            WHERE JOB_INSTANCE_ID < (SELECT MAX(JOB_INSTANCE_ID) FROM BATCH_JOB_EXECUTION)
              AND JOB_INSTANCE_ID NOT IN (SELECT JOB_INSTANCE_ID FROM BATCH_JOB_EXECUTION)\
            """)
        .update();
  }

  /**
   * Deletes notifications that do not wait any more, and the states of scheduled runs.
   *
   * @param before UTC
   * @return how many
   */
  public long notices(LocalDateTime before) {
    return delete("fz_notice WHERE state <> 'WAITING' AND created_at < ?", before)
        + delete(
            "fz_night WHERE fire_at < ? AND fire_at < (SELECT MAX(fire_at) FROM fz_night)", before);
  }

  /**
   * Deletes entries of the audit log.
   *
   * @param before UTC
   * @return how many
   */
  public long actions(LocalDateTime before) {
    return delete(
        "fz_audit WHERE at_time < ? AND audit_no < (SELECT MAX(audit_no) FROM fz_audit)", before);
  }

  private long delete(String of, LocalDateTime before) {
    return jdbc.sql("DELETE FROM " + of).param(before).update();
  }
}
