package dev.fazhi.store.merge;

import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.register.KnownFile;
import java.util.Set;

/**
 * What exports newer than a file hold. A row that was delivered again unchanged leaves no trace in
 * the facts, so an older export that comes late has to ask.
 */
public interface NewerExports {

  /** Nothing is asked. */
  NewerExports NONE = (late, keys) -> Set.of();

  /**
   * Those of the keys that a merged export newer than the late one holds in a row that was
   * accepted.
   */
  Set<RowKey> holding(KnownFile late, Set<RowKey> keys);
}
