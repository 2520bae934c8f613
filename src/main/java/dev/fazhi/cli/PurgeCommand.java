package dev.fazhi.cli;

import dev.fazhi.job.DeedOutcome;
import dev.fazhi.job.Purge;
import dev.fazhi.job.Workplace;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Deletes what is older than it may be kept. */
@Command(
    name = "purge",
    header = "按 nightly.yml 的 retention 删除超过保留期的归档副本、日志和退回的行（每次运行结束时也会做）。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
final class PurgeCommand implements Callable<Integer> {

  @Mixin private Folders folders = new Folders();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Logs.into(folders.data());
    try (Workplace workplace = Workplace.open(folders.jobs(), folders.data(), folders.url())) {
      LocalDate today = LocalDate.now(workplace.definitions().nightly().zone());
      DeedOutcome outcome = new Purge(workplace, folders.data(), folders.output(), today).run();
      outcome.messages().forEach(spec.commandLine().getOut()::println);
      return outcome.exit().code();
    }
  }
}
