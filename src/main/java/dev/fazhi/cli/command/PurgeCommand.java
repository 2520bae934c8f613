package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.DirectoryOptions;
import dev.fazhi.cli.terminal.Logs;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.decision.Purge;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Deletes what is older than its retention period. */
@Command(
    name = "purge",
    header = "按 nightly.yml 的 retention 删除超过保留期的归档副本、日志、退回的行和记录（每次运行结束时也会做）。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
public final class PurgeCommand implements Callable<Integer> {

  @Mixin private DirectoryOptions folders = new DirectoryOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Logs.into(folders.data());
    try (Workspace workplace = Workspace.open(folders.jobs(), folders.data(), folders.url())) {
      LocalDate today = LocalDate.now(workplace.definitions().nightly().zone());
      OperationResult outcome =
          new Purge(workplace, folders.data(), folders.output(), today).run(ActorOptions.me());
      outcome.messages().forEach(spec.commandLine().getOut()::println);
      return outcome.exit().code();
    }
  }
}
