package dev.fazhi.job.context;

import dev.fazhi.measure.DeliveredDefinitions;
import dev.fazhi.measure.Measurement;
import dev.fazhi.measure.revision.Revision;
import dev.fazhi.measure.revision.Revisions;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.content.PublicationStatus;
import dev.fazhi.publish.content.RejectedRows;
import dev.fazhi.store.vintage.Finalization;
import dev.fazhi.store.vintage.FinalizationRepository;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects the input of a publication: what was known when the figures were measured, and nothing
 * later.
 */
public final class PublicationAssembler {

  private static final String BLOCKED = "FZ-510";
  private static final String NOTHING = "FZ-511";
  private static final String OVERDUE = "FZ-165";

  private final Workspace workplace;
  private final long knownLoad;
  private final @Nullable Measurement measurement;
  private final List<Load> loads;

  public PublicationAssembler(Workspace workplace, long knownLoad) {
    this(workplace, knownLoad, null);
  }

  /**
   * @param measurement what measured the vintage in this run; null for another
   */
  public PublicationAssembler(
      Workspace workplace, long knownLoad, @Nullable Measurement measurement) {
    this.workplace = workplace;
    this.measurement = measurement;
    this.knownLoad = knownLoad;
    this.loads = workplace.files().loads(knownLoad);
  }

  /** The reason not to publish; empty when there is none. */
  public Optional<Fault> obstacle() {
    if (loads.stream().noneMatch(load -> load.status() == Load.Status.MERGED)) {
      return Optional.of(Fault.warning(NOTHING, "", "还没有任何可用的数据，未发布结果。请把导出文件放入输入目录后重新运行。"));
    }
    List<String> missing =
        workplace.definitions().nightly().blocking().stream()
            .filter(source -> loads.stream().noneMatch(load -> isMerged(load, source)))
            .map(source -> workplace.definitions().source(source).title())
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Fault.warning(
                BLOCKED, "", "缺少必需来源的数据：" + String.join("、", missing) + "。本次不发布，请补齐后重新运行。"));
  }

  private static boolean isMerged(Load load, String source) {
    return load.source().equals(source) && load.status() == Load.Status.MERGED;
  }

  /**
   * Makes the input of the publication.
   *
   * @param faults of the figures as a whole
   */
  public PublicationInput of(Vintage vintage, List<Fault> faults, PublicationStatus standing) {
    return new PublicationInput(
        DeliveredDefinitions.of(workplace.database(), workplace.definitions(), vintage.lastLoad())
            .reporting(vintage.asOf()),
        vintage,
        loads,
        quality(faults),
        rejects(),
        Version.TEXT,
        workplace.definitions().nightly().area(),
        standing instanceof PublicationStatus.Recomputed ? null : revisions(vintage),
        standing);
  }

  /** The status of a vintage: whether it is final, and which final one it supersedes. */
  public static PublicationStatus standing(Workspace workplace, int vintage, AsOf asOf) {
    FinalizationRepository finals = workplace.finals();
    Finalization own = finals.of(vintage).orElse(null);
    Finalization before = finals.before(vintage, asOf).orElse(null);
    return own == null && before == null
        ? PublicationStatus.PROVISIONAL
        : new PublicationStatus.Kept(own, before);
  }

  /** The revisions against the baseline vintage; null when it is the first of its cut-off. */
  private @Nullable List<Revision> revisions(Vintage vintage) {
    Measurement measured =
        measurement == null
            ? new Measurement(workplace.database(), workplace.definitions())
            : measurement;
    return RevisionBaseline.of(workplace, vintage.number(), vintage.asOf())
        .map(workplace.vintages()::read)
        .map(before -> new Revisions(measured).between(before, vintage, loads))
        .orElse(null);
  }

  private List<Fault> quality(List<Fault> faults) {
    List<Fault> all = new ArrayList<>();
    loads.forEach(load -> all.addAll(load.faults()));
    all.addAll(workplace.files().findings().ofRows(0, knownLoad));
    all.addAll(new Doubts(workplace).ofNames(0, knownLoad));
    all.addAll(faults);
    return all;
  }

  private List<RejectedRows> rejects() {
    Set<String> known = loads.stream().map(Load::sha256).collect(Collectors.toSet());
    return workplace.rejects().files().stream()
        .filter(file -> known.contains(file.sha256()))
        .map(
            file ->
                new RejectedRows(
                    file.name(),
                    workplace.definitions().source(file.source()),
                    workplace.rejects().rows(file)))
        .toList();
  }

  /** The faults of sources whose deliveries are overdue on the day of the cut-off. */
  public static List<Fault> overdue(Workspace workplace, long knownLoad, AsOf asOf) {
    LocalDate day = asOf.day();
    Fault.Severity severity =
        workplace.definitions().nightly().receipt().overdueNeedsPerson()
            ? Fault.Severity.WARNING
            : Fault.Severity.NOTE;
    return Overdue.all(workplace.definitions(), workplace.files().totals(knownLoad), day).stream()
        .filter(Overdue::isOverdue)
        .map(late -> Fault.of(OVERDUE, severity, "", late.describe(day)))
        .toList();
  }
}
