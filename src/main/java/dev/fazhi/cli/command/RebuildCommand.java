package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.DirectoryOptions;
import dev.fazhi.cli.terminal.Logs;
import dev.fazhi.cli.terminal.Progress;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.decision.Rebuild;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Rebuilds the database from the archive. */
@Command(
    name = "rebuild",
    header = "从归档重建数据库：同样的装载编号、同样的数字；原来的数据库文件改名保留。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
public final class RebuildCommand implements Callable<Integer> {

  @Mixin private DirectoryOptions folders = new DirectoryOptions();

  @Option(names = "--partial", description = "归档副本不全时，只重建剩下的部分")
  private boolean partial;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
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
