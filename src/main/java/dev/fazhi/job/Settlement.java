package dev.fazhi.job;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Entry;
import dev.fazhi.store.Archive;
import dev.fazhi.store.KnownFile;
import dev.fazhi.store.Terms;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings files into the facts, from their staging tables and from the archive. */
record Settlement(Workplace workplace) {

  private static final int CHUNK = 1000;

  static Settlement of(Workplace workplace) {
    return new Settlement(workplace);
  }

  /**
   * Settles a staged file in the caller's transaction, by what people decided about it.
   *
   * @param load the number that its load must have; null for the next
   * @return whether it was merged
   */
  boolean settle(KnownFile file, @Nullable Long load) {
    Source source = workplace.definitions().source(file.source());
    boolean accepted = workplace.decisions().accepts(file.id());
    return workplace
        .merge()
        .settle(file, source, new Terms(accepted, load, new ArchivedExports(workplace)));
  }

  /** Stages a file once more from its copy in the archive. */
  void stage(KnownFile file) {
    try (ArchivedExport export = ArchivedExport.open(workplace, file)) {
      workplace.staging().begin(file.id(), export.source(), workplace.definitions().digest());
      List<Entry> chunk = new ArrayList<>(CHUNK);
      for (Entry entry = export.next(); entry != null; entry = export.next()) {
        chunk.add(entry);
        if (chunk.size() == CHUNK) {
          write(file, export.source(), chunk);
        }
      }
      write(file, export.source(), chunk);
      Archive.Account account = export.account();
      FileReading.finish(
          workplace, file.id(), export.source(), export.sheets(), account, export.unknownNames());
    }
  }

  private void write(KnownFile file, Source source, List<Entry> chunk) {
    if (!chunk.isEmpty()) {
      workplace
          .transaction()
          .executeWithoutResult(tx -> workplace.staging().write(file.id(), source, chunk));
      chunk.clear();
    }
  }
}
