package dev.fazhi.job;

import dev.fazhi.model.Problem;
import dev.fazhi.model.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.dao.DataAccessException;

/** Says in Chinese why a run failed, without a stack trace. */
final class Failures {

  private Failures() {}

  static List<String> explain(JobExecution execution) {
    if (execution.getStatus() == BatchStatus.STOPPED) {
      return List.of("运行已按要求停止，可用 ./fazhi rerun 继续。");
    }
    Set<String> messages = new LinkedHashSet<>();
    for (Throwable failure : execution.getAllFailureExceptions()) {
      messages.add(explain(failure));
    }
    if (messages.isEmpty()) {
      messages.add("运行未能完成。");
    }
    List<String> all = new ArrayList<>(messages);
    all.add("已完成的部分保留，未发布任何结果；排除原因后运行 ./fazhi rerun 继续。");
    return all;
  }

  private static String explain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return "[" + problem.code() + "] " + problem.getMessage();
      }
      if (cause instanceof OutOfMemoryError) {
        return "[FZ-405] 内存不足。请用 FAZHI_OPTS=-Xmx2g 之类的设置加大内存后重新运行。";
      }
      if (cause instanceof IOException || cause instanceof UncheckedIOException) {
        return "[FZ-406] 读写文件失败：" + Shown.safe(String.valueOf(cause.getMessage())) + "。请检查磁盘空间和权限。";
      }
    }
    return failure instanceof DataAccessException
        ? "[FZ-407] 数据库操作失败。请检查磁盘空间和数据库服务，详情见日志。"
        : "[FZ-400] 程序内部错误（" + failure.getClass().getSimpleName() + "），详情见日志。";
  }
}
