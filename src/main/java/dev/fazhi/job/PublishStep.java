package dev.fazhi.job;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Reference;
import dev.fazhi.measure.Revision;
import dev.fazhi.measure.Revisions;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.Place;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.Publication;
import dev.fazhi.publish.Published;
import dev.fazhi.publish.Publisher;
import dev.fazhi.publish.RejectedRows;
import dev.fazhi.store.FileRegister;
import dev.fazhi.store.KnownFile;
import dev.fazhi.store.Vintages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Writes the vintage into the output folder; the folder changes as a whole or not at all. */
final class PublishStep implements Tasklet {

  private static final String BLOCKED = "FZ-510";
  private static final String NOTHING = "FZ-511";
  private static final String UNKNOWN_NAME = "FZ-135";
  private static final String OVERDUE = "FZ-165";

  private final Workplace workplace;
  private final Run run;

  PublishStep(Workplace workplace, Run run) {
    this.workplace = workplace;
    this.run = run;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
    run.watcher().phase("发布");
    run.faults().addAll(overdue(workplace, run));
    if (run.isHeld()) {
      run.messages()
          .add(
              "有数字超出可信范围，本次不发布，已有的结果没有变动。请按上面的提示检查；要看这些数字，用 ./fazhi figures --known-at "
                  + workplace.vintages().lastLoad()
                  + " --as-of "
                  + run.request().asOf().day()
                  + "。");
      return RepeatStatus.FINISHED;
    }
    Vintage vintage = vintage();
    List<Load> loads = workplace.files().loads();
    if (loads.stream().noneMatch(load -> load.status() == Load.Status.MERGED)) {
      run.faults().add(warning(NOTHING, "还没有任何可用的数据，未发布结果。请把导出文件放入输入目录后重新运行。"));
      return RepeatStatus.FINISHED;
    }
    List<String> missing = missing(loads);
    if (!missing.isEmpty()) {
      run.faults()
          .add(warning(BLOCKED, "缺少必需来源的数据：" + String.join("、", missing) + "。本次不发布，请补齐后重新运行。"));
      return RepeatStatus.FINISHED;
    }
    Publication publication =
        new Publication(
            workplace.definitions(),
            vintage,
            loads,
            quality(loads),
            rejects(),
            Version.TEXT,
            workplace.definitions().nightly().area(),
            revisions(vintage, loads));
    Published published = new Publisher().publish(publication, run.request().output());
    run.folder(published.folder());
    run.messages().addAll(published.messages());
    return RepeatStatus.FINISHED;
  }

  /** The vintage that the step before kept; after a restart it is read back. */
  private Vintage vintage() {
    Vintage measured = run.vintage();
    if (measured == null) {
      Vintages vintages = workplace.vintages();
      AsOf asOf = run.request().asOf();
      measured =
          vintages.read(
              vintages
                  .newest(asOf)
                  .orElseThrow(
                      () -> new IllegalStateException("nothing was measured for " + asOf)));
      run.vintage(measured);
    }
    return measured;
  }

  /** What is another than in the vintage before; null when this is the first of its cut-off. */
  private @Nullable List<Revision> revisions(Vintage vintage, List<Load> loads) {
    Vintages vintages = workplace.vintages();
    return vintages
        .before(vintage.number(), vintage.asOf())
        .map(vintages::read)
        .map(
            before ->
                new Revisions(workplace.database(), workplace.definitions())
                    .between(before, vintage, loads))
        .orElse(null);
  }

  private List<String> missing(List<Load> loads) {
    Definitions definitions = workplace.definitions();
    return definitions.nightly().blocking().stream()
        .filter(
            source ->
                loads.stream()
                    .noneMatch(
                        load ->
                            load.source().equals(source) && load.status() == Load.Status.MERGED))
        .map(source -> definitions.source(source).title())
        .toList();
  }

  private List<Fault> quality(List<Load> loads) {
    List<Fault> all = new ArrayList<>();
    loads.forEach(load -> all.addAll(load.faults()));
    all.addAll(workplace.files().faultsOfRows());
    for (FileRegister.UnknownName name : workplace.files().unknownNames()) {
      all.add(
          new Fault(
              UNKNOWN_NAME,
              Fault.Severity.WARNING,
              Place.of(""),
              name.reference(),
              name.name(),
              "名称不在名录 "
                  + name.reference()
                  + ".csv 中，涉及 "
                  + name.rows()
                  + " 行，按原名统计。"
                  + advice(name)));
    }
    run.faults().stream().filter(fault -> fault.place().file().isEmpty()).forEach(all::add);
    return all;
  }

  private String advice(FileRegister.UnknownName name) {
    Reference reference = workplace.definitions().references().get(name.reference());
    return reference == null ? "" : new AliasProposal(reference, name.name()).advice();
  }

  private List<RejectedRows> rejects() {
    List<RejectedRows> rejects = new ArrayList<>();
    for (KnownFile file : workplace.rejects().files()) {
      rejects.add(
          new RejectedRows(
              file.name(),
              workplace.definitions().source(file.source()),
              workplace.rejects().rows(file)));
    }
    return rejects;
  }

  /** The sources whose deliveries are missing on the day of the cut-off. */
  static List<Fault> overdue(Workplace workplace, Run run) {
    LocalDate day = run.request().asOf().day();
    boolean needsPerson = workplace.definitions().nightly().receipt().overdueNeedsPerson();
    return Overdue.all(workplace.definitions(), workplace.files().totals(), day).stream()
        .filter(Overdue::isOverdue)
        .map(
            late ->
                new Fault(
                    OVERDUE,
                    needsPerson ? Fault.Severity.WARNING : Fault.Severity.NOTE,
                    Place.of(""),
                    "",
                    "",
                    late.describe(day)))
        .toList();
  }

  private static Fault warning(String code, String message) {
    return new Fault(code, Fault.Severity.WARNING, Place.of(""), "", "", message);
  }
}
