package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.Logs;
import dev.fazhi.cli.terminal.Progress;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.decision.Rebuild;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rebuilds the database from the archive. */
@Command(name = "rebuild", header = "从归档重建数据库：同样的装载编号、同样的数字；原来的数据库文件改名保留。")
public final class RebuildCommand extends FolderCommand {

  @Option(names = "--partial", description = "归档副本不全时，只重建剩下的部分")
  private boolean partial;

  @Override
  public Integer call() {
    PrintWriter out = out();
    Logs.into(folders.data());
    OperationResult outcome;
    try (Progress progress = new Progress(out)) {
      outcome =
          Rebuild.run(
              new Rebuild.Plan(folders.jobs(), folders.data(), folders.url(), partial), progress);
    }
    outcome.messages().forEach(out::println);
    return outcome.exit().code();
  }
}
