package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.Report;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.register.RegisteredFile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the rejected rows with every fault and its place. */
@Command(name = "rejects", header = "列出被拒收的行：文件、工作表、行、列、问题。")
public final class RejectsCommand extends FolderCommand {

  private static final int MOST = 200;

  @Parameters(index = "0", arity = "0..1", paramLabel = "装载编号", description = "如 loads 所示；默认全部")
  private @Nullable Long load;

  @Override
  public Integer call() {
    PrintWriter out = out();
    try (Workspace workplace = open()) {
      List<RegisteredFile> files =
          workplace.rejects().files().stream()
              .filter(file -> load == null || load.equals(file.loadNo()))
              .toList();
      Set<String> codes = new TreeSet<>();
      for (RegisteredFile file : files) {
        List<ImportedRow> rows = workplace.rejects().rows(file);
        print(out, file, rows);
        rows.forEach(row -> row.faults().forEach(fault -> codes.add(fault.code())));
      }
      if (files.isEmpty()) {
        out.println("没有被拒收的行。");
      }
      Report.printHint(out, List.copyOf(codes));
    }
    return ExitCode.DONE.code();
  }

  private static void print(PrintWriter out, RegisteredFile file, List<ImportedRow> rows) {
    out.println(
        "%s（%s）："
            .formatted(
                SafeText.safe(file.name()),
                file.loadNo() == null ? "整个文件拒收" : "第 " + file.loadNo() + " 次装载"));
    for (ImportedRow row : rows.subList(0, Math.min(MOST, rows.size()))) {
      for (Fault fault : row.faults()) {
        String seen = fault.value().isEmpty() ? "" : "「" + fault.value() + "」";
        out.println(
            "  %s  [%s] %s%s：%s"
                .formatted(fault.place(), fault.code(), fault.field(), seen, fault.message()));
      }
    }
    if (rows.size() > MOST) {
      out.println("  …… 共 " + rows.size() + " 行，全部见结果目录下的 rejects/。");
    }
  }
}
