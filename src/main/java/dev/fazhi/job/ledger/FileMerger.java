package dev.fazhi.job.ledger;

import dev.fazhi.job.context.Workspace;
import dev.fazhi.merge.MergeOptions;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.register.RegisteredFile;
import org.jspecify.annotations.Nullable;

/** Merges files into the facts from their archived copies. */
public record FileMerger(Workspace workplace) {

  /**
   * Merges or refuses a file in the caller's transaction, by today's definitions and the decisions
   * about it.
   *
   * @param load the number that its load must have; null for the next
   * @return whether it was merged
   */
  public boolean settle(RegisteredFile file, @Nullable Long load) {
    try (ArchivedExport export = ArchivedExport.open(workplace, file)) {
      Archive.Account account = export.copy().account();
      workplace
          .files()
          .read(
              file.id(),
              account.source(),
              account.definitions(),
              account.reading().exportedAt(),
              account.reading().dated());
      boolean accepted = workplace.decisions().accepts(file.id());
      MergeOptions terms = new MergeOptions(accepted, load, new ArchivedExports(workplace));
      return workplace
          .merge()
          .settle(workplace.files().get(file.id()), export.source(), export.copy(), terms);
    }
  }
}
