package dev.fazhi.cli;

import dev.fazhi.job.ExitCode;
import dev.fazhi.job.Workplace;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One screen: the last runs, what failed, what is late, what changed, what to do now. */
@Command(
    name = "status",
    header = "一屏看清：最近的运行、失败在哪里、谁逾期、哪些数字变了、现在该做什么。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
final class StatusCommand implements Callable<Integer> {

  @Mixin private Folders folders = new Folders();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.open(folders.jobs(), folders.data(), folders.url())) {
      new StatusScreen(workplace, Clock.systemUTC())
          .lines()
          .forEach(spec.commandLine().getOut()::println);
    }
    return ExitCode.DONE.code();
  }
}
