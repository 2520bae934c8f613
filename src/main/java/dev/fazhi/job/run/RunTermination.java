package dev.fazhi.job.run;

import dev.fazhi.job.context.ExclusiveExecution;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Problem;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Operator decisions about runs: stop the active one, abandon an incomplete one. */
public record RunTermination(Workspace workplace) {
  private static final String NOT_SO = "FZ-326";
  private static final long LOOK_AGAIN_MILLIS = 200;

  /**
   * Requests the active run, in any process, to stop at its next chunk. Returns at once.
   *
   * @param id of the run that is meant; null for the active one
   * @throws Problem FZ-326 when it is not active
   */
  public OperationResult stop(@Nullable Long id, String who, String reason) {
    if (id != null) {
      RunHistory.Execution run = find(id);
      if (!run.isOpen() || workplace.leases().active().isEmpty()) {
        throw new Problem(NOT_SO, "第 " + id + " 次运行没有在进行，无需停止。用 ./fazhi status 查看。");
      }
    }
    Lease.Holder asked =
        workplace.fromTransaction(
            () -> {
              String subject = id == null ? "" : "第 " + id + " 次运行";
              workplace.audit().add(who, "停止运行", subject, reason);
              return workplace
                  .leases()
                  .askToStop(who)
                  .orElseThrow(() -> new Problem(NOT_SO, "现在没有正在进行的运行。用 ./fazhi status 查看。"));
            });
    return new OperationResult(
        ExitCode.DONE,
        List.of(
            "已要求停止（主机 %s，进程 %s）：它会停在可继续的位置，之后可用 ./fazhi rerun 继续。"
                .formatted(asked.host(), asked.pid())));
  }

  /** Waits until no run is active, at most so long; returns whether none is. */
  public boolean isQuietWithin(long seconds) throws InterruptedException {
    long until = System.nanoTime() + seconds * 1_000_000_000L;
    while (workplace.leases().active().isPresent()) {
      if (System.nanoTime() > until) {
        return false;
      }
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
    return true;
  }

  /**
   * Finds the run that can be abandoned.
   *
   * @throws Problem FZ-326 when there is none of that number, or it is over
   */
  public RunHistory.Execution abandonable(long id) {
    RunHistory.Execution run = find(id);
    if (run.isComplete()) {
      throw new Problem(NOT_SO, "第 " + id + " 次运行已经完成，没有可放弃的。");
    }
    if (run.isAbandoned()) {
      throw new Problem(NOT_SO, "第 " + id + " 次运行已经放弃，无需再做。");
    }
    return run;
  }

  /**
   * Abandons a run: it is never continued, and files that it read but did not merge are read again
   * by the next. Files that it merged stay.
   *
   * @throws Problem FZ-326 when there is none of that number, or it is over
   */
  public OperationResult abandon(long id, String who, String reason) {
    abandonable(id);
    return ExclusiveExecution.with(workplace, lease -> abandoned(id, who, reason, lease));
  }

  private OperationResult abandoned(long id, String who, String reason, Lease lease) {
    workplace.inTransaction(
        () -> {
          JdbcClient jdbc = JdbcClient.create(workplace.database());
          jdbc.sql(
                  "UPDATE BATCH_JOB_EXECUTION SET STATUS = 'ABANDONED', VERSION = VERSION + 1, "
                      + "END_TIME = COALESCE(END_TIME, ?), LAST_UPDATED = ? "
                      + "WHERE JOB_EXECUTION_ID = ?")
              .params(LocalDateTime.now(), LocalDateTime.now(), id)
              .update();
          for (RegisteredFile file : workplace.files().all(RegisteredFile.Status.READ)) {
            workplace.files().startAnew(file.id(), "");
          }
          workplace.audit().add(who, "放弃运行", "第 " + id + " 次运行", reason);
          lease.holdUntilCommit();
        });
    return new OperationResult(
        ExitCode.DONE, List.of("已放弃第 " + id + " 次运行，不会再继续它。已导入的文件保留；下次 ./fazhi run 从头开始新的一次。"));
  }

  private RunHistory.Execution find(long id) {
    return RunHistory.find(workplace, id)
        .orElseThrow(() -> new Problem(NOT_SO, "没有编号为 " + id + " 的运行。用 ./fazhi status 查看。"));
  }
}
