package dev.fazhi.cli.command;

import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.Overdue;
import dev.fazhi.job.context.Workspace;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the deliveries that each source's calendar asks for, and whether they came. */
@Command(name = "overdue", header = "各来源应报的时段是否已报；有逾期时退出码为 3。")
public final class OverdueCommand extends FolderCommand {

  @Option(
      names = {"--as-of", "--on"},
      paramLabel = "日期",
      description = "哪一天的情况（默认今天）")
  private @Nullable LocalDate on;

  @Override
  public Integer call() {
    try (Workspace workplace = open()) {
      LocalDate day = on != null ? on : LocalDate.now(workplace.definitions().nightly().zone());
      List<Overdue> all = Overdue.all(workplace.definitions(), workplace.files().totals(), day);
      all.forEach(source -> out().println(line(source, day)));
      boolean any = all.stream().anyMatch(Overdue::isOverdue);
      return (any ? ExitCode.NEEDS_A_PERSON : ExitCode.DONE).code();
    }
  }

  private static String line(Overdue source, LocalDate day) {
    return "%s%s：%s 至 %s，最迟 %s，最近导出 %s，数据到 %s"
        .formatted(
            source.isOverdue()
                ? "✗ 逾期 " + source.daysLate(day) + " 天（自 " + source.since() + "） "
                : "✓ 已报 ",
            source.title(),
            source.from(),
            source.to(),
            source.due(),
            source.newest() == null ? "从未" : source.newest(),
            source.coveredTo() == null ? "不详" : source.coveredTo());
  }
}
