package dev.fazhi.job.decision;

import dev.fazhi.job.context.ExclusiveExecution;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.context.PublicationAssembler;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.ledger.LedgerSynchronizer;
import dev.fazhi.measure.Measurement;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Problem;
import dev.fazhi.model.ReportPeriod;
import dev.fazhi.publish.PublicationResult;
import dev.fazhi.publish.Publisher;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.vintage.Finalization;
import dev.fazhi.store.vintage.Vintages;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Declares the newest vintage of a cut-off final, by a person's decision. Its figures do not
 * change; its folder is published again so that it says that it is final.
 */
public record Finalisation(Workspace workplace, Path output) {
  private static final String NO_VINTAGE = "FZ-530";

  /**
   * Finds the vintage to finalise.
   *
   * @param day the cut-off; null for that of the newest vintage of such reports
   * @throws Problem FZ-530 when there is none
   */
  public Vintages.Head vintage(@Nullable AsOf day, ReportPeriod reports) {
    Vintages vintages = workplace.vintages();
    Optional<Vintages.Head> head = day == null ? vintages.newest(reports) : vintages.newest(day);
    return head.orElseThrow(
        () ->
            new Problem(
                NO_VINTAGE,
                day == null
                    ? "还没有结果可以定稿，请先运行 ./fazhi run。"
                    : "没有截止 %s的结果可以定稿，请先运行 ./fazhi run %s。"
                        .formatted(day.spaced(), day.options())));
  }

  /** What should be known before the decision, in Chinese; empty when there is nothing. */
  public List<String> remarks(Vintages.Head head) {
    long later =
        workplace.files().loads().stream().filter(load -> load.number() > head.lastLoad()).count();
    List<String> remarks = new ArrayList<>();
    if (later > 0) {
      remarks.add(
          """
          注意：第 %s 版之后又有 %s 次装载，没有计入。要计入请先运行 ./fazhi run \
          %s，再定稿新的一版。\
          """
              .formatted(head.number(), later, head.asOf().options()));
    }
    return remarks;
  }

  /**
   * Makes the vintage final. One that is final already keeps its first reason, and the result says
   * so.
   */
  public OperationResult finalise(Vintages.Head head, String who, String reason) {
    return ExclusiveExecution.with(
        workplace,
        lease -> {
          LedgerSynchronizer ledger = new LedgerSynchronizer(workplace, lease);
          ledger.open(RunWatcher.NOBODY);
          Vintages.Head newest = vintage(head.asOf(), head.asOf().reports());
          if (newest.number() != head.number()) {
            return new OperationResult(
                ExitCode.NEEDS_A_PERSON,
                List.of(
                    "截止 %s又有了第 %s 版，没有改动。请核对后重新定稿。"
                        .formatted(head.asOf().spaced(), newest.number())));
          }
          Optional<Fault> obstacle =
              new PublicationAssembler(workplace, head.lastLoad()).obstacle();
          if (obstacle.isPresent()) {
            return new OperationResult(
                ExitCode.NEEDS_A_PERSON, List.of(obstacle.get().message(), "没有定稿。"));
          }
          List<String> messages = new ArrayList<>();
          messages.add(declare(head, who, reason, lease));
          // the decision comes first: if publishing it is interrupted, the next run does so
          ledger.keep();
          return published(head, messages, lease);
        });
  }

  private String declare(Vintages.Head head, String who, String reason, Lease lease) {
    ZoneId zone = workplace.definitions().nightly().zone();
    Optional<Finalization> already = workplace.finals().of(head.number());
    String state = already.isPresent() ? "早已是" : "现在是";
    if (already.isEmpty()) {
      LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).withNano(0);
      String subject = "截止 " + head.asOf().spaced() + "第 " + head.number() + " 版";
      workplace.inTransaction(
          () -> {
            workplace.finals().add(new Finalization(head.number(), now, who, reason));
            workplace.audit().add(who, "定稿", subject, reason);
            lease.holdUntilCommit();
          });
    }
    return "截止 %s的第 %s 版%s%s。"
        .formatted(
            head.asOf().spaced(), head.number(), state, workplace.standing(head).words(zone));
  }

  private OperationResult published(Vintages.Head head, List<String> messages, Lease lease) {
    if (Publisher.holds(output, head.asOf(), head.number(), workplace.standing(head))) {
      messages.add("结果目录已写明，没有改动：" + output.resolve(head.asOf().id()));
      return new OperationResult(ExitCode.DONE, messages);
    }
    if (!head.definitions().equals(workplace.definitions().digest())) {
      messages.add("这一版之后指标定义改过，结果目录不能按原样重写，封面仍写暂定；已记下的定稿不受影响。");
      return new OperationResult(ExitCode.NEEDS_A_PERSON, messages);
    }
    List<Fault> faults =
        new ArrayList<>(
            new Measurement(workplace.database(), workplace.definitions())
                .measure(head.asOf(), head.lastLoad())
                .faults());
    faults.addAll(PublicationAssembler.overdue(workplace, head.lastLoad(), head.asOf()));
    PublicationResult published =
        new Publisher(lease::assertHeld)
            .publish(
                new PublicationAssembler(workplace, head.lastLoad())
                    .of(workplace.vintages().read(head), faults, workplace.standing(head)),
                output);
    messages.addAll(published.messages());
    messages.add("已重新发布，各数不变：" + published.folder());
    ExitCode exit = published.messages().isEmpty() ? ExitCode.DONE : ExitCode.NEEDS_A_PERSON;
    return new OperationResult(exit, messages);
  }
}
