package dev.fazhi.cli.command;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.intake.proposal.SourceProposal;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proposes how to declare exports that no source knows. */
@Command(name = "new-source", header = "看一种没有登记过的导出，提出来源、指标和表的定义，由人看过再用。")
public final class NewSourceCommand extends FolderCommand {

  @Parameters(paramLabel = "文件", arity = "1..*", description = "同一种导出的一个或几个文件")
  private List<Path> files = List.of();

  @Option(names = "--name", paramLabel = "名字", description = "来源的英文名（默认取自文件名）")
  private String name = "";

  @Option(names = "--to", paramLabel = "目录", description = "写到这个目录（如 jobs），已有的文件不覆盖；不写就打印出来")
  private @Nullable Path to;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = out();
    if (!name.isEmpty() && !name.matches("[a-z][a-z0-9_]{0,47}")) {
      throw new Problem("FZ-301", "--name 应是小写字母开头，只含小写字母、数字和下划线的名字");
    }
    Definitions definitions = DefinitionLoader.load(folders.jobs());
    SourceProposal.Proposed proposed;
    try {
      proposed = SourceProposal.of(files, name, definitions);
    } catch (FileRejectedException refused) {
      throw new Problem(
          refused.faults().get(0).code(),
          refused.faults().stream().map(Fault::message).collect(Collectors.joining("\n")));
    }
    for (Map.Entry<String, String> file : proposed.files().entrySet()) {
      if (to == null) {
        out.println("# jobs/" + file.getKey());
        out.println(file.getValue());
      } else {
        write(to.resolve(file.getKey()), file.getValue());
        out.println("写好 " + to.resolve(file.getKey()));
      }
    }
    if (!proposed.decisions().isEmpty()) {
      out.println("# 要由人决定的：");
      proposed.decisions().forEach(each -> out.println("# - " + each));
    }
    out.println("# 看过改好后运行 ./fazhi check 文件，再运行 ./fazhi run。怎样写见 src/docs/declaring.md");
    return (proposed.files().size() == 1 ? ExitCode.NEEDS_A_PERSON : ExitCode.DONE).code();
  }

  private static void write(Path file, String text) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException there) {
      throw new Problem("FZ-312", "文件 " + file + " 已经有了，没有覆盖；请换一个 --name 或目录");
    }
  }
}
