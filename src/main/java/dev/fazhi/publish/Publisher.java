package dev.fazhi.publish;

import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FaultGroups;
import dev.fazhi.model.Problem;
import dev.fazhi.model.ReadAhead;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.content.PublicationFaults;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.content.PublicationStatus;
import dev.fazhi.publish.content.RejectedRows;
import dev.fazhi.publish.data.CsvCheck;
import dev.fazhi.publish.data.FiguresCsv;
import dev.fazhi.publish.data.FiguresJson;
import dev.fazhi.publish.data.QualityCsv;
import dev.fazhi.publish.data.RevisionsCsv;
import dev.fazhi.publish.data.RunJson;
import dev.fazhi.publish.data.TableCsv;
import dev.fazhi.publish.docx.DraftCheck;
import dev.fazhi.publish.docx.DraftDocument;
import dev.fazhi.publish.docx.DraftPlan;
import dev.fazhi.publish.html.IndexCheck;
import dev.fazhi.publish.html.IndexPage;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.text.FileTrees;
import dev.fazhi.publish.text.SafeFileName;
import dev.fazhi.publish.text.Wording;
import dev.fazhi.publish.verify.WorkbookCheck;
import dev.fazhi.publish.workbook.SourcesGrid;
import dev.fazhi.publish.workbook.WorkbookModel;
import dev.fazhi.publish.xlsx.RejectsWorkbook;
import dev.fazhi.publish.xlsx.StatisticsWorkbook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Publishes a vintage as a whole, after verifying it, or not at all. */
public final class Publisher {

  private final Runnable fence;
  private final Failpoint failpoint;

  /** Makes a publisher for a folder into which no other process publishes. */
  public Publisher() {
    this(() -> {});
  }

  /**
   * Makes a stateless publisher.
   *
   * @param fence throws when this process no longer holds the lease; called while the folder is
   *     locked, before and after it is replaced
   */
  public Publisher(Runnable fence) {
    this(fence, Failpoint.NONE);
  }

  Publisher(Runnable fence, Failpoint failpoint) {
    this.fence = fence;
    this.failpoint = failpoint;
  }

  /**
   * Writes everything into a temporary folder beside the target, checks it by reopening, then puts
   * it in place atomically. An older vintage of the same cut-off moves to {@code earlier/v<N>/};
   * the same vintage with the same bytes is left untouched; a folder that cannot be replaced stays
   * as it is and the new one is put beside it with a message.
   *
   * @param output the folder that holds a folder for each cut-off; created if missing
   * @return what was written, in {@code output/<as-of>/} as a rule, for other reports than the
   *     year's with their name after the day
   * @throws Problem FZ-501 when the check finds a fault, FZ-502 when it cannot be written, FZ-503
   *     when the definitions make no workbook, FZ-504 when a sentence of the draft has no number;
   *     the older output is then unchanged
   */
  public PublicationResult publish(PublicationInput publication, Path output) {
    OutputFolder folder = new OutputFolder(output, publication.vintage(), fence, failpoint);
    try {
      WorkbookModel edition = WorkbookModel.of(publication);
      Path prepared = folder.prepare();
      try {
        write(publication, edition, prepared);
        failpoint.at(PublicationPhase.WRITTEN, prepared);
        check(publication, edition, prepared);
        return folder.place(prepared);
      } catch (IOException | RuntimeException failed) {
        FileTrees.deleteQuietly(prepared);
        throw failed;
      }
    } catch (IOException failed) {
      throw new Problem(
          "FZ-502",
          "写不了输出文件夹 " + output + "（" + FileTrees.reason(failed) + "）；请检查磁盘空间和写入权限后重新运行，已有的输出没有变动。",
          failed);
    }
  }

  /** Whether the folder of a cut-off holds that vintage with that status. */
  public static boolean holds(Path output, AsOf asOf, int vintage, PublicationStatus standing) {
    return RunJson.says(output.resolve(asOf.id()), vintage, standing);
  }

  private static void write(PublicationInput publication, WorkbookModel edition, Path folder)
      throws IOException {
    AsOf asOf = publication.vintage().asOf();
    beside(
        () -> StatisticsWorkbook.write(edition, asOf.day(), folder.resolve(workbook(asOf))),
        () -> writeOthers(publication, edition, folder));
    byte[] page = new IndexPage(publication, edition).bytes(folder, FileTrees.files(folder));
    FileTrees.write(folder.resolve(IndexPage.NAME), page);
  }

  private static void writeOthers(PublicationInput publication, WorkbookModel edition, Path folder)
      throws IOException {
    Vintage vintage = publication.vintage();
    AsOf asOf = vintage.asOf();
    LocalDate day = asOf.day();
    FileTrees.write(folder.resolve("figures.csv"), FiguresCsv.bytes(vintage.figures()));
    FileTrees.write(folder.resolve("figures.json"), FiguresJson.bytes(publication, edition));
    Optional<DraftPlan> plan = DraftPlan.of(publication);
    if (plan.isPresent()) {
      byte[] bytes = DraftDocument.bytes(plan.get(), publication.area(), day);
      FileTrees.write(folder.resolve(draft(asOf)), bytes);
    }
    for (Grid grid : edition.tables()) {
      FileTrees.write(folder.resolve("tables").resolve(grid.id() + ".csv"), TableCsv.bytes(grid));
    }
    if (publication.revisions() != null) {
      FileTrees.write(folder.resolve("revisions.csv"), RevisionsCsv.bytes(publication.revisions()));
    }
    List<Fault> faults = PublicationFaults.of(publication);
    List<Fault> grouped = FaultGroups.grouped(faults, " " + QualityCsv.ALL);
    FileTrees.write(folder.resolve("quality.csv"), QualityCsv.bytes(grouped));
    if (grouped.size() < faults.size()) {
      FileTrees.write(folder.resolve(QualityCsv.ALL), QualityCsv.bytes(faults));
    }
    if (SourcesGrid.isLong(publication.loads())) {
      FileTrees.write(folder.resolve(SourcesGrid.ALL), TableCsv.bytes(SourcesGrid.of(publication)));
    }
    Set<String> taken = new HashSet<>();
    for (RejectedRows rejected : publication.rejects()) {
      if (!rejected.rows().isEmpty()) {
        Path file =
            folder.resolve("rejects").resolve(SafeFileName.workbook(rejected.file(), taken));
        FileTrees.write(file, RejectsWorkbook.bytes(rejected, day));
      }
    }
    Templates.write(publication, edition, folder);
    FileTrees.write(folder.resolve(RunJson.NAME), RunJson.bytes(publication));
  }

  private static void check(PublicationInput publication, WorkbookModel edition, Path folder)
      throws IOException {
    AsOf asOf = publication.vintage().asOf();
    Path figures = folder.resolve("figures.csv");
    List<String> faults = new ArrayList<>();
    List<String> others = new ArrayList<>();
    beside(
        () ->
            faults.addAll(
                new WorkbookCheck(edition).faults(folder.resolve(workbook(asOf)), figures)),
        () -> {
          Optional<DraftPlan> plan = DraftPlan.of(publication);
          if (plan.isPresent()) {
            others.addAll(DraftCheck.faults(plan.get(), folder.resolve(draft(asOf)), figures));
          }
          others.addAll(Templates.faults(publication, edition, folder));
          others.addAll(CsvCheck.faults(folder));
          others.addAll(IndexCheck.faults(folder));
        });
    faults.addAll(others);
    if (!faults.isEmpty()) {
      throw new Problem(
          "FZ-501", "结果没有通过发布前的检查，没有发布，已有的输出没有变动；请把下列各条告诉程序的维护人：\n" + String.join("\n", faults));
    }
  }

  private interface Part {
    void run() throws IOException;
  }

  /** Both at the same time; when it returns or throws, neither is at work any more. */
  private static void beside(Part one, Part other) throws IOException {
    ReadAhead.Maker<Part, IOException> runOne =
        () -> {
          one.run();
          return null;
        };
    try (ReadAhead<Part, IOException> running = new ReadAhead<>("fazhi-publish", runOne)) {
      running.start();
      other.run();
      running.next();
    }
  }

  static String draft(AsOf asOf) {
    return "报告数据稿_" + Wording.report(asOf) + ".docx";
  }

  private static String workbook(AsOf asOf) {
    return "统计表_" + Wording.report(asOf) + ".xlsx";
  }
}
