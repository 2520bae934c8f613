package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.ActorOptions;
import dev.fazhi.cli.terminal.Logs;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.decision.Purge;
import java.time.LocalDate;
import picocli.CommandLine.Command;

/** Deletes what is older than its retention period. */
@Command(name = "purge", header = "按 nightly.yml 的 retention 删除超过保留期的归档副本、日志、退回的行和记录（每次运行结束时也会做）。")
public final class PurgeCommand extends FolderCommand {

  @Override
  public Integer call() {
    Logs.into(folders.data());
    try (Workspace workplace = open()) {
      LocalDate today = LocalDate.now(workplace.definitions().nightly().zone());
      OperationResult outcome =
          new Purge(workplace, folders.data(), folders.output(), today).run(ActorOptions.me());
      outcome.messages().forEach(out()::println);
      return outcome.exit().code();
    }
  }
}
