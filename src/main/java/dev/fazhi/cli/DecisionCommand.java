package dev.fazhi.cli;

import dev.fazhi.job.DeedOutcome;
import dev.fazhi.job.ExitCode;
import dev.fazhi.job.Workplace;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Something that a person decides: it is asked about first, and kept with who and why. */
abstract class DecisionCommand implements Callable<Integer> {

  @Mixin private Folders folders = new Folders();

  @Mixin private WhoAndWhy word = new WhoAndWhy();

  @Mixin private Confirmation confirmation = new Confirmation();

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * What there is to decide.
   *
   * @param question put to whoever decides
   * @param deed done when the answer is yes
   */
  record Proposal(String question, Supplier<DeedOutcome> deed) {}

  /**
   * Looks what it is about, and prints what should be known before the answer.
   *
   * @throws dev.fazhi.model.Problem when there is nothing to decide
   */
  abstract Proposal propose(Workplace workplace, PrintWriter out);

  Folders folders() {
    return folders;
  }

  /** Who decides, and why. */
  WhoAndWhy word() {
    return word;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Logs.into(folders.data());
    try (Workplace workplace = Workplace.open(folders.jobs(), folders.data(), folders.url())) {
      Proposal proposal = propose(workplace, out);
      if (!confirmation.isGiven(proposal.question())) {
        out.println("没有改动。");
        return ExitCode.DONE.code();
      }
      DeedOutcome outcome = proposal.deed().get();
      outcome.messages().forEach(out::println);
      return outcome.exit().code();
    }
  }
}
