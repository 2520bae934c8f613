package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.Logs;
import dev.fazhi.cli.terminal.Progress;
import dev.fazhi.job.context.StopRequest;
import dev.fazhi.job.run.ShutdownSignalHandler;
import dev.fazhi.job.run.WorkerProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Reads files for the runs of another process. */
@Command(name = "worker", header = "工作进程：替别的机器上的 run 或 serve 读取文件（要用 PostgreSQL），直到被停止。")
public final class WorkerCommand extends FolderCommand {

  @Option(names = "--lease", paramLabel = "秒", description = "多久没有响应就把它手上的文件交给别的进程（默认 30，至少 2）")
  private int lease = 30;

  @Override
  public Integer call() {
    if (lease < 2) {
      throw new ParameterException(spec.commandLine(), "--lease 至少是 2 秒");
    }
    Logs.into(folders.data());
    StopRequest stop = new StopRequest();
    ShutdownSignalHandler signals = new ShutdownSignalHandler(stop::press);
    try (Progress progress = new Progress(out())) {
      return WorkerProcess.work(
              folders.input(), folders.jobs(), folders.data(), folders.url(), lease, progress, stop)
          .code();
    } finally {
      signals.close();
    }
  }
}
