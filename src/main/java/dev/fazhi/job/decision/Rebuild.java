package dev.fazhi.job.decision;

import dev.fazhi.job.context.ExclusiveExecution;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.ledger.LedgerReplay;
import dev.fazhi.job.ledger.LedgerSynchronizer;
import dev.fazhi.measure.Measurement;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Problem;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.database.DatabaseFile;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.ledger.Ledger;
import dev.fazhi.store.register.RegisteredFile;
import dev.fazhi.store.vintage.Vintages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds the database from the archive and the definitions: the same loads under the same
 * numbers, the same facts, the same figures. An old database file is never written to; it is moved
 * aside once the new one is complete.
 */
public final class Rebuild {

  private static final String NOTHING = "FZ-432";
  private static final String INCOMPLETE = "FZ-433";
  private static final String NOT_EMPTY = "FZ-434";

  private Rebuild() {}

  /**
   * The settings of a rebuild.
   *
   * @param url JDBC URL of an empty database; null for the default one under {@code data}
   * @param partial whether to go on although copies were removed from the archive
   */
  public record Plan(Path jobs, Path data, @Nullable String url, boolean partial) {}

  /**
   * Rebuilds the database.
   *
   * @throws Problem FZ-432 when the archive holds nothing to build from, FZ-433 when it is no
   *     longer complete, FZ-434 when the given database is not empty, FZ-403 when the old one is in
   *     use
   */
  public static OperationResult run(Plan plan, RunWatcher watcher) {
    Archive archive = new Archive(plan.data().resolve("archive"));
    if (plan.url() != null) {
      try (Workspace workplace = Workspace.open(plan.jobs(), plan.data(), plan.url())) {
        return ExclusiveExecution.with(workplace, lease -> into(workplace, plan, watcher, lease));
      }
    }
    OperationResult outcome;
    Optional<Path> aside;
    try (DatabaseFile file = DatabaseFile.lock(plan.data())) {
      file.requireUnused();
      Path scratch = file.prepare();
      try (Workspace workplace = Workspace.open(plan.jobs(), scratch, null, archive)) {
        outcome =
            ExclusiveExecution.with(workplace, lease -> into(workplace, plan, watcher, lease));
      }
      // another process may have opened it just before the lock
      file.requireUnused();
      aside = file.replace();
    }
    List<String> messages = new ArrayList<>(outcome.messages());
    aside.ifPresent(old -> messages.add("原来的数据库文件保留为 " + old + "。"));
    return new OperationResult(outcome.exit(), messages);
  }

  private static OperationResult into(
      Workspace workplace, Plan plan, RunWatcher watcher, Lease lease) {
    Ledger ledger = workplace.ledgers().kept();
    if (ledger.files().isEmpty()) {
      throw new Problem(
          NOTHING,
          "归档里没有可用来重建的内容：%s。请检查 --data，或把导出文件放回输入目录后运行 ./fazhi run。"
              .formatted(workplace.archive().folder()));
    }
    if (workplace.vintages().lastLoad() > 0) {
      throw new Problem(NOT_EMPTY, "要重建到的数据库不是空的。请用 --db 指定一个空的数据库。");
    }
    List<String> messages = new ArrayList<>(gaps(workplace, ledger, plan));
    workplace.ledgers().assume(ledger);
    LedgerReplay replay = new LedgerReplay(workplace, ledger, watcher, lease);
    replay.run();
    messages.addAll(replay.differences());
    messages.addAll(check(workplace, messages.isEmpty()));
    new LedgerSynchronizer(workplace, lease).keep();
    ExitCode exit = messages.isEmpty() ? ExitCode.DONE : ExitCode.NEEDS_A_PERSON;
    messages.add(
        0,
        "已从归档重建：重放 %s 个文件，到第 %s 次装载。控制台用户和以往的运行记录不在归档中，请按需重新建立用户。"
            .formatted(replay.merged().size(), workplace.vintages().lastLoad()));
    return new OperationResult(exit, messages);
  }

  /** Describes which loads can no longer be replayed, and since when all can. */
  private static List<String> gaps(Workspace workplace, Ledger ledger, Plan plan) {
    List<RegisteredFile> loads =
        ledger.files().stream()
            .map(Ledger.Filed::file)
            .filter(file -> file.loadNo() != null)
            .sorted(Comparator.comparing(Rebuild::load))
            .toList();
    List<RegisteredFile> gone =
        loads.stream().filter(file -> !workplace.archive().has(file.sha256())).toList();
    if (gone.isEmpty()) {
      return List.of();
    }
    long last = load(gone.get(gone.size() - 1));
    Optional<RegisteredFile> first = loads.stream().filter(file -> load(file) > last).findFirst();
    String from =
        first
            .map(file -> "只能从第 " + file.loadNo() + " 次装载（" + file.exportedAt() + " 的导出）起完整重建")
            .orElse("已不能完整重建任何一段");
    String message = "有 " + gone.size() + " 次装载的归档副本已不在（到第 " + last + " 次），" + from + "。";
    if (!plan.partial()) {
      throw new Problem(INCOMPLETE, message + "请从备份恢复副本；只要剩下的部分时加上 --partial，缺的装载不会计入任何数字。");
    }
    return List.of(message + "缺的装载没有计入。");
  }

  private static long load(RegisteredFile file) {
    Long load = file.loadNo();
    return load == null ? 0 : load;
  }

  /** Requires that the newest vintage by these definitions has the same figures as before. */
  private static List<String> check(Workspace workplace, boolean complete) {
    Optional<Vintages.Head> newest =
        workplace
            .vintages()
            .newest()
            .filter(head -> head.definitions().equals(workplace.definitions().digest()));
    if (newest.isEmpty()) {
      return List.of();
    }
    Vintages.Head head = newest.get();
    List<Figure> again =
        new Measurement(workplace.database(), workplace.definitions())
            .measure(head.asOf(), head.lastLoad())
            .figures();
    boolean same = Vintages.digest(again).equals(head.digest());
    if (complete && same) {
      return List.of();
    }
    workplace.vintages().outdate();
    if (same) {
      return List.of();
    }
    return List.of(
        "按现在的定义和名录重读归档后，第 %d 版的数字与当时不同；下次 run 会重新测算并给出新的一版，逐项差异见 revisions.csv。"
            .formatted(head.number()));
  }
}
