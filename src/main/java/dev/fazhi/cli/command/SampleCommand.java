package dev.fazhi.cli.command;

import dev.fazhi.job.context.ExitCode;
import dev.fazhi.sample.SampleExports;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the sample exports. */
@Command(name = "sample", header = "把样例导出文件写到一个目录。")
public final class SampleCommand extends FolderCommand {

  @Parameters(index = "0", paramLabel = "目录")
  private Path folder = Path.of("input");

  @Option(names = "--scale", paramLabel = "倍数", defaultValue = "1", description = "数据量的倍数（默认 1）")
  private int scale = 1;

  @Override
  public Integer call() throws IOException {
    var out = out();
    SampleExports.write(
        folder, folders.jobs().resolve("sample.yml"), scale, name -> out.println("  " + name));
    return ExitCode.DONE.code();
  }
}
