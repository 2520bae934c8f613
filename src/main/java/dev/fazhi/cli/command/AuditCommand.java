package dev.fazhi.cli.command;

import dev.fazhi.audit.SelfAudit;
import dev.fazhi.audit.TextAudit;
import dev.fazhi.audit.TextSubject;
import dev.fazhi.audit.document.AuditedText;
import dev.fazhi.audit.document.TextFiles;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Dismissal;
import dev.fazhi.audit.output.AuditFiles;
import dev.fazhi.audit.output.AuditTable;
import dev.fazhi.audit.output.DismissalFile;
import dev.fazhi.cli.terminal.ActorOptions;
import dev.fazhi.cli.terminal.ReportOption;
import dev.fazhi.cli.terminal.VintageLine;
import dev.fazhi.definition.Definitions;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.measure.DeliveredDefinitions;
import dev.fazhi.model.Problem;
import dev.fazhi.model.Vintage;
import dev.fazhi.store.user.AuditLog;
import dev.fazhi.store.vintage.Vintages;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Audits the numbers of published texts against a vintage and against each other. */
@Command(
    name = "audit",
    header = "核对文稿里的数字：与本库对照，与文中别的数对照；--alone 只在文内核对。",
    description = {
      "短语在 jobs/report/audit.yml 里声明；--alone 不用数据库，也不用任何声明。",
      "有不一致，或可核对的数字不到一半时，退出码为 3；文件读不了时为 2。"
    })
public final class AuditCommand extends FolderCommand {

  @Parameters(arity = "1..*", paramLabel = "文件", description = "文稿或文件夹：.docx、.html、.pdf、.txt")
  private List<Path> files = List.of();

  @Option(names = "--alone", description = "只用文稿自己的数字互相核对，不用数据库")
  private boolean alone;

  @Mixin private ReportOption which = new ReportOption();

  @Option(names = "--dismiss", paramLabel = "行:列", description = "认定这一处不必改，须写明 --reason")
  private @Nullable String dismissed;

  @Option(names = "--reason", paramLabel = "原因", description = "为什么认定")
  private @Nullable String reason;

  @Option(names = "--by", paramLabel = "姓名", description = "由谁认定（默认本机账户）")
  private @Nullable String by;

  @Override
  public Integer call() {
    List<Path> texts = TextFiles.in(files);
    if (dismissed != null && (texts.size() != 1 || reason == null || reason.isBlank())) {
      throw new ParameterException(spec.commandLine(), "--dismiss 一次认定一篇文稿的一处，并须用 --reason 写明原因。");
    }
    if (alone) {
      return audit(texts, SelfAudit::audit, null);
    }
    try (Workspace workplace = open()) {
      Vintages vintages = workplace.vintages();
      Optional<Vintages.Head> head = which.head(vintages);
      if (head.isEmpty()) {
        spec.commandLine()
            .getErr()
            .println(which.nothing() + (which.asOf() == null ? "只在文内核对请加 --alone。" : ""));
        return ExitCode.FAILED.code();
      }
      Vintage vintage = vintages.read(head.get());
      Definitions definitions =
          DeliveredDefinitions.of(workplace.database(), workplace.definitions(), vintage.lastLoad())
              .reporting(vintage.asOf());
      out().println("核对所用的结果：" + VintageLine.of(workplace, head.get()));
      boolean[] another = {false};
      int code =
          audit(
              texts,
              text -> {
                List<String> warnings =
                    TextSubject.warnings(definitions, vintage.asOf(), text.text());
                warnings.forEach(warning -> out().println("注意：" + warning));
                another[0] |= !warnings.isEmpty();
                return TextAudit.audit(definitions, vintage, text);
              },
              workplace.audit());
      return another[0] && code == ExitCode.DONE.code() ? ExitCode.NEEDS_A_PERSON.code() : code;
    }
  }

  private int audit(
      List<Path> texts, Function<AuditedText, AuditReport> auditor, @Nullable AuditLog log) {
    boolean needsAPerson = texts.isEmpty();
    if (texts.isEmpty()) {
      out().println("这里没有可以核对的文稿。");
    }
    int unread = 0;
    Set<String> names = new HashSet<>();
    for (Path file : texts) {
      if (texts.size() > 1) {
        out().println();
        out().println("== " + file);
      }
      AuditedText text;
      try {
        text = AuditedText.read(file);
      } catch (Problem unreadable) {
        if (texts.size() == 1) {
          throw unreadable;
        }
        // the others are audited all the same
        out().println("未核对 [" + unreadable.code() + "] " + unreadable.getMessage());
        unread++;
        continue;
      }
      AuditReport report = auditor.apply(text);
      if (dismissed != null) {
        dismiss(file, text, report, dismissed, log);
      }
      report = Dismissal.apply(report, text.text(), dismissals(file, log));
      AuditTable.lines(report).forEach(out()::println);
      AuditFiles.write(name(file, names), text, report, folders.output())
          .forEach(written -> out().println("已写 " + written));
      needsAPerson |= report.needsAPerson();
    }
    if (unread > 0) {
      out().println();
      out().println("有 " + unread + " 个文件读不了，没有核对；其余的已核对。");
      return ExitCode.USAGE.code();
    }
    return (needsAPerson ? ExitCode.NEEDS_A_PERSON : ExitCode.DONE).code();
  }

  /** Texts of the same name in several folders are written under different names. */
  private static String name(Path file, Set<String> names) {
    String name = String.valueOf(file.getFileName());
    String unique = name;
    for (int i = 2; !names.add(unique); i++) {
      unique = i + "-" + name;
    }
    return unique;
  }

  private void dismiss(
      Path file, AuditedText text, AuditReport report, String place, @Nullable AuditLog log) {
    String key =
        report.differences().stream()
            .filter(
                f -> f.spot() != null && place.equals(f.spot().line() + ":" + f.spot().column()))
            .findFirst()
            .map(finding -> Dismissal.key(finding, text.text()))
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "“" + place + "”处没有不一致的数字；行、列请照核对结果的第一栏填写。"));
    String why = reason == null ? "" : reason.strip();
    if (log == null) {
      new DismissalFile(file).add(new Dismissal(key, ActorOptions.who(by), why));
    } else {
      log.add(ActorOptions.who(by), Dismissal.ACTION, key, why);
    }
  }

  private static List<Dismissal> dismissals(Path file, @Nullable AuditLog log) {
    return log == null
        ? new DismissalFile(file).read()
        : log.of(Dismissal.ACTION).stream()
            .map(entry -> new Dismissal(entry.subject(), entry.who(), entry.reason()))
            .toList();
  }
}
