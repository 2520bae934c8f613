package dev.fazhi.cli;

import dev.fazhi.audit.TextAudit;
import dev.fazhi.audit.document.AuditedText;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.output.AuditFiles;
import dev.fazhi.audit.output.AuditTable;
import dev.fazhi.job.ExitCode;
import dev.fazhi.job.Workplace;
import dev.fazhi.model.AsOf;
import dev.fazhi.store.Vintages;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares the numbers of a published text with a vintage. */
@Command(
    name = "audit",
    header = "核对一篇文稿里的数字：一致、修约不同、对不上、非本库指标、文中未见。",
    description = "短语在 jobs/report/audit.yml 里声明。有不一致时退出码为 3，文件读不了时为 2。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
final class AuditCommand implements Callable<Integer> {

  @Mixin private Folders folders = new Folders();

  @Parameters(index = "0", paramLabel = "文件", description = "文稿：.docx、.txt、.html 或 .pdf")
  private Path file = Path.of("");

  @Option(names = "--as-of", paramLabel = "日期", description = "与哪个截止日的结果核对（默认最新结果）")
  private @Nullable LocalDate asOf;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    AuditedText text = AuditedText.read(file);
    LocalDate day = asOf;
    try (Workplace workplace = Workplace.open(folders.jobs(), folders.data(), folders.url())) {
      Vintages vintages = workplace.vintages();
      Optional<Vintages.Head> head =
          day == null ? vintages.newest() : vintages.newest(new AsOf(day));
      if (head.isEmpty()) {
        spec.commandLine()
            .getErr()
            .println(
                day == null
                    ? "还没有结果可供核对，请先运行 ./fazhi run。"
                    : "没有截止 " + day + " 的结果，请先运行 ./fazhi run --as-of " + day + "。");
        return ExitCode.FAILED.code();
      }
      AuditReport report =
          TextAudit.audit(workplace.definitions(), vintages.read(head.get()), text.text());
      print(VintageLine.of(workplace, head.get()), text, report);
      return (report.isClean() ? ExitCode.DONE : ExitCode.NEEDS_A_PERSON).code();
    }
  }

  private void print(String line, AuditedText text, AuditReport report) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("核对所用的结果：" + line);
    AuditTable.lines(report).forEach(out::println);
    AuditFiles.write(String.valueOf(file.getFileName()), text, report, folders.output())
        .forEach(written -> out.println("已写 " + written));
  }
}
