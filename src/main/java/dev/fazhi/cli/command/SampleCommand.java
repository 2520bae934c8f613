package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.DirectoryOptions;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.sample.SampleExports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the sample exports. */
@Command(
    name = "sample",
    header = "把样例导出文件写到一个目录。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
public final class SampleCommand implements Callable<Integer> {

  @Mixin private DirectoryOptions folders = new DirectoryOptions();

  @Parameters(index = "0", paramLabel = "目录")
  private Path folder = Path.of("input");

  @Option(names = "--scale", paramLabel = "倍数", defaultValue = "1", description = "数据量的倍数（默认 1）")
  private int scale = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    SampleExports.write(
        folder, folders.jobs().resolve("sample.yml"), scale, name -> out.println("  " + name));
    return ExitCode.DONE.code();
  }
}
