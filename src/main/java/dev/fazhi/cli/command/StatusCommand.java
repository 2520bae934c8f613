package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.DirectoryOptions;
import dev.fazhi.cli.terminal.StatusScreen;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.Workspace;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints one screen: the last runs, what failed, what is late, what changed, what to do now. */
@Command(
    name = "status",
    header = "一屏看清：最近的运行、失败在哪里、谁逾期、哪些数字变了、现在该做什么。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
public final class StatusCommand implements Callable<Integer> {

  @Mixin private DirectoryOptions folders = new DirectoryOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return print(folders, spec.commandLine().getOut());
  }

  /** Prints the screen and returns the exit code. */
  public static int print(DirectoryOptions folders, PrintWriter out) {
    try (Workspace workplace = Workspace.open(folders.jobs(), folders.data(), folders.url())) {
      new StatusScreen(workplace, folders.input(), Clock.systemUTC()).lines().forEach(out::println);
    }
    return ExitCode.DONE.code();
  }
}
