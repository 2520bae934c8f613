package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.ReportOption;
import dev.fazhi.cli.terminal.VintageLine;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RevisionBaseline;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.measure.Measurement;
import dev.fazhi.measure.revision.Revision;
import dev.fazhi.measure.revision.Revisions;
import dev.fazhi.model.Problem;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.text.RevisionText;
import dev.fazhi.store.vintage.Vintages;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the figures that changed since another vintage, and the loads that changed them. */
@Command(name = "revisions", header = "最新一版与最近定稿的一版（没有则上一版）相比，哪些数字变了，因为哪次装载。")
public final class RevisionsCommand extends FolderCommand {

  @Mixin private ReportOption which = new ReportOption();

  @Option(names = "--since", paramLabel = "版次", description = "与哪一版相比（默认最近定稿的一版，没有则上一版）")
  private @Nullable Integer since;

  @Override
  public Integer call() {
    PrintWriter out = out();
    try (Workspace workplace = open()) {
      Vintages vintages = workplace.vintages();
      Optional<Vintages.Head> newest = which.head(vintages);
      if (newest.isEmpty()) {
        spec.commandLine().getErr().println(which.nothing());
        return ExitCode.FAILED.code();
      }
      Optional<Vintages.Head> before = before(workplace, newest.get());
      if (before.isEmpty()) {
        out.println(
            "截止 " + newest.get().asOf().spaced() + "只有第 " + newest.get().number() + " 版，没有修订。");
        return ExitCode.DONE.code();
      }
      out.println(VintageLine.of(workplace, newest.get()));
      out.println("相比：" + VintageLine.of(workplace, before.get()));
      print(out, workplace, vintages.read(before.get()), vintages.read(newest.get()));
    }
    return ExitCode.DONE.code();
  }

  /** The vintage to compare with: by default the last final one, else the one before. */
  private Optional<Vintages.Head> before(Workspace workplace, Vintages.Head newest) {
    Integer number = since;
    if (number == null) {
      return RevisionBaseline.of(workplace, newest.number(), newest.asOf());
    }
    return Optional.of(
        workplace
            .vintages()
            .find(number)
            .filter(head -> head.asOf().equals(newest.asOf()) && number < newest.number())
            .orElseThrow(
                () ->
                    new Problem(
                        "FZ-325",
                        "截止 %s没有早于第 %s 版的第 %s 版。"
                            .formatted(newest.asOf().spaced(), newest.number(), number))));
  }

  private static void print(PrintWriter out, Workspace workplace, Vintage before, Vintage after) {
    List<Revision> revisions =
        new Revisions(new Measurement(workplace.database(), workplace.definitions()))
            .between(before, after, workplace.files().loads());
    out.println(revisions.isEmpty() ? "数字没有变动。" : revisions.size() + " 个数字有变动：");
    if (!after.definitions().equals(workplace.definitions().digest())) {
      out.println("（这一版之后指标定义改过，不能逐次装载归因。）");
    }
    // totals to date first, which the report quotes
    for (boolean key : new boolean[] {true, false}) {
      revisions.stream()
          .filter(revision -> revision.isKey(after.asOf()) == key)
          .forEach(revision -> RevisionText.lines(revision).forEach(out::println));
    }
  }
}
