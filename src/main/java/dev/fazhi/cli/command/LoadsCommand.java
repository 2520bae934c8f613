package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.Report;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.Workspace;
import picocli.CommandLine.Command;

/** Lists all files with the account of their rows. */
@Command(name = "loads", header = "列出每个文件的装载情况：读 = 新增 + 变更 + 不变 + 重复 + 拒收 + 略过。")
public final class LoadsCommand extends FolderCommand {

  @Override
  public Integer call() {
    try (Workspace workplace = open()) {
      var loads = workplace.files().loads();
      Report report = new Report(out());
      loads.forEach(report::print);
      if (loads.isEmpty()) {
        out().println("还没有装载过文件。");
      }
    }
    return ExitCode.DONE.code();
  }
}
