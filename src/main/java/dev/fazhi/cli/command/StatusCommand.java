package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.DirectoryOptions;
import dev.fazhi.cli.terminal.StatusScreen;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.Workspace;
import java.io.PrintWriter;
import java.time.Clock;
import picocli.CommandLine.Command;

/** Prints one screen: the last runs, what failed, what is late, what changed, what to do now. */
@Command(name = "status", header = "一屏看清：最近的运行、失败在哪里、谁逾期、哪些数字变了、现在该做什么。")
public final class StatusCommand extends FolderCommand {

  @Override
  public Integer call() {
    return print(folders, out());
  }

  /** Prints the screen and returns the exit code. */
  public static int print(DirectoryOptions folders, PrintWriter out) {
    try (Workspace workplace = Workspace.open(folders.jobs(), folders.data(), folders.url())) {
      new StatusScreen(workplace, folders.input(), Clock.systemUTC()).lines().forEach(out::println);
    }
    return ExitCode.DONE.code();
  }
}
