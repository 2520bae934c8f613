package dev.fazhi.merge;

import dev.fazhi.store.archive.ArchiveReader;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.register.RegisteredFile;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks keys up in exports that are newer than a file. Needed for files that arrive late: a row
 * that was delivered again unchanged leaves no trace in the facts.
 */
public interface NewerExports {

  /** Finds no key. */
  NewerExports NONE = (late, keys) -> Set.of();

  /**
   * Which of the keys are in an accepted row of a merged export that is newer than the late one.
   *
   * @param keys found out only if there is an export to be looked at
   */
  Set<RowKey> holding(RegisteredFile late, Supplier<Set<RowKey>> keys);

  /** Shows the archived copy of a merged export; not when it was purged. */
  default void read(RegisteredFile export, Consumer<ArchiveReader> reader) {}
}
