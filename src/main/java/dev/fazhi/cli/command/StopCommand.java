package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.ActorOptions;
import dev.fazhi.cli.terminal.Logs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.run.RunTermination;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops the active run, in any process. */
@Command(name = "stop", header = "让正在进行的运行停在可继续的位置（不论由哪个进程启动），等它停下。")
public final class StopCommand extends FolderCommand {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "运行编号",
      description = "如 status 所示；默认正在进行的那一次")
  private @Nullable Long id;

  @Option(names = "--reason", paramLabel = "原因", description = "为什么，写入记录")
  private String reason = "";

  @Option(names = "--by", paramLabel = "姓名", description = "由谁决定（默认本机账户）")
  private @Nullable String by;

  @Option(names = "--wait", paramLabel = "秒", description = "最多等多少秒（默认 60；0 为不等）")
  private int seconds = 60;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = out();
    Logs.into(folders.data());
    try (Workspace workplace = open()) {
      RunTermination decisions = new RunTermination(workplace);
      OperationResult outcome = decisions.stop(id, ActorOptions.who(by), reason);
      outcome.messages().forEach(out::println);
      if (seconds > 0 && !decisions.isQuietWithin(seconds)) {
        out.println("等了 " + seconds + " 秒还没有停下，它做完手头的一步就会停。可用 ./fazhi status 查看。");
        return ExitCode.BUSY.code();
      }
      if (seconds > 0) {
        out.println("已停止。");
      }
      return outcome.exit().code();
    }
  }
}
