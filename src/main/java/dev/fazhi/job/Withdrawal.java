package dev.fazhi.job;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Entry;
import dev.fazhi.store.Decision;
import dev.fazhi.store.KnownFile;
import dev.fazhi.store.Retraction;
import dev.fazhi.store.RowKey;
import dev.fazhi.store.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a merged file back: afterwards the facts are what they would be without it. For each key
 * that the file has a say in, the newest other export that has it counts; its rows are read once
 * more from the archive.
 */
final class Withdrawal {

  private static final int CHUNK = 1000;

  private final Workplace workplace;
  private final KnownFile file;
  private final Source source;
  private final Retraction retraction;
  private final Set<RowKey> wanted;
  private final List<Span> full = new ArrayList<>();

  Withdrawal(Workplace workplace, KnownFile file) {
    this.workplace = workplace;
    this.file = file;
    this.source = workplace.definitions().source(file.source());
    this.retraction = new Retraction(workplace.database(), file, source);
    this.wanted = retraction.keys();
  }

  /**
   * Takes it back.
   *
   * @param load the number that the taking back must have; null for the next
   */
  Decision apply(Decision.Word word, @Nullable Long load) {
    retraction.begin();
    addOwnKeys();
    for (KnownFile other : workplace.files().merged(source.id())) {
      if (other.id() != file.id() && !wanted.isEmpty()) {
        ask(other);
      }
    }
    Decision decision =
        Objects.requireNonNull(workplace.transaction().execute(tx -> retraction.apply(word, load)));
    workplace.staging().drop(file.id());
    return decision;
  }

  /** Also keys that it only said once more: an older export may have lost to it. */
  private void addOwnKeys() {
    if (workplace.archive().has(file.sha256())) {
      try (ArchivedExport export = ArchivedExport.open(workplace, file)) {
        for (Entry row = export.nextAccepted(); row != null; row = export.nextAccepted()) {
          RowKey key = RowKey.of(source, row.values());
          if (key != null) {
            wanted.add(key);
          }
        }
      }
    }
  }

  private void ask(KnownFile other) {
    Set<RowKey> found = new HashSet<>();
    List<Entry> rows = new ArrayList<>();
    if (workplace.archive().has(other.sha256())) {
      try (ArchivedExport export = ArchivedExport.open(workplace, other)) {
        for (Entry row = export.nextAccepted(); row != null; row = export.nextAccepted()) {
          take(other, row, found, rows);
        }
      }
    } else {
      retraction.versions(other).forEach(row -> take(other, row, found, rows));
    }
    retraction.gather(other, rows);
    retraction.gathered(other);
    wanted.removeAll(found);
    if (source.delivery() == Source.Delivery.FULL && other.covers() != null) {
      full.add(other.covers());
    }
  }

  private void take(KnownFile other, Entry row, Set<RowKey> found, List<Entry> rows) {
    RowKey key = RowKey.of(source, row.values());
    if (key == null || !wanted.contains(key)) {
      return;
    }
    found.add(key);
    if (!isGone(row)) {
      rows.add(row);
    }
    if (rows.size() == CHUNK) {
      retraction.gather(other, rows);
      rows.clear();
    }
  }

  /** Whether a newer full delivery of the days that the row is about lacks it. */
  private boolean isGone(Entry row) {
    String coverage = source.coverage();
    if (full.isEmpty() || coverage == null) {
      return false;
    }
    Span days = Span.of(row.values().get(source.fields().indexOf(source.field(coverage))));
    return days != null && full.stream().anyMatch(span -> span.contains(days));
  }
}
