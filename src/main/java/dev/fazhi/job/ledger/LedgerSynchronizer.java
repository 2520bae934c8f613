package dev.fazhi.job.ledger;

import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Problem;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.ledger.Ledger;
import dev.fazhi.store.vintage.Finalization;
import dev.fazhi.store.vintage.Vintages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the database and the ledger beside the archive consistent; used while holding the lease.
 */
public record LedgerSynchronizer(Workspace workplace, Lease lease) {
  private static final String NOT_OURS = "FZ-431";

  /**
   * Replays what the ledger has and the database lacks, after a power loss or a restored backup.
   * Called before anything else is done.
   *
   * @return the ids of the files that were merged again
   * @throws Problem FZ-431 when the database is not the one that the archive belongs to
   */
  public Set<Long> open(RunWatcher watcher) {
    Ledger kept = workplace.ledgers().kept();
    long last = workplace.vintages().lastLoad();
    requireOurs(kept, last);
    if (kept.lastLoad() > last) {
      watcher.say("数据库停在第 %d 次装载，归档到第 %d 次：从归档补上。".formatted(last, kept.lastLoad()));
    } else if (lacksVintages(kept)) {
      watcher.say("数据库缺少归档中记有的结果版次：从归档补上。");
    } else {
      return Set.of();
    }
    LedgerReplay replay = new LedgerReplay(workplace, kept, watcher, lease);
    replay.run();
    return replay.merged();
  }

  /**
   * Requires that both belong together, by their identity or, for older ledgers without one, by
   * their loads.
   */
  private void requireOurs(Ledger kept, long last) {
    boolean named = !kept.identity().isEmpty();
    boolean other = named && !kept.identity().equals(workplace.ledgers().identity());
    if (kept.lastLoad() > 0 && last == 0 && (other || !named)) {
      throw new Problem(
          NOT_OURS,
          "数据库是空的，而归档里有 %d 次装载：数据库文件可能丢失，或 --db、--data 指到了别处。请检查；确要用这个数据库时先运行 ./fazhi rebuild。"
              .formatted(kept.lastLoad()));
    }
    if (other && !kept.isEmpty()) {
      throw new Problem(
          NOT_OURS, "数据库不是这个归档目录的数据库。请检查 --db 和 --data 是否配套；确要以归档为准时运行 ./fazhi rebuild。");
    }
    Map<Long, String> known = workplace.files().exports().contents();
    for (Ledger.Filed filed : kept.files()) {
      Long load = filed.file().loadNo();
      if (load != null && load <= last && !filed.file().sha256().equals(known.get(load))) {
        throw new Problem(
            NOT_OURS,
            "数据库与归档对不上：第 %d 次装载不是同一个文件。请检查 --db 和 --data 是否配套；确要以归档为准时运行 ./fazhi rebuild。"
                .formatted(load));
      }
    }
  }

  private boolean lacksVintages(Ledger kept) {
    Set<Integer> numbers =
        workplace.vintages().all().stream().map(Vintages.Head::number).collect(Collectors.toSet());
    Set<Integer> finals =
        workplace.finals().all().stream().map(Finalization::vintage).collect(Collectors.toSet());
    return kept.vintages().stream().anyMatch(head -> !numbers.contains(head.number()))
        || kept.finals().stream().anyMatch(finality -> !finals.contains(finality.vintage()));
  }

  /**
   * Writes the ledger from the database. Called after each change, before its result leaves the
   * process.
   */
  public void keep() {
    try {
      workplace.ledgers().keep(lease);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
