package dev.fazhi.job.decision;

import dev.fazhi.job.context.ExclusiveExecution;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.ledger.FileMerger;
import dev.fazhi.job.ledger.LedgerSynchronizer;
import dev.fazhi.job.ledger.Withdrawal;
import dev.fazhi.merge.Merge;
import dev.fazhi.model.Problem;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.register.Decision;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/**
 * Operator decisions about files: accept a file that was refused for its many faulty rows, withdraw
 * one that was merged. Both are recorded with who, when and why; the next run measures a new
 * vintage.
 */
public record FileDecisions(Workspace workplace) {
  private static final String NOT_ACCEPTABLE = "FZ-160";
  private static final String NOT_WITHDRAWABLE = "FZ-164";

  /**
   * The one file that waits for acceptance and is meant.
   *
   * @param which its name as the list of loads shows it, the end of that name, or the first eight
   *     or more digits of its SHA-256
   * @throws Problem FZ-160 when there is none or more than one, or it was refused for something
   *     that cannot be overruled
   */
  public RegisteredFile acceptable(String which) {
    List<RegisteredFile> named =
        workplace.files().all(RegisteredFile.Status.REFUSED).stream()
            .filter(file -> isMeant(file, which))
            .toList();
    if (named.size() != 1) {
      throw new Problem(
          NOT_ACCEPTABLE,
          (named.isEmpty() ? "没有叫“" : "不止一个拒收的文件叫“")
              + SafeText.safe(which)
              + (named.isEmpty() ? "”的拒收文件" : "”")
              + "。用 ./fazhi loads 查看文件名，或用 SHA-256 的前 8 位以上指明。");
    }
    RegisteredFile file = named.get(0);
    if (!Merge.isOverrulable(workplace.files().faults(file.id()))) {
      throw new Problem(
          NOT_ACCEPTABLE, "“" + SafeText.safe(file.name()) + "”无法整体读取，不能接受。请按拒收的原因更正后重新放入。");
    }
    return file;
  }

  private static boolean isMeant(RegisteredFile file, String which) {
    return file.name().equals(which)
        || file.name().endsWith("/" + which)
        || (which.matches("[0-9a-f]{8,64}") && file.sha256().startsWith(which));
  }

  /**
   * The file of a load that can be taken back.
   *
   * @throws Problem FZ-164 when there is no such load, or it is taken back already
   */
  public RegisteredFile withdrawable(long load) {
    RegisteredFile file =
        workplace
            .files()
            .exports()
            .ofLoad(load)
            .orElseThrow(
                () ->
                    new Problem(NOT_WITHDRAWABLE, "没有第 " + load + " 次装载的文件。用 ./fazhi loads 查看编号。"));
    if (file.status() != RegisteredFile.Status.MERGED) {
      throw new Problem(NOT_WITHDRAWABLE, "第 " + load + " 次装载已经撤回，无需再做。");
    }
    return file;
  }

  /** Takes a refused file in. */
  public OperationResult accept(String which, String who, String reason) {
    return decide(lease -> accept(acceptable(which), word(who, reason), lease));
  }

  /** Takes a load back. */
  public OperationResult withdraw(long load, String who, String reason) {
    return decide(lease -> withdraw(withdrawable(load), word(who, reason), lease));
  }

  private OperationResult decide(Function<Lease, OperationResult> action) {
    return ExclusiveExecution.with(
        workplace,
        lease -> {
          LedgerSynchronizer ledger = new LedgerSynchronizer(workplace, lease);
          ledger.open(RunWatcher.NOBODY);
          OperationResult outcome = action.apply(lease);
          ledger.keep();
          return outcome;
        });
  }

  private OperationResult accept(RegisteredFile file, Decision.Word word, Lease lease) {
    boolean archived = workplace.archive().has(file.sha256());
    // first the decision: should what follows be broken off, the next run goes by it
    workplace.inTransaction(
        () -> {
          if (!workplace.decisions().accepts(file.id())) {
            workplace.decisions().accept(file.id(), word);
          }
          if (!archived) {
            workplace.files().startAnew(file.id(), workplace.definitions().digest());
          }
          workplace.audit().add(word.who(), "接受文件", file.name(), word.reason());
          lease.holdUntilCommit();
        });
    String name = "“" + SafeText.safe(file.name()) + "”";
    if (!archived) {
      return new OperationResult(
          ExitCode.DONE, List.of("已记下接受" + name + "。归档中没有它的副本，下次 run 会从输入目录重新读取。"));
    }
    FileMerger settlement = new FileMerger(workplace);
    boolean merged =
        workplace.fromTransaction(
            () -> {
              boolean taken = settlement.settle(workplace.files().get(file.id()), null);
              lease.holdUntilCommit();
              return taken;
            });
    if (!merged) {
      return new OperationResult(
          ExitCode.NEEDS_A_PERSON,
          List.of(name + "仍未导入：" + workplace.files().faults(file.id()).get(0).message()));
    }
    return new OperationResult(
        ExitCode.DONE,
        List.of(
            "已接受%s，是第 %s 次装载。下次 run 给出新的一版结果。"
                .formatted(name, workplace.files().get(file.id()).loadNo())));
  }

  private OperationResult withdraw(RegisteredFile file, Decision.Word word, Lease lease) {
    String subject = "第 " + file.loadNo() + " 次装载 " + file.name();
    Decision decision =
        workplace.fromTransaction(
            () -> {
              workplace.audit().add(word.who(), "撤回装载", subject, word.reason());
              // last, as it holds the lease until the commit
              return new Withdrawal(workplace, file, lease).apply(word, null);
            });
    return new OperationResult(
        ExitCode.DONE,
        List.of(
            """
            已撤回第 %s 次装载（%s）：撤下 %s 行，其中 %s 行恢复为其他文件中的内容。这是第 \
            %s 次装载，下次 run 给出新的一版结果。\
            """
                .formatted(
                    file.loadNo(),
                    SafeText.safe(file.name()),
                    decision.closed(),
                    decision.restored(),
                    decision.loadNo())));
  }

  private static Decision.Word word(String who, String reason) {
    return new Decision.Word(who, reason, LocalDateTime.now(ZoneOffset.UTC).withNano(0));
  }
}
