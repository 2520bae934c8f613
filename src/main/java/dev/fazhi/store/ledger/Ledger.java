package dev.fazhi.store.ledger;

import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.store.register.Decision;
import dev.fazhi.store.register.RegisteredFile;
import dev.fazhi.store.vintage.Finalization;
import dev.fazhi.store.vintage.Vintages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows beyond the copies of the files: the order in which they were merged,
 * refused and withdrawn, and the decisions of people. It is kept beside the copies, so that the
 * archive alone is enough to rebuild the database.
 *
 * @param identity of its database; empty when it was written by an older version
 * @param files all that were merged, refused or withdrawn
 * @param decisions in the order of deciding
 * @param vintages heads of the figures that were kept, in order
 * @param finals which of these are final
 */
public record Ledger(
    String identity,
    List<Filed> files,
    List<Decision> decisions,
    List<Vintages.Head> vintages,
    List<Finalization> finals) {

  /** The ledger of a new archive. */
  public static final Ledger EMPTY = new Ledger("", List.of(), List.of(), List.of(), List.of());

  /**
   * The entry of a file.
   *
   * @param file as registered
   * @param refusedAfter for a refused one the load number from which on that is known; null for
   *     others
   * @param rows the account of its rows
   * @param withdrawn live rows that it withdrew by lacking them
   * @param faults for a file that was refused unread, why; for others empty
   */
  public record Filed(
      RegisteredFile file,
      @Nullable Long refusedAfter,
      Load.RowCount rows,
      long withdrawn,
      List<Fault> faults) {

    /** The load number after which it was merged or refused, its own included. */
    public long position() {
      Long load = file.loadNo();
      return load != null ? load : refusedAfter == null ? 0 : refusedAfter;
    }
  }

  /** Whether the ledger has no entry. */
  public boolean isEmpty() {
    return files.isEmpty() && decisions.isEmpty() && vintages.isEmpty();
  }

  /** The last number of a merge, a withdrawal or a refusal; 0 before the first. */
  public long lastLoad() {
    long last = 0;
    for (Filed filed : files) {
      last = Math.max(last, filed.position());
    }
    for (Decision decision : decisions) {
      Long load = decision.loadNo();
      last = Math.max(last, load == null ? 0 : load);
    }
    return last;
  }
}
