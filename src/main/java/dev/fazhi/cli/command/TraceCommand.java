package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.ReportOption;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.measure.trace.Trace;
import dev.fazhi.measure.trace.TraceRequest;
import dev.fazhi.measure.trace.Tracer;
import dev.fazhi.publish.xlsx.TraceWorkbook;
import dev.fazhi.store.vintage.Vintages;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Traces a figure back to the spreadsheet rows that it was counted from. */
@Command(name = "trace", header = "一个数字从哪里来：公式、口径、SQL，以及逐行明细（文件、工作表、行号）。")
public final class TraceCommand extends FolderCommand {

  @Parameters(index = "0", paramLabel = "指标", description = "编号或中文名，见 ./fazhi figures --describe")
  private String metric = "";

  @Option(names = "--group", paramLabel = "名称", description = "一个分组，如某单位或街镇；可用别名")
  private @Nullable String group;

  @Option(names = "--by", paramLabel = "字段", description = "分组的字段；不写时按名称查找")
  private @Nullable String by;

  @Mixin private ReportOption which = new ReportOption();

  @Option(names = "--month", paramLabel = "年-月", description = "只看一个月，如 2022-11（默认整个统计期）")
  private @Nullable YearMonth month;

  @Option(names = "--year", paramLabel = "年", description = "一个已经结束的整年，如 2021（默认整个统计期）")
  private @Nullable Integer year;

  @Option(names = "--previous", paramLabel = "首日", description = "环比所用的上一期，如 2022-07-01")
  private @Nullable LocalDate previous;

  @Option(names = "--ytd", description = "年初至截止日的累计（用于月报、季报、半年报）")
  private boolean ytd;

  @Option(names = "--prior", description = "看上年同期的数字")
  private boolean prior;

  @Override
  public Integer call() {
    try (Workspace workplace = open()) {
      Vintages vintages = workplace.vintages();
      Optional<Vintages.Head> head = which.head(vintages);
      if (head.isEmpty()) {
        spec.commandLine().getErr().println(which.nothing());
        return ExitCode.FAILED.code();
      }
      Trace trace =
          new Tracer(workplace.database(), workplace.definitions())
              .trace(
                  new TraceRequest(metric, group, by, month, year, previous, ytd, prior),
                  vintages.read(head.get()));
      print(out(), trace);
    }
    return ExitCode.DONE.code();
  }

  private void print(PrintWriter out, Trace trace) {
    TraceWorkbook.Written written = TraceWorkbook.write(trace, file(trace));
    TraceWorkbook.lines(trace, written.rows())
        .forEach(line -> out.println(line.get(0) + "：" + line.get(1).replace("\n", "\n    ")));
    out.println("明细文件：" + written.file());
  }

  /**
   * The file to write: {@code --output} itself when it ends like a workbook, else a file in that
   * folder.
   */
  private Path file(Trace trace) {
    Path given = folders.output();
    boolean workbook = given.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
    return workbook ? given : TraceWorkbook.place(given, trace);
  }
}
