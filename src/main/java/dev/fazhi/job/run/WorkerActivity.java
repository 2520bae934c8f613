package dev.fazhi.job.run;

import dev.fazhi.job.PartitionSteps;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.lease.Workers.Worker;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which workers there are and what each is doing, for the status screen and the console. */
public final class WorkerActivity {

  private WorkerActivity() {}

  /** A line in Chinese for each worker that was heard lately; none where there are no workers. */
  public static List<String> lines(Workspace workplace) {
    return workplace.workers().all().stream()
        .filter(Worker::isFresh)
        .map(
            worker ->
                "主机 %s，进程 %s：%s"
                    .formatted(
                        SafeText.safe(worker.process().host()),
                        worker.process().pid(),
                        activity(workplace, worker)))
        .toList();
  }

  private static String activity(Workspace workplace, Worker worker) {
    if (worker.refused() != null) {
      return "没有用它，" + worker.refused();
    }
    return worker.step() == null ? "空闲" : reading(workplace, worker.step()).orElse("正在工作");
  }

  private static Optional<String> reading(Workspace workplace, long step) {
    return JdbcClient.create(workplace.database())
        .sql("SELECT STEP_NAME, READ_COUNT FROM BATCH_STEP_EXECUTION WHERE STEP_EXECUTION_ID = ?")
        .param(step)
        .query(
            (row, n) -> {
              if (row.getString(1).startsWith(PartitionSteps.COUNT)) {
                return "正在统计事实，已统计 %s 行".formatted(row.getLong(2));
              }
              long file = RunHistory.fileId(row.getString(1));
              String what = file == 0 ? "几个小文件" : SafeText.safe(workplace.files().get(file).name());
              return "正在读取 %s，已读 %s 行".formatted(what, row.getLong(2));
            })
        .optional();
  }
}
