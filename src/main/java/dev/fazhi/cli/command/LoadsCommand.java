package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.DirectoryOptions;
import dev.fazhi.cli.terminal.Report;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists all files with the account of their rows. */
@Command(
    name = "loads",
    header = "列出每个文件的装载情况：读 = 新增 + 变更 + 不变 + 重复 + 拒收 + 略过。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
public final class LoadsCommand implements Callable<Integer> {

  @Mixin private DirectoryOptions folders = new DirectoryOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (Workspace workplace = Workspace.open(folders.jobs(), folders.data(), folders.url())) {
      var loads = workplace.files().loads();
      Report report = new Report(spec.commandLine().getOut());
      loads.forEach(report::print);
      if (loads.isEmpty()) {
        spec.commandLine().getOut().println("还没有装载过文件。");
      }
    }
    return ExitCode.DONE.code();
  }
}
