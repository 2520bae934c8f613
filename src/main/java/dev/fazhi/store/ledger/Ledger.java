package dev.fazhi.store.ledger;

import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.store.register.Decision;
import dev.fazhi.store.register.KnownFile;
import dev.fazhi.store.vintage.Finality;
import dev.fazhi.store.vintage.Vintages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows beyond the copies of the files: in which order they were merged, refused
 * and taken back, and what people decided. It lies beside the copies, so that the archive alone is
 * enough to build the database again.
 *
 * @param identity of the database that it is of; empty when the program that wrote it did not say
 * @param files all that were settled
 * @param decisions in the order of deciding
 * @param vintages heads of the figures that were kept, in order
 * @param finals which of these are final
 */
public record Ledger(
    String identity,
    List<Filed> files,
    List<Decision> decisions,
    List<Vintages.Head> vintages,
    List<Finality> finals) {

  /** Of an archive that nothing was written of yet. */
  public static final Ledger EMPTY = new Ledger("", List.of(), List.of(), List.of(), List.of());

  /**
   * A file that was settled.
   *
   * @param file as it was known
   * @param refusedAfter for a refused one the number of the last load before; null for others
   * @param rows the account of its rows
   * @param withdrawn known rows that it took back by lacking them
   * @param faults for a file that was refused unread, why; for others empty
   */
  public record Filed(
      KnownFile file,
      @Nullable Long refusedAfter,
      Load.RowCount rows,
      long withdrawn,
      List<Fault> faults) {

    /** After which load number it was settled, its own counted. */
    public long position() {
      Long load = file.loadNo();
      return load != null ? load : refusedAfter == null ? 0 : refusedAfter;
    }
  }

  /** Whether it tells of nothing. */
  public boolean isEmpty() {
    return files.isEmpty() && decisions.isEmpty() && vintages.isEmpty();
  }

  /** The number of the last load, a file merged or taken back; 0 before the first. */
  public long lastLoad() {
    long last = 0;
    for (Filed filed : files) {
      Long load = filed.file().loadNo();
      last = Math.max(last, load == null ? 0 : load);
    }
    for (Decision decision : decisions) {
      Long load = decision.loadNo();
      last = Math.max(last, load == null ? 0 : load);
    }
    return last;
  }
}
