package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.ActorOptions;
import dev.fazhi.cli.terminal.Logs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.context.Workspace;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;

/**
 * A command that carries out a person's decision after a question, and records who decided and why.
 */
abstract class DecisionCommand extends FolderCommand {

  @Mixin private ActorOptions word = new ActorOptions();

  @Mixin private Confirmation confirmation = new Confirmation();

  /**
   * A decision to confirm.
   *
   * @param question shown before the decision
   * @param action carried out when the answer is yes
   */
  record Proposal(String question, Supplier<OperationResult> action) {}

  /**
   * Prepares the decision, and prints what should be known before the answer.
   *
   * @throws dev.fazhi.model.Problem when there is nothing to decide
   */
  abstract Proposal propose(Workspace workplace, PrintWriter out);

  /** Who decides, and why. */
  ActorOptions word() {
    return word;
  }

  @Override
  public Integer call() {
    PrintWriter out = out();
    Logs.into(folders.data());
    try (Workspace workplace = open()) {
      Proposal proposal = propose(workplace, out);
      if (!confirmation.isGiven(proposal.question())) {
        out.println("没有改动。");
        return ExitCode.DONE.code();
      }
      OperationResult outcome = proposal.action().get();
      outcome.messages().forEach(out::println);
      return outcome.exit().code();
    }
  }
}
