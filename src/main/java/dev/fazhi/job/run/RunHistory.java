package dev.fazhi.job.run;

import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Problem;
import dev.fazhi.store.register.RegisteredFile;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads past runs, the newest first, directly from the tables of the job repository, without
 * starting Spring Batch.
 */
public final class RunHistory {

  private static final int MOST = 50;
  private static final Pattern PARTITION = Pattern.compile("readFiles:(\\d{1,18})-.*");

  private RunHistory() {}

  /** Converts a time of the job repository, which is in the machine's zone, to another zone. */
  public static LocalDateTime in(ZoneId zone, LocalDateTime here) {
    return here.atZone(ZoneId.systemDefault()).withZoneSameInstant(zone).toLocalDateTime();
  }

  /**
   * One execution of a run.
   *
   * @param id of the job execution
   * @param asOf its cut-off
   * @param status as Spring Batch names it
   * @param started when it started, in the machine's zone; null when it was killed before
   * @param took how long it took; null while it runs or when it was killed
   * @param failedStep the step that failed; empty when none did
   */
  public record Execution(
      long id,
      AsOf asOf,
      String status,
      @Nullable LocalDateTime started,
      @Nullable Duration took,
      String failedStep) {

    /** Whether it is complete. */
    public boolean isComplete() {
      return status.equals("COMPLETED");
    }

    /**
     * Its state, in Chinese.
     *
     * @param active whether a run is alive now
     */
    public String state(boolean active) {
      return switch (status) {
        case "COMPLETED" -> "完成";
        case "FAILED" -> "失败" + (failedStep.isEmpty() ? "" : "（步骤 " + failedStep + "）");
        case "STOPPED" -> "已停止";
        case "ABANDONED" -> "已放弃";
        default -> active ? "进行中" : "中断（进程已不在）";
      };
    }

    /** Whether a person abandoned it. */
    public boolean isAbandoned() {
      return status.equals("ABANDONED");
    }

    /** Whether it is recorded as running, whether or not its process is alive. */
    public boolean isOpen() {
      return status.equals("STARTED") || status.equals("STARTING") || status.equals("STOPPING");
    }
  }

  /**
   * A step of an execution, or the reading of one file.
   *
   * @param name of the step; for a file that of its reading
   * @param fileId the file's id in the register; 0 when the step is not the reading of a file
   * @param status as Spring Batch names it
   * @param started in the machine's zone; null when it was killed before
   * @param took null while it runs or when it was killed
   * @param rows read by it so far; what was rolled back and read again counts twice
   */
  public record Step(
      String name,
      long fileId,
      String status,
      @Nullable LocalDateTime started,
      @Nullable Duration took,
      long rows) {}

  /** Whether the newest execution is complete and none is recorded as running. */
  public static boolean isAtRest(Workspace workplace) {
    try {
      return JdbcClient.create(workplace.database())
          .sql(
              """
              SELECT STATUS = 'COMPLETED' AND NOT EXISTS (SELECT 1 FROM BATCH_JOB_EXECUTION
                WHERE STATUS NOT IN ('COMPLETED', 'FAILED', 'STOPPED', 'ABANDONED', 'UNKNOWN'))
              FROM BATCH_JOB_EXECUTION ORDER BY JOB_EXECUTION_ID DESC LIMIT 1\
              """)
          .query(Boolean.class)
          .optional()
          .orElse(false);
    } catch (DataAccessException noTablesYet) {
      return false;
    }
  }

  /** The steps of an execution in the order of their start. */
  public static List<Step> steps(Workspace workplace, long execution) {
    try {
      return JdbcClient.create(workplace.database())
          .sql(
              "SELECT STEP_NAME, STATUS, START_TIME, END_TIME, READ_COUNT FROM BATCH_STEP_EXECUTION"
                  + " WHERE JOB_EXECUTION_ID = ? ORDER BY STEP_EXECUTION_ID")
          .param(execution)
          .query(
              (row, n) -> {
                LocalDateTime start = row.getObject(3, LocalDateTime.class);
                String name = row.getString(1);
                return new Step(
                    name,
                    fileId(name),
                    row.getString(2),
                    start,
                    took(start, row.getObject(4, LocalDateTime.class)),
                    row.getLong(5));
              })
          .list();
    } catch (DataAccessException noTablesYet) {
      return List.of();
    }
  }

  /** The files that a run merged or refused in all its executions, by name. */
  public static List<RegisteredFile> files(Workspace workplace, long execution) {
    try {
      return JdbcClient.create(workplace.database())
          .sql("SELECT JOB_INSTANCE_ID FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID = ?")
          .param(execution)
          .query(Long.class)
          .optional()
          .map(workplace.files()::settledBy)
          .orElse(Set.of())
          .stream()
          .map(workplace.files()::get)
          .sorted(Comparator.comparing(RegisteredFile::name))
          .toList();
    } catch (DataAccessException noTablesYet) {
      return List.of();
    }
  }

  /** Records a finished execution as stopped instead of failed. */
  static void callStopped(Workspace workplace, long execution) {
    for (String table : List.of("BATCH_JOB_EXECUTION", "BATCH_STEP_EXECUTION")) {
      JdbcClient.create(workplace.database())
          .sql(
              "UPDATE %s SET STATUS = 'STOPPED', EXIT_CODE = 'STOPPED', VERSION = VERSION + 1 WHERE JOB_EXECUTION_ID = ? AND STATUS = 'FAILED'"
                  .formatted(table))
          .param(execution)
          .update();
    }
  }

  /** The id in the name of a partition, such as {@code readFiles:12-01234567-0}; 0 elsewhere. */
  static long fileId(String step) {
    Matcher partition = PARTITION.matcher(step);
    return partition.matches() ? Long.parseLong(partition.group(1)) : 0;
  }

  private static @Nullable Duration took(
      @Nullable LocalDateTime start, @Nullable LocalDateTime end) {
    return start == null || end == null ? null : Duration.between(start, end);
  }

  /** Reads the run of that number, whatever its age. */
  static Optional<Execution> find(Workspace workplace, long id) {
    return read(workplace, "WHERE e.JOB_EXECUTION_ID = " + id + " ").stream().findFirst();
  }

  /** Reads the last runs in an open workspace. */
  public static List<Execution> read(Workspace workplace) {
    return read(workplace, "");
  }

  private static List<Execution> read(Workspace workplace, String where) {
    try {
      return JdbcClient.create(workplace.database())
          .sql(
              "SELECT e.JOB_EXECUTION_ID, p.PARAMETER_VALUE, e.STATUS, e.START_TIME, e.END_TIME,"
                  + " (SELECT MIN(s.STEP_NAME) FROM BATCH_STEP_EXECUTION s WHERE s.JOB_EXECUTION_ID"
                  + " = e.JOB_EXECUTION_ID AND s.STATUS = 'FAILED') FROM BATCH_JOB_EXECUTION e JOIN"
                  + " BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID AND"
                  + " p.PARAMETER_NAME = 'asOf' "
                  + where
                  + "ORDER BY e.JOB_EXECUTION_ID DESC LIMIT "
                  + MOST)
          .query(
              (row, n) -> {
                LocalDateTime start = row.getObject(4, LocalDateTime.class);
                LocalDateTime end = row.getObject(5, LocalDateTime.class);
                String step = row.getString(6);
                return new Execution(
                    row.getLong(1),
                    AsOf.of(row.getString(2)),
                    row.getString(3),
                    start,
                    took(start, end),
                    step == null ? "" : step);
              })
          .list();
    } catch (DataAccessException noTablesYet) {
      return List.of();
    } catch (RuntimeException e) {
      throw new Problem("FZ-407", "运行记录无法读取。请检查数据库，详情见日志。", e);
    }
  }
}
