package dev.fazhi.cli.terminal;

import dev.fazhi.definition.Definitions;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.run.RetryableFailures;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.SafeText;
import dev.fazhi.publish.terminal.FigureTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Prints the outcome of a run. */
public record Report(PrintWriter out) {

  private static final int MOST_LINES = 20;

  public void print(RunOutcome outcome) {
    outcome.loads().forEach(this::print);
    printSome("已知文件（内容未变，未重复导入）：", outcome.known());
    printSome("未处理的文件：", outcome.leftAlone());
    for (Fault fault : outcome.faults()) {
      out.println(line(fault));
    }
    outcome.messages().forEach(out::println);
    if (outcome.folder() != null && outcome.vintage() != null) {
      out.println(
          "截止 %s，第 %s 版，共 %s 个数字：%s"
              .formatted(
                  outcome.vintage().asOf(),
                  outcome.vintage().number(),
                  outcome.vintage().figures().size(),
                  outcome.folder()));
    }
    if (outcome.exit() == ExitCode.NEEDS_A_PERSON) {
      out.println("需要人工处理：请看上面的提示；被拒收的行见 ./fazhi rejects 和结果目录下的 rejects/。");
    }
    if (outcome.exit() != ExitCode.DONE) {
      printHint(out, codes(outcome));
    }
  }

  /** Codes that a person must look at, the most serious first. */
  private static List<String> codes(RunOutcome outcome) {
    List<String> codes = new ArrayList<>(RetryableFailures.codes(outcome.messages()));
    Stream.concat(
            outcome.loads().stream().flatMap(load -> load.faults().stream()),
            outcome.faults().stream())
        .filter(Fault::needsAPerson)
        .sorted(Comparator.comparing(Fault::severity).reversed())
        .forEach(fault -> codes.add(fault.code()));
    return codes.stream().filter(code -> !code.isEmpty()).distinct().toList();
  }

  /** Prints how codes are explained; nothing when there are none. */
  public static void printHint(PrintWriter out, List<String> codes) {
    if (!codes.isEmpty()) {
      String others =
          codes.size() == 1 ? "" : "（还有 " + String.join("、", codes.subList(1, codes.size())) + "）";
      out.println("含义和处理办法：./fazhi explain " + codes.get(0) + others);
    }
  }

  /** Prints the totals that the report needs, each beside last year. */
  public void printFigures(Definitions definitions, RunOutcome outcome) {
    if (outcome.vintage() != null) {
      FigureTable.lines(definitions, outcome.vintage().asOf(), outcome.vintage().figures())
          .forEach(out::println);
    }
  }

  public void print(Load load) {
    String name = SafeText.safe(load.file());
    if (load.status() == Load.Status.REFUSED) {
      out.println("✗ 拒收 " + name);
      load.faults().stream()
          .filter(fault -> fault.severity() == Fault.Severity.REFUSE)
          .forEach(fault -> out.println("    [" + fault.code() + "] " + fault.message()));
      return;
    }
    if (load.status() == Load.Status.WITHDRAWN && load.bytes() == 0) {
      out.println("↩ 第 " + load.number() + " 次装载 " + name);
      load.faults().forEach(fault -> out.println("    [" + fault.code() + "] " + fault.message()));
      return;
    }
    Load.RowCount rows = load.rows();
    out.println(
        """
        %s%s 次装载 %s（%s）：读 %s = 新增 %s + 变更 %s + 不变 %s + 重复 %s + 拒收 %s + \
        略过 %s%s\
        """
            .formatted(
                load.status() == Load.Status.WITHDRAWN ? "↩ 已撤回 第 " : "✓ 第 ",
                load.number(),
                name,
                load.source(),
                rows.read(),
                rows.fresh(),
                rows.changed(),
                rows.unchanged(),
                rows.duplicate(),
                rows.rejected(),
                rows.skipped(),
                load.withdrawn() > 0 ? "；撤下库中 " + load.withdrawn() + " 行" : ""));
    load.faults().stream()
        .filter(fault -> fault.severity() == Fault.Severity.WARNING)
        .forEach(fault -> out.println("    [" + fault.code() + "] " + fault.message()));
  }

  public static String line(Fault fault) {
    String place = fault.place().file().isEmpty() ? "" : fault.place() + "：";
    return "[" + fault.code() + "] " + place + fault.message();
  }

  private void printSome(String title, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    out.println(title);
    lines.stream().limit(MOST_LINES).forEach(line -> out.println("  " + line));
    if (lines.size() > MOST_LINES) {
      out.println("  …… 共 " + lines.size() + " 个");
    }
  }
}
