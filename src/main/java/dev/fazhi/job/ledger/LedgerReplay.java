package dev.fazhi.job.ledger;

import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Load;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.ledger.Ledger;
import dev.fazhi.store.register.Decision;
import dev.fazhi.store.register.RegisteredFile;
import dev.fazhi.store.vintage.Finalization;
import dev.fazhi.store.vintage.Vintages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Replays the ledger from the archived copies: files are merged, refused and withdrawn in their
 * order and under their numbers. What the database already has is skipped.
 */
public final class LedgerReplay {

  private final Workspace workplace;
  private final Ledger ledger;
  private final RunWatcher watcher;
  private final Lease lease;
  private final List<String> differences = new ArrayList<>();
  private final Set<Long> merged = new TreeSet<>();

  public LedgerReplay(Workspace workplace, Ledger ledger, RunWatcher watcher, Lease lease) {
    this.workplace = workplace;
    this.ledger = ledger;
    this.watcher = watcher;
    this.lease = lease;
  }

  private record Event(long position, int rank, Runnable deed) {}

  /** Replays what the database does not have yet. */
  public void run() {
    long known = workplace.vintages().lastLoad();
    List<Event> events = new ArrayList<>();
    for (Ledger.Filed filed : ledger.files()) {
      boolean load = filed.file().loadNo() != null;
      Optional<RegisteredFile> here = workplace.files().find(filed.file().sha256());
      if (here.filter(file -> isSettled(file, load)).isEmpty()) {
        events.add(new Event(filed.position(), load ? 0 : 1, () -> file(filed)));
      }
    }
    for (Decision decision : ledger.decisions()) {
      Long load = decision.loadNo();
      if (load != null && load > known) {
        events.add(new Event(load, 0, () -> withdraw(decision, load)));
      }
    }
    events.sort(Comparator.comparingLong(Event::position).thenComparingInt(Event::rank));
    for (Event event : events) {
      event.deed().run();
    }
    ledger.vintages().forEach(this::restore);
    ledger.finals().forEach(this::restore);
  }

  /** The ids of the files that were merged. */
  public Set<Long> merged() {
    return Set.copyOf(merged);
  }

  /** The differences from the ledger, in Chinese. */
  public List<String> differences() {
    return List.copyOf(differences);
  }

  /**
   * Whether the database already has the file's outcome. A file that an earlier database refused
   * may have been accepted since.
   */
  private static boolean isSettled(RegisteredFile file, boolean load) {
    return switch (file.status()) {
      case SEEN, READ -> false;
      case REFUSED -> !load;
      default -> true;
    };
  }

  private void file(Ledger.Filed filed) {
    RegisteredFile file = filed.file();
    watcher.phase("重放 " + SafeText.safe(file.name()));
    boolean copied = workplace.archive().has(file.sha256());
    if (!copied && file.loadNo() != null) {
      // its copy is gone, as the plan of the rebuild has reported
      return;
    }
    if (workplace.files().find(file.sha256()).isEmpty()) {
      workplace.files().restore(file);
    }
    long id = workplace.files().find(file.sha256()).orElseThrow().id();
    ledger.decisions().stream()
        .filter(d -> d.kind() == Decision.Kind.ACCEPT && d.fileId() == file.id())
        .filter(d -> !workplace.decisions().accepts(id))
        .forEach(d -> workplace.decisions().accept(id, d.word()));
    if (!copied) {
      String definitions = workplace.definitions().digest();
      workplace.files().startAnew(id, definitions);
      workplace.files().refuse(id, definitions, filed.faults());
      workplace.files().refusedAfter(id, filed.position());
      return;
    }
    settle(filed, id);
  }

  private void settle(Ledger.Filed filed, long id) {
    FileMerger settlement = new FileMerger(workplace);
    Long load = filed.file().loadNo();
    String name = SafeText.safe(filed.file().name());
    workplace
        .transaction()
        .executeWithoutResult(
            tx -> {
              boolean taken = settlement.settle(workplace.files().get(id), load);
              if (taken && load == null) {
                // today's definitions would accept it: the next run merges it
                tx.setRollbackOnly();
                differences.add("“" + name + "”当时被拒收，按现在的定义可以导入，下次 run 会导入。");
              } else if (!taken && load != null) {
                differences.add("第 " + load + " 次装载（" + name + "）按现在的定义被拒收。");
              } else if (load == null) {
                workplace.files().refusedAfter(id, filed.position());
              }
              lease.holdUntilCommit();
            });
    compare(filed, id);
  }

  private void compare(Ledger.Filed filed, long id) {
    Long load = filed.file().loadNo();
    if (load == null || workplace.files().exports().ofLoad(load).isEmpty()) {
      return;
    }
    merged.add(id);
    workplace.files().loads().stream()
        .filter(again -> again.number() == load)
        .filter(again -> !isSame(again, filed))
        .forEach(
            again ->
                differences.add(
                    "第 %s 次装载（%s）各类行数与当时不同：定义改过，按现在的定义计。"
                        .formatted(load, SafeText.safe(again.file()))));
  }

  private static boolean isSame(Load again, Ledger.Filed filed) {
    return again.rows().equals(filed.rows()) && again.withdrawn() == filed.withdrawn();
  }

  private void withdraw(Decision decision, long load) {
    watcher.phase("重放第 " + load + " 次装载");
    RegisteredFile file =
        ledger.files().stream()
            .map(Ledger.Filed::file)
            .filter(filed -> filed.id() == decision.fileId())
            .findFirst()
            .flatMap(filed -> workplace.files().find(filed.sha256()))
            .orElse(null);
    if (file != null && file.status() == RegisteredFile.Status.MERGED) {
      new Withdrawal(workplace, file, lease).apply(decision.word(), load);
    }
  }

  private void restore(Vintages.Head head) {
    if (workplace.vintages().has(head.number())) {
      return;
    }
    boolean restored =
        workplace.fromTransaction(
            () -> {
              boolean copied = workplace.vintageCopies().restore(head);
              lease.holdUntilCommit();
              return copied;
            });
    if (!restored) {
      differences.add("第 " + head.number() + " 版（截止 " + head.asOf() + "）没有副本，未恢复；结果目录中的文件不受影响。");
    }
  }

  private void restore(Finalization finality) {
    boolean kept = workplace.vintages().has(finality.vintage());
    if (kept && workplace.finals().of(finality.vintage()).isEmpty()) {
      workplace.finals().add(finality);
    }
  }
}
