package dev.fazhi.cli.command;

import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.decision.FileDecisions;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.register.RegisteredFile;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Withdraws a load. */
@Command(name = "withdraw", header = "撤回一次装载：它的行作为历史保留，不再计入；被它改过的行恢复为其他文件中的内容。")
public final class WithdrawCommand extends DecisionCommand {

  @Parameters(index = "0", paramLabel = "装载编号", description = "如 loads 所示")
  private long load;

  @Override
  Proposal propose(Workspace workplace, PrintWriter out) {
    FileDecisions decisions = new FileDecisions(workplace);
    RegisteredFile found = decisions.withdrawable(load);
    return new Proposal(
        "撤回第 " + load + " 次装载（" + SafeText.safe(found.name()) + "）？",
        () -> decisions.withdraw(load, word().who(), word().reason()));
  }
}
