package dev.fazhi.cli;

import dev.fazhi.job.ExitCode;
import dev.fazhi.job.RunHistory;
import dev.fazhi.job.Workplace;
import dev.fazhi.model.Load;
import dev.fazhi.store.Lease;
import java.io.PrintWriter;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One screen: the last runs, what failed, what to do now. */
@Command(
    name = "status",
    header = "最近的运行、失败在哪里、现在该做什么。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
final class StatusCommand implements Callable<Integer> {

  private static final int MOST = 5;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  @Mixin private Folders folders = new Folders();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Workplace workplace = Workplace.open(folders.jobs(), folders.data(), folders.url())) {
      List<RunHistory.Execution> runs = RunHistory.read(workplace);
      var active = Lease.active(workplace.database());
      active.ifPresent(holder -> out.println("正在运行：主机 " + holder.host() + "，进程 " + holder.pid()));
      runs.stream().limit(MOST).forEach(run -> out.println(line(run, active.isPresent())));
      workplace
          .vintages()
          .newest()
          .ifPresent(newest -> out.println("最新结果：" + VintageLine.of(workplace, newest)));
      printLoads(out, workplace.files().loads(), workplace.rejects().open());
      out.println("现在：" + advice(runs, active.isPresent()));
    }
    return ExitCode.DONE.code();
  }

  private static String line(RunHistory.Execution run, boolean active) {
    String time = run.started() == null ? "" : run.started().format(TIME);
    String took = run.took() == null ? "" : "，用时 " + run.took().toSeconds() + " 秒";
    return "第 "
        + run.id()
        + " 次运行  "
        + time
        + "  截止 "
        + run.asOf()
        + "  "
        + run.state(active)
        + took;
  }

  private static void printLoads(PrintWriter out, List<Load> loads, long rejected) {
    long refused = loads.stream().filter(load -> load.status() == Load.Status.REFUSED).count();
    out.println(
        "已导入 "
            + loads.stream().filter(load -> load.status() == Load.Status.MERGED).count()
            + " 个文件；拒收文件 "
            + refused
            + " 个，待更正的拒收行 "
            + rejected
            + " 行。");
  }

  private static String advice(List<RunHistory.Execution> runs, boolean active) {
    if (runs.isEmpty()) {
      return "还没有运行过。把导出文件放入 input/ 后运行 ./fazhi run，或先试 ./fazhi demo。";
    }
    if (active) {
      return "等待当前运行结束。";
    }
    return runs.get(0).isComplete() ? "无需处理；有拒收时用 ./fazhi rejects 查看。" : "运行 ./fazhi rerun 从中断处继续。";
  }
}
