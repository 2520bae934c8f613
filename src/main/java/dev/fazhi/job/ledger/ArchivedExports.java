package dev.fazhi.job.ledger;

import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.store.archive.ArchiveReader;
import dev.fazhi.store.archive.KeyOf;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.merge.NewerExports;
import dev.fazhi.store.register.ExportOrder;
import dev.fazhi.store.register.RegisteredFile;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds keys in newer exports by their archived copies; only keys are kept in memory. Newer exports
 * whose copies were purged, and those that repeated nothing, are left out: what they changed is in
 * the facts.
 */
record ArchivedExports(Workspace workplace) implements NewerExports {

  @Override
  public Set<RowKey> holding(RegisteredFile late, Set<RowKey> keys) {
    KeyOf keyOf = new KeyOf(workplace.definitions().source(late.source()));
    Set<RowKey> open = new HashSet<>(keys);
    Set<RowKey> held = new HashSet<>();
    Set<Long> repeating =
        workplace.files().repeating(late.source(), workplace.definitions().digest());
    for (RegisteredFile newer : workplace.files().merged(late.source())) {
      if (!ExportOrder.isAfter(newer, late) || open.isEmpty()) {
        break;
      }
      if (repeating.contains(newer.id()) && workplace.archive().has(newer.sha256())) {
        try (ArchivedExport export = ArchivedExport.open(workplace, newer)) {
          for (ImportedRow row = export.nextAccepted(); row != null; row = export.nextAccepted()) {
            RowKey key = keyOf.row(row.values());
            if (key != null && open.remove(key)) {
              held.add(key);
            }
          }
        }
      }
    }
    return held;
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
