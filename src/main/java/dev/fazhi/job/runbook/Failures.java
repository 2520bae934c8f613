package dev.fazhi.job.runbook;

import dev.fazhi.intake.text.Privacy;
import dev.fazhi.model.Problem;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.database.DatabaseFault;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Translates exceptions into problems with a code and a sentence in Chinese. */
public final class Failures {

  /** The database connection was lost during a run. */
  private static final String CONNECTION_LOST = "FZ-409";

  /** A lock in the database was held by something else for too long. */
  private static final String LOCKED = "FZ-412";

  private static final String IF_AGAIN = "反复出现时数据库可能已损坏，可运行 ./fazhi rebuild 从归档重建。";

  private Failures() {}

  /** Whether the same run may succeed if it is continued immediately. */
  public static boolean isPassing(Problem problem) {
    return problem.code().equals(CONNECTION_LOST) || problem.code().equals(LOCKED);
  }

  /**
   * Throws if the execution failed for a lost connection or a lock in the database.
   *
   * @throws Problem FZ-409 or FZ-412
   */
  public static void throwIfPassing(JobExecution execution) {
    List<Problem> problems = failures(execution).stream().map(Failures::problem).toList();
    // a damaged database closes its connections, too
    if (problems.stream().noneMatch(p -> p.code().equals(DatabaseFault.DAMAGED_CODE))) {
      problems.stream()
          .filter(Failures::isPassing)
          .findFirst()
          .ifPresent(
              passing -> {
                throw passing;
              });
    }
  }

  /**
   * The causes of the failure, without the framework's exceptions that only say that a part failed.
   */
  private static List<Throwable> failures(JobExecution execution) {
    return execution.getAllFailureExceptions().stream()
        .filter(failure -> !(failure instanceof JobExecutionException))
        .toList();
  }

  public static List<String> explain(JobExecution execution) {
    if (execution.getStatus() == BatchStatus.STOPPED) {
      return List.of("运行已按要求停止，可用 ./fazhi rerun 继续。");
    }
    Set<String> messages = new LinkedHashSet<>();
    for (Throwable failure : failures(execution)) {
      Problem problem = problem(failure);
      messages.add("[" + problem.code() + "] " + problem.getMessage());
    }
    if (messages.isEmpty()) {
      messages.add("运行未能完成。");
    }
    List<String> all = new ArrayList<>(messages);
    all.add("已完成的部分保留，未发布任何结果；排除原因后运行 ./fazhi rerun 继续。");
    return all;
  }

  private static Problem damaged(Throwable failure) {
    return new Problem(
        DatabaseFault.DAMAGED_CODE, "数据库文件读不下去，可能已损坏。" + DatabaseFault.WAY_OUT, failure);
  }

  /**
   * Whether what the program stored cannot be read back: it ends too early, of which alone the
   * system does not say why, or is not as objects are written or encoded.
   */
  private static boolean isUnreadable(IOException cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    return cause.getMessage() == null
        || cause instanceof ObjectStreamException
        || (trace.length > 0 && trace[0].getClassName().startsWith(Base64.class.getName()));
  }

  /** Gives the problem that an exception carries, or the one that describes it best. */
  public static Problem problem(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return problem;
      }
      if (cause instanceof OutOfMemoryError) {
        return Problem.outOfMemory(failure);
      }
    }
    DatabaseFault fault = DatabaseFault.of(failure);
    if (fault == DatabaseFault.DAMAGED) {
      return damaged(failure);
    }
    if (fault == DatabaseFault.LOST) {
      return new Problem(
          CONNECTION_LOST, "数据库连接中断。请检查磁盘空间、网络和数据库服务，然后用 ./fazhi rerun 继续；" + IF_AGAIN, failure);
    }
    if (fault == DatabaseFault.LOCKED) {
      // a lock that nobody holds is one that a damaged database cannot give back
      return new Problem(
          LOCKED,
          "数据库里要用的表被另一个程序锁住，等了很久仍未放开。请结束占用它的程序或会话，然后用 ./fazhi rerun 继续；没有别的程序在用数据库时，它可能已经损坏，用"
              + " ./fazhi rebuild 从归档重建。",
          failure);
    }
    if (fault == DatabaseFault.CANCELLED) {
      return new Problem(
          "FZ-407",
          "数据库服务器中断了一条语句：多半是 statement_timeout 太短。请数据库管理员用 ALTER ROLE … SET statement_timeout 放宽（见"
              + " src/docs/large.md），然后用 ./fazhi rerun 继续。",
          failure);
    }
    if (failure instanceof DataAccessException || failure instanceof TransactionException) {
      return new Problem("FZ-407", "数据库操作失败。请检查磁盘空间和数据库服务，详情见日志；" + IF_AGAIN, failure);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidPathException) {
        return new Problem(
            "FZ-413",
            "这台机器的语言环境写不出中文文件名（%s）。请设置 LC_ALL=C.UTF-8 或 zh_CN.UTF-8 后重新运行。"
                .formatted(Charset.forName(System.getProperty("sun.jnu.encoding", "US-ASCII"))),
            failure);
      }
      if (cause instanceof IOException io && isUnreadable(io)) {
        return damaged(failure);
      }
      if (cause instanceof IOException) {
        String reason = SafeText.safe(Privacy.masked(String.valueOf(cause.getMessage())));
        return new Problem("FZ-406", "读写文件失败：" + reason + "。请检查磁盘空间和权限。", failure);
      }
    }
    String kind = failure.getClass().getSimpleName();
    return new Problem("FZ-400", "程序内部错误（" + kind + "），可直接重试；" + IF_AGAIN, failure);
  }
}
