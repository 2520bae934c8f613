package dev.fazhi.cli;

import dev.fazhi.job.ExitCode;
import dev.fazhi.job.RunHistory;
import dev.fazhi.job.Workplace;
import dev.fazhi.model.AsOf;
import dev.fazhi.store.Lease;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Continues a run that failed, was stopped or was killed. */
@Command(
    name = "rerun",
    header = "从失败处继续上次（或指定的）运行；已完成的不重复。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
final class RerunCommand implements Callable<Integer> {

  @Mixin private Folders folders = new Folders();

  @Parameters(index = "0", arity = "0..1", paramLabel = "运行编号", description = "如 status 所示；默认最近一次")
  private @Nullable Long id;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    List<RunHistory.Execution> all;
    boolean untold;
    try (Workplace workplace = Workplace.open(folders.jobs(), folders.data(), folders.url())) {
      all = RunHistory.read(workplace);
      untold = Lease.isLeftBehind(workplace.database());
    }
    Optional<RunHistory.Execution> wanted =
        all.stream().filter(execution -> id == null || execution.id() == id).findFirst();
    if (wanted.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              id == null
                  ? "还没有任何运行，请先用 ./fazhi run。"
                  : "没有编号为 " + id + " 的运行，用 ./fazhi status 查看。");
      return ExitCode.USAGE.code();
    }
    // killed after its last step, it has still to say what came of it
    if (wanted.get().isComplete() && !(untold && wanted.get().id() == all.get(0).id())) {
      out.println("第 " + wanted.get().id() + " 次运行已经完成，无需再做。");
      return ExitCode.DONE.code();
    }
    if (wanted.get().isAbandoned()) {
      out.println("第 " + wanted.get().id() + " 次运行已经放弃，不能继续。要开始新的一次，用 ./fazhi run。");
      return ExitCode.USAGE.code();
    }
    return RunCommand.execute(folders, new AsOf(wanted.get().asOf()), out, false).exit().code();
  }
}
