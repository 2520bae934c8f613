package dev.fazhi.job.decision;

import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.PublicationAssembler;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.measure.Measurement;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.PublicationResult;
import dev.fazhi.publish.Publisher;
import dev.fazhi.publish.content.PublicationStatus;
import dev.fazhi.store.vintage.Vintages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Computes the figures of a cut-off from the loads known at an earlier time. Nothing is imported
 * and no vintage is kept; the output goes into its own folder and replaces nothing that was
 * published.
 */
public final class PointInTimeRun {

  private PointInTimeRun() {}

  /** Measures and publishes it, in {@code <output>/known-at-<load>/<as-of>/}. */
  public static RunOutcome run(RunRequest request, long load, Workspace workplace) {
    Measurement.Result measured =
        new Measurement(workplace.database(), workplace.definitions())
            .measure(request.asOf(), load);
    List<Fault> faults = new ArrayList<>(measured.faults());
    faults.addAll(PublicationAssembler.overdue(workplace, load, request.asOf()));
    PublicationAssembler publishing = new PublicationAssembler(workplace, load);
    Optional<Fault> obstacle = publishing.obstacle();
    if (obstacle.isPresent()) {
      return RunOutcome.of(
          ExitCode.NEEDS_A_PERSON, List.of("第 " + load + " 次装载之后：" + obstacle.get().message()));
    }
    Vintage vintage =
        new Vintage(0, request.asOf(), load, workplace.definitions().digest(), measured.figures());
    Path output = request.output().resolve("known-at-" + load);
    PublicationResult published =
        new Publisher()
            .publish(
                publishing.of(vintage, faults, new PublicationStatus.Recomputed(load)), output);
    List<String> messages = new ArrayList<>(published.messages());
    messages.add(compared(workplace, vintage));
    return new RunOutcome(
        published.messages().isEmpty() ? ExitCode.DONE : ExitCode.NEEDS_A_PERSON,
        0,
        List.of(),
        List.of(),
        List.of(),
        faults,
        null,
        published.folder(),
        messages);
  }

  /** Says in Chinese whether the figures are those of the vintage of that time. */
  private static String compared(Workspace workplace, Vintage again) {
    Optional<Vintages.Head> then =
        workplace.vintages().all().stream()
            .filter(head -> head.asOf().equals(again.asOf()))
            .filter(head -> head.lastLoad() == again.lastLoad())
            .findFirst();
    if (then.isEmpty()) {
      return "当时没有截止 " + again.asOf() + "、恰好含这些装载的一版可供比较。";
    }
    Vintages.Head head = then.get();
    if (head.digest().equals(Vintages.digest(again.figures()))) {
      return "与第 " + head.number() + " 版的数字逐一相同。";
    }
    return head.definitions().equals(again.definitions())
        ? "与第 " + head.number() + " 版的数字不同，而定义没有改过，请把这条信息交给维护人员。"
        : "与第 " + head.number() + " 版的数字不同：此后指标定义改过，这里按现在的定义计。";
  }
}
