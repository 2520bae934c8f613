package dev.fazhi.cli.command;

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
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks the definitions, and shows how files would be read, importing nothing. */
@Command(name = "check", header = "检查 jobs/ 的定义；给出文件时，显示它会被怎样读取，不导入。")
public final class CheckCommand extends FolderCommand {

  @Parameters(paramLabel = "文件", arity = "0..*", description = "要预览的导出文件")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    PrintWriter out = out();
    Definitions definitions = DefinitionLoader.load(folders.jobs());
    Templates.check(definitions);
    List<DefinitionError> failures = ExampleRun.failures(definitions);
    if (!failures.isEmpty()) {
      throw new Problem(
          "FZ-302",
          "有例子与定义不符，请改正定义或例子：\n%s"
              .formatted(
                  failures.stream()
                      .map(DefinitionError::toString)
                      .collect(Collectors.joining("\n"))));
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
