package dev.fazhi.cli.command;

import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.runbook.Runbook;
import dev.fazhi.model.Problem;
import dev.fazhi.model.SafeText;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a page of the runbook, or the list of all. */
@Command(
    name = "explain",
    header = "解释一个代码（如 FZ-104）：含义、可能原因、怎么办；不给代码时列出全部。",
    mixinStandardHelpOptions = true,
    resourceBundle = "dev.fazhi.cli.Messages")
public final class ExplainCommand implements Callable<Integer> {

  @Parameters(index = "0", arity = "0..1", paramLabel = "代码", description = "如 FZ-104，或只写 104")
  private @Nullable String code;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Runbook runbook = new Runbook();
    if (code == null) {
      list(out, runbook);
    } else {
      print(out, page(runbook, code));
    }
    return ExitCode.DONE.code();
  }

  private static Runbook.Page page(Runbook runbook, String code) {
    return runbook
        .page(code)
        .orElseThrow(
            () -> {
              List<String> near = runbook.near(code);
              return new Problem(
                  "FZ-325",
                  "没有“%s”这个代码%s。用 ./fazhi explain 列出全部。"
                      .formatted(
                          SafeText.safe(code),
                          near.isEmpty() ? "" : "，最接近的是 " + String.join("、", near)));
            });
  }

  private static void list(PrintWriter out, Runbook runbook) {
    String kind = "";
    for (Runbook.Page page : runbook.all()) {
      if (!page.kind().equals(kind)) {
        out.println((kind.isEmpty() ? "" : System.lineSeparator()) + page.kind());
        kind = page.kind();
      }
      out.println("  " + page.code() + "  " + page.title());
    }
  }

  private static void print(PrintWriter out, Runbook.Page page) {
    out.println(page.code() + "  " + page.title());
    out.println();
    out.println("含义");
    out.println("  " + plain(page.meaning()));
    out.println();
    out.println("可能原因");
    page.causes().forEach(cause -> out.println("  · " + plain(cause)));
    out.println();
    out.println("怎么办");
    for (int i = 0; i < page.actions().size(); i++) {
      out.println("  " + (i + 1) + ". " + plain(page.actions().get(i)));
    }
  }

  /** Commands stand between spaces on a terminal, and need no other mark. */
  private static String plain(String text) {
    return text.replace("`", "");
  }
}
