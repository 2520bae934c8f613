package dev.fazhi.job;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Entry;
import dev.fazhi.store.Decision;
import dev.fazhi.store.KnownFile;
import dev.fazhi.store.Lease;
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
  private final Lease lease;
  private final KnownFile file;
  private final Source source;
  private final Retraction retraction;
  private final Set<RowKey> wanted;
  private final Set<RowKey> decided = new HashSet<>();
  private final @Nullable Span ownDays;
  private final List<Span> newerDays = new ArrayList<>();

  Withdrawal(Workplace workplace, KnownFile file, Lease lease) {
    this.workplace = workplace;
    this.lease = lease;
    this.file = file;
    this.source = workplace.definitions().source(file.source());
    this.retraction = new Retraction(workplace.database(), file, source);
    this.wanted = retraction.keys();
    this.ownDays = source.delivery() == Source.Delivery.FULL ? file.covers() : null;
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
      boolean open = ownDays != null || !wanted.isEmpty();
      if (other.id() != file.id() && open) {
        ask(other);
      }
    }
    Decision decision =
        Objects.requireNonNull(
            workplace
                .transaction()
                .execute(
                    tx -> {
                      Decision made = retraction.apply(word, load);
                      lease.holdUntilCommit();
                      return made;
                    }));
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
    if (ownDays != null) {
      decided.addAll(found);
    }
    if (source.delivery() == Source.Delivery.FULL && other.covers() != null) {
      newerDays.add(other.covers());
    }
  }

  private void take(KnownFile other, Entry row, Set<RowKey> found, List<Entry> rows) {
    RowKey key = RowKey.of(source, row.values());
    if (key == null || decided.contains(key) || !(wanted.contains(key) || isOfOwnDays(row))) {
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

  /** A full delivery had a say in all that is about its days, also in what it lacked. */
  private boolean isOfOwnDays(Entry row) {
    Span days = ownDays == null ? null : days(row);
    return ownDays != null && days != null && ownDays.contains(days);
  }

  /** Whether a newer full delivery of the days that the row is about lacks it. */
  private boolean isGone(Entry row) {
    Span days = newerDays.isEmpty() ? null : days(row);
    return days != null && newerDays.stream().anyMatch(span -> span.contains(days));
  }

  private @Nullable Span days(Entry row) {
    String coverage = source.coverage();
    return coverage == null
        ? null
        : Span.of(row.values().get(source.fields().indexOf(source.field(coverage))));
  }
}
