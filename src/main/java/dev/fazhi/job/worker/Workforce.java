package dev.fazhi.job.worker;

import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.Version;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.store.lease.Workers;
import dev.fazhi.store.lease.Workers.Worker;
import org.jspecify.annotations.Nullable;

/** The workers that a run can use: those of its own program version and definitions. */
public record Workforce(Workers workers, String definitions, RunWatcher watcher) {

  /** What the id begins with by which a run claims what it reads itself; it is no worker. */
  static final String RUN = "run-";

  public static Workforce of(Workspace workplace, RunWatcher watcher) {
    return new Workforce(workplace.workers(), workplace.definitions().digest(), watcher);
  }

  /** Turns away the others, and gives how many are left that were heard lately. */
  public int look() {
    int fit = 0;
    for (Worker worker : workers.all()) {
      boolean other = !worker.id().startsWith(RUN);
      if (other && worker.isFresh() && worker.refused() == null && isFit(worker)) {
        fit++;
      }
    }
    return fit;
  }

  private boolean isFit(Worker worker) {
    String fault = fault(worker);
    if (fault == null) {
      return true;
    }
    workers.refuse(worker.id(), "[FZ-452] " + fault);
    watcher.say(
        "没有用主机 %s 上的工作进程 %s：%s".formatted(worker.process().host(), worker.process().pid(), fault));
    return false;
  }

  private @Nullable String fault(Worker worker) {
    if (!worker.version().equals(Version.TEXT)) {
      return "它的程序是 %s 版，这次运行是 %s 版。请换成相同的版本。".formatted(worker.version(), Version.TEXT);
    }
    return worker.definitions().equals(definitions) ? null : "它的 jobs/ 与这次运行的不同。请换成相同的定义再启动。";
  }
}
