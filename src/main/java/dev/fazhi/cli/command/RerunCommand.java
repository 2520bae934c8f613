package dev.fazhi.cli.command;

import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.run.RunHistory;
import dev.fazhi.model.AsOf;
import dev.fazhi.store.lease.Leases;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Continues a run that failed, was stopped or was killed. */
@Command(name = "rerun", header = "从失败处继续上次（或指定的）运行；已完成的不重复。")
public final class RerunCommand extends FolderCommand {

  @Parameters(index = "0", arity = "0..1", paramLabel = "运行编号", description = "如 status 所示；默认最近一次")
  private @Nullable Long id;

  @Override
  public Integer call() {
    var out = out();
    List<RunHistory.Execution> all;
    Optional<Leases.Remains> left;
    try (Workspace workplace = open()) {
      all = RunHistory.read(workplace);
      left = workplace.leases().leftBehind();
    }
    if (id == null) {
      return rerun(all, left, out);
    }
    Optional<RunHistory.Execution> wanted =
        all.stream().filter(execution -> execution.id() == id).findFirst();
    if (wanted.isEmpty()) {
      spec.commandLine().getErr().println("没有编号为 " + id + " 的运行，用 ./fazhi status 查看。");
      return ExitCode.USAGE.code();
    }
    // a run that was killed after its last step still has to report its outcome
    if (wanted.get().isComplete() && (left.isEmpty() || wanted.get().id() != all.get(0).id())) {
      out.println("第 " + id + " 次运行已经完成，无需再做。要导入新的文件，用 ./fazhi run。");
      return ExitCode.DONE.code();
    }
    if (wanted.get().isAbandoned()) {
      out.println("第 " + id + " 次运行已经放弃，不能继续。要开始新的一次，用 ./fazhi run。");
      return ExitCode.USAGE.code();
    }
    return run(wanted.get().asOf(), out);
  }

  /**
   * Continues an incomplete run; without one it does what {@code run} does. The cut-off of a run
   * that was killed before its first step is that of its lease.
   */
  private int rerun(
      List<RunHistory.Execution> all, Optional<Leases.Remains> left, PrintWriter out) {
    AsOf last = all.isEmpty() ? null : all.get(0).asOf();
    AsOf begun = left.map(Leases.Remains::asOf).orElse(last);
    boolean unfinished =
        !all.isEmpty()
            && !all.get(0).isComplete()
            && !all.get(0).isAbandoned()
            && all.get(0).asOf().equals(begun);
    if (unfinished) {
      return run(all.get(0).asOf(), out);
    }
    AsOf day = begun == null ? new AsOf(RunCommand.yesterday(folders)) : begun;
    out.println("没有未完成的运行可以继续，按 run 处理（截止 " + day + "；要换截止日，用 ./fazhi run --as-of 日期）。");
    return run(day, out);
  }

  private int run(AsOf day, PrintWriter out) {
    return RunCommand.execute(folders, day, out, false).exit().code();
  }
}
