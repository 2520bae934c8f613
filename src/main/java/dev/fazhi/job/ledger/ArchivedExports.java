package dev.fazhi.job.ledger;

import dev.fazhi.job.context.Workspace;
import dev.fazhi.merge.NewerExports;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.store.archive.ArchiveReader;
import dev.fazhi.store.archive.KeyOf;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.register.RegisteredFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Finds keys in newer exports by their archived copies; only keys are kept in memory. Newer exports
 * whose copies were purged, and those that repeated nothing, are left out: what they changed is in
 * the facts.
 */
record ArchivedExports(Workspace workplace) implements NewerExports {

  @Override
  public Set<RowKey> holding(RegisteredFile late, Supplier<Set<RowKey>> keys) {
    KeyOf keyOf = new KeyOf(workplace.definitions().source(late.source()));
    Set<RowKey> held = new HashSet<>();
    List<RegisteredFile> newer = repeatingAfter(late);
    Set<RowKey> open = newer.isEmpty() ? Set.of() : new HashSet<>(keys.get());
    for (RegisteredFile file : newer) {
      if (open.isEmpty()) {
        break;
      }
      try (ArchivedExport export = ArchivedExport.open(workplace, file)) {
        for (ImportedRow row = export.nextAccepted(); row != null; row = export.nextAccepted()) {
          RowKey key = keyOf.row(row.values());
          if (key != null && open.remove(key)) {
            held.add(key);
          }
        }
      }
    }
    return held;
  }

  private List<RegisteredFile> repeatingAfter(RegisteredFile late) {
    Set<Long> repeating =
        workplace.files().exports().repeating(late.source(), workplace.definitions().digest());
    return workplace.files().exports().after(late).stream()
        .filter(file -> repeating.contains(file.id()) && workplace.archive().has(file.sha256()))
        .toList();
  }

  @Override
  public void read(RegisteredFile export, Consumer<ArchiveReader> reader) {
    if (workplace.archive().has(export.sha256())) {
      try (ArchivedExport archived = ArchivedExport.open(workplace, export)) {
        reader.accept(archived.copy());
      }
    }
  }
}
