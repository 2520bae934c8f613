package dev.fazhi.job.decision;

import dev.fazhi.definition.Nightly.Retention;
import dev.fazhi.job.context.ExclusiveExecution;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Problem;
import dev.fazhi.publish.content.RejectedRows;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.register.RegisteredFile;
import dev.fazhi.store.run.ExpiredRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Deletes what is older than its retention: copies in the archive, logs, rejected rows, records of
 * runs, notifications and actions; and records in the audit log that it did. The age of a file is
 * that in the file system. Exports in the input folder are never deleted.
 */
public final class Purge {

  private static final List<RegisteredFile.Status> SETTLED =
      List.of(
          RegisteredFile.Status.MERGED,
          RegisteredFile.Status.REFUSED,
          RegisteredFile.Status.WITHDRAWN);

  private final Workspace workplace;
  private final Path data;
  private final Path output;
  private final LocalDate today;
  private final ExpiredFiles files;
  private final Retention retention;
  private long forgotten;

  /**
   * @param data folder of the archive and the logs
   * @param output folder of what was published
   * @param today the day that ages are counted to
   */
  public Purge(Workspace workplace, Path data, Path output, LocalDate today) {
    this.workplace = workplace;
    this.data = data;
    this.output = output;
    this.today = today;
    this.files = new ExpiredFiles(today, workplace.definitions().nightly().zone());
    this.retention = workplace.definitions().nightly().retention();
  }

  /**
   * Purges while no run is active, or reports which one is.
   *
   * @param who for the audit log
   */
  public OperationResult run(String who) {
    return ExclusiveExecution.with(
        workplace,
        lease -> {
          List<String> done = purge(lease, who);
          return new OperationResult(ExitCode.DONE, done.isEmpty() ? List.of("没有超过保留期的内容。") : done);
        });
  }

  /** Purges while holding the lease; returns in Chinese what was deleted. */
  public List<String> purge(Lease lease, String who) {
    List<String> done = new ArrayList<>();
    try {
      // rejected rows first, since the age of a row is that of its file's copy
      forget(lease);
      say(done, forgotten, "个文件的退回行");
      lease.assertHeld();
      say(done, workbooks(), "个退回行工作簿");
      lease.assertHeld();
      say(done, copies(), "个归档副本，数据库不能再从头重建");
      Integer logDays = retention.logDays();
      say(done, logDays == null ? 0 : files.deleteLogs(data.resolve("logs"), logDays), "个日志文件");
    } catch (IOException | UncheckedIOException e) {
      throw new Problem("FZ-166", "超过保留期的文件删不掉。请检查数据目录和结果目录的权限。", e);
    } finally {
      records(lease, who, done);
    }
    return done;
  }

  /** Deletes records, and records what was deleted, files included; both or neither. */
  private void records(Lease lease, String who, List<String> done) {
    ExpiredRecords records = new ExpiredRecords(workplace.database());
    boolean hasRuns = records.hasRuns();
    LocalDateTime runsBefore = today.minusDays(retention.runDays()).atStartOfDay();
    LocalDateTime actionsBefore = today.minusDays(retention.auditDays()).atStartOfDay();
    workplace.inTransaction(
        () -> {
          say(done, hasRuns ? records.runs(runsBefore) : 0, "次运行的记录");
          say(done, records.notices(runsBefore), "条通知和按计划运行的状态");
          say(done, records.actions(actionsBefore), "条操作记录");
          if (!done.isEmpty()) {
            workplace.audit().add(who, "按保留期删除", String.join("", done), "");
            lease.holdUntilCommit();
          }
        });
  }

  private static void say(List<String> done, long count, String what) {
    if (count > 0) {
      done.add("已按保留期删除 " + count + " " + what + "。");
    }
  }

  /** Deletes the rejected rows of files that are too old. */
  public void forget(Lease lease) {
    lease.assertHeld();
    for (RegisteredFile file : expired()) {
      if (workplace.rejects().forget(file.id())) {
        forgotten++;
      }
    }
  }

  /** The files whose rejected rows have expired. */
  private List<RegisteredFile> expired() {
    Integer days = retention.rejectsDays();
    List<RegisteredFile> expired = new ArrayList<>();
    for (RegisteredFile.Status status : days == null ? List.<RegisteredFile.Status>of() : SETTLED) {
      for (RegisteredFile file : workplace.files().all(status)) {
        Path copy = workplace.archive().file(file.sha256());
        boolean purged = !Files.exists(copy) && file.loadNo() != null;
        if (purged || Files.exists(copy) && files.isOld(copy, Objects.requireNonNull(days))) {
          expired.add(file);
        }
      }
    }
    return expired;
  }

  /**
   * Whether a workbook of rejected rows has expired: by its file, in any vintage, or by its own
   * age.
   */
  private long workbooks() throws IOException {
    Integer days = retention.rejectsDays();
    if (days == null) {
      return 0;
    }
    Set<String> names = new HashSet<>();
    expired().forEach(file -> names.add(RejectedRows.workbook(file.name())));
    long deleted = 0;
    for (Path folder : ExpiredFiles.rejectFolders(output)) {
      deleted +=
          files.delete(
              folder,
              file ->
                  names.contains(String.valueOf(file.getFileName())) || files.isOld(file, days));
      ExpiredFiles.deleteIfEmpty(folder);
    }
    return deleted;
  }

  private long copies() throws IOException {
    Integer days = retention.archiveDays();
    return days == null
        ? 0
        : files.delete(workplace.archive().folder(), file -> files.isOld(file, days));
  }
}
