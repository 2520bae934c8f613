package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.DirectoryOptions;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.definition.yaml.DefinitionError;
import dev.fazhi.job.FilePreview;
import dev.fazhi.job.WaitingKeys;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.measure.ExampleRun;
import dev.fazhi.model.Problem;
import dev.fazhi.publish.Templates;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks the definitions, and shows how files would be read, importing nothing. */
@Command(
    name = "check",
    header = "检查 jobs/ 的定义；给出文件时，显示它会被怎样读取，不导入。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
public final class CheckCommand implements Callable<Integer> {

  @Mixin private DirectoryOptions folders = new DirectoryOptions();

  @Parameters(paramLabel = "文件", arity = "0..*", description = "要预览的导出文件")
  private List<Path> files = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Definitions definitions = DefinitionLoader.load(folders.jobs());
    Templates.check(definitions);
    List<DefinitionError> failures = ExampleRun.failures(definitions);
    if (!failures.isEmpty()) {
      throw new Problem(
          "FZ-302",
          "有例子与定义不符，请改正定义或例子：\n"
              + failures.stream().map(DefinitionError::toString).collect(Collectors.joining("\n")));
    }
    out.println(
        "定义无误：%s 个来源，%s 个指标（%s 个例子全部相符），%s 张表，%s 个名录，%s 个模板。"
            .formatted(
                definitions.sources().size(),
                definitions.metrics().size(),
                definitions.metrics().values().stream().mapToInt(m -> m.examples().size()).sum(),
                definitions.tables().size(),
                definitions.references().size(),
                definitions.templates().size()));
    long optional = definitions.metrics().values().stream().filter(Metric::optional).count();
    if (optional > 0) {
      out.println("  其中 " + optional + " 个写了 optional，导出里有它们用的列才出。");
    }
    definitions.disabled().consequences().forEach(line -> out.println("  " + line));
    boolean clean = true;
    WaitingKeys waiting = new WaitingKeys();
    for (Path file : files) {
      FilePreview preview = FilePreview.of(file, definitions, waiting);
      preview.lines().forEach(out::println);
      clean &= preview.isClean();
    }
    return (clean ? ExitCode.DONE : ExitCode.NEEDS_A_PERSON).code();
  }
}
