package dev.fazhi.cli.command;

import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Problem;
import dev.fazhi.sample.SampleExports;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Runs the sample from start to end: exports, a run, the key figures, the place of the workbook.
 */
@Command(name = "demo", header = "生成样例数据（input/ 为空时），运行一次，显示主要指标和统计表的位置。")
public final class DemoCommand extends FolderCommand {

  @Override
  public Integer call() throws IOException {
    PrintWriter out = out();
    Path sample = folders.jobs().resolve("sample.yml");
    if (isEmpty(folders.input())) {
      out.println("input/ 为空，生成样例导出文件：");
      SampleExports.write(folders.input(), sample, 1, name -> out.println("  " + name));
    }
    AsOf asOf = new AsOf(SampleExports.asOf(sample));
    RunOutcome outcome = RunCommand.quietly(folders, asOf, out);
    if (outcome.exit() == ExitCode.FAILED || outcome.exit() == ExitCode.BUSY) {
      return outcome.exit().code();
    }
    if (outcome.folder() != null) {
      try (Stream<Path> files = Files.list(outcome.folder())) {
        files
            .filter(file -> file.toString().endsWith(".xlsx"))
            .sorted()
            .forEach(file -> out.println("统计表：" + file));
      }
    }
    if (outcome.exit() == ExitCode.NEEDS_A_PERSON) {
      out.println("样例中有意放了几行错误数据，run 在这里会以退出码 3 结束；用 ./fazhi rejects 查看。");
    }
    return ExitCode.DONE.code();
  }

  private static boolean isEmpty(Path input) {
    if (!Files.isDirectory(input)) {
      return true;
    }
    try (Stream<Path> files = Files.list(input)) {
      return files.allMatch(file -> file.getFileName().toString().startsWith("."));
    } catch (IOException e) {
      throw new Problem("FZ-404", "输入目录无法读取：" + input + "。请检查权限。", e);
    }
  }
}
