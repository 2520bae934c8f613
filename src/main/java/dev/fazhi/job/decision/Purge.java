package dev.fazhi.job.decision;

import dev.fazhi.definition.Nightly.Retention;
import dev.fazhi.job.context.ExclusiveExecution;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Problem;
import dev.fazhi.publish.content.RejectedRows;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.register.RegisteredFile;
import dev.fazhi.store.run.ExpiredRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Deletes what is older than its retention: copies in the archive, logs, rejected rows, records of
 * runs, notifications and actions; and records in the audit log that it did. The age of a file is
 * that in the file system. Exports in the input folder are never deleted.
 */
public final class Purge {

  private static final Pattern LOG = Pattern.compile("fazhi\\.(\\d{4}-\\d\\d-\\d\\d)\\..*");

  private static final List<RegisteredFile.Status> SETTLED =
      List.of(
          RegisteredFile.Status.MERGED,
          RegisteredFile.Status.REFUSED,
          RegisteredFile.Status.WITHDRAWN);

  private final Workspace workplace;
  private final Path data;
  private final Path output;
  private final LocalDate today;
  private final ZoneId zone;
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
    this.zone = workplace.definitions().nightly().zone();
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
      say(done, logs(), "个日志文件");
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
    workplace
        .transaction()
        .executeWithoutResult(
            tx -> {
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
        if (purged || Files.exists(copy) && isOld(copy, Objects.requireNonNull(days))) {
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
    int most = days;
    Set<String> names = new HashSet<>();
    expired().forEach(file -> names.add(RejectedRows.workbook(file.name())));
    long deleted = 0;
    for (Path folder : rejectFolders()) {
      deleted += delete(folder, file -> names.contains(name(file)) || isOld(file, most));
      try (Stream<Path> left = Files.list(folder)) {
        if (left.findAny().isPresent()) {
          continue;
        }
      }
      Files.delete(folder);
    }
    return deleted;
  }

  /** The folders of rejected rows of the newest vintages and of earlier ones. */
  private List<Path> rejectFolders() throws IOException {
    if (!Files.isDirectory(output)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(output, 4)) {
      return all.filter(path -> path.endsWith("rejects"))
          .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  private long copies() throws IOException {
    Integer days = retention.archiveDays();
    if (days == null) {
      return 0;
    }
    int most = days;
    return delete(workplace.archive().folder(), file -> isOld(file, most));
  }

  private static long delete(Path folder, Predicate<Path> wanted) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    long deleted = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        boolean ours = name(file).endsWith(Archive.ENDING) || name(file).endsWith(".xlsx");
        if (ours && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && wanted.test(file)) {
          Files.delete(file);
          deleted++;
        }
      }
    }
    return deleted;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private long logs() throws IOException {
    Integer days = retention.logDays();
    Path folder = data.resolve("logs");
    if (days == null || !Files.isDirectory(folder)) {
      return 0;
    }
    long deleted = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Matcher named = LOG.matcher(name(file));
        if (named.matches() && isOld(named.group(1), days)) {
          Files.delete(file);
          deleted++;
        }
      }
    }
    return deleted;
  }

  private boolean isOld(String day, int days) {
    try {
      return LocalDate.parse(day).isBefore(today.minusDays(days));
    } catch (DateTimeException noDay) {
      return false;
    }
  }

  private boolean isOld(Path file, int days) {
    try {
      Instant written = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
      return written.atZone(zone).toLocalDate().isBefore(today.minusDays(days));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
