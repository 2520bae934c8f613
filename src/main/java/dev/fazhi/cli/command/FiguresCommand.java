package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.KnowledgeDateOption;
import dev.fazhi.cli.terminal.ReportOption;
import dev.fazhi.cli.terminal.VintageLine;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.measure.Measurement;
import dev.fazhi.measure.trace.MetricName;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.publish.terminal.FigureTable;
import dev.fazhi.publish.terminal.MetricDictionary;
import dev.fazhi.store.vintage.Vintages;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the totals of a vintage, each beside last year. */
@Command(name = "figures", header = "显示主要指标，与上年同期对照。")
public final class FiguresCommand extends FolderCommand {

  @Mixin private ReportOption which = new ReportOption();

  @Option(
      names = "--known-at",
      paramLabel = KnowledgeDateOption.LABEL,
      description = "按当时已知的数据重新计算，不保存：" + KnowledgeDateOption.MEANING)
  private @Nullable String knownAt;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "指标",
      description = "只看一个指标（编号或中文名）的全部数字，每行附溯源用的参数；与 --describe 同用时只说明它")
  private @Nullable String metric;

  @Option(names = "--describe", description = "指标说明：名称、单位、含义、算法、来源、口径自何时起")
  private boolean describe;

  @Override
  public Integer call() {
    if (describe) {
      Definitions definitions = DefinitionLoader.load(folders.jobs());
      MetricDictionary.lines(definitions, wanted(definitions)).forEach(out()::println);
      return ExitCode.DONE.code();
    }
    try (Workspace workplace = open()) {
      var vintages = workplace.vintages();
      AsOf asOf = which.asOf();
      Optional<Vintages.Head> head = which.head(vintages);
      String known = knownAt;
      if (known != null && (asOf != null || head.isPresent())) {
        AsOf asKnown = asOf != null ? asOf : head.orElseThrow().asOf();
        print(workplace, asKnown, new KnowledgeDateOption(workplace).load(known));
        return ExitCode.DONE.code();
      }
      if (head.isEmpty()) {
        spec.commandLine().getErr().println(which.nothing());
        return ExitCode.FAILED.code();
      }
      out().println(VintageLine.of(workplace, head.get()));
      show(workplace.definitions(), head.get().asOf(), vintages.read(head.get()).figures());
    }
    return ExitCode.DONE.code();
  }

  private void print(Workspace workplace, AsOf asOf, long load) {
    PrintWriter out = out();
    out.println("截止 " + asOf + "，按第 " + load + " 次装载之后已知的数据重新计算（没有保存）");
    Measurement.Result result =
        new Measurement(workplace.database(), workplace.definitions()).measure(asOf, load);
    show(workplace.definitions(), asOf, result.figures());
  }

  private void show(Definitions definitions, AsOf asOf, List<Figure> figures) {
    Metric one = wanted(definitions);
    List<String> lines =
        one == null
            ? FigureTable.lines(definitions, asOf, figures)
            : FigureTable.ofMetric(one, asOf, figures);
    lines.forEach(out()::println);
  }

  private @Nullable Metric wanted(Definitions definitions) {
    return metric == null ? null : MetricName.find(definitions, metric);
  }
}
