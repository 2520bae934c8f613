package dev.fazhi.job.ledger;

import dev.fazhi.definition.Source;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.merge.LoadWithdrawal;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.store.archive.AbsentFields;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.archive.KeyOf;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.register.Decision;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Withdraws a merged file: afterwards the facts are what they would be without it. For each key of
 * the file, the newest other export that has the key counts; its row is read from the archive, and
 * a field without a column there comes from the next newest.
 */
public final class Withdrawal {

  private static final int CHUNK = 1000;

  private final Workspace workplace;
  private final Lease lease;
  private final RegisteredFile file;
  private final Source source;
  private final KeyOf keyOf;
  private final Set<RowKey> wanted = new HashSet<>();
  private final Set<RowKey> decided = new HashSet<>();
  private final Map<RowKey, Incomplete> incomplete = new LinkedHashMap<>();
  private final @Nullable DateRange ownDays;
  private final List<DateRange> newerDays = new ArrayList<>();

  public Withdrawal(Workspace workplace, RegisteredFile file, Lease lease) {
    this.workplace = workplace;
    this.lease = lease;
    this.file = file;
    this.source = workplace.definitions().source(file.source());
    this.keyOf = new KeyOf(source);
    this.ownDays = source.delivery() == Source.Delivery.FULL ? file.covers() : null;
  }

  /** A row of a file that has no column for the fields at these positions. */
  private record Incomplete(RegisteredFile of, ImportedRow row, Set<Integer> lacking) {}

  /**
   * Withdraws the file.
   *
   * @param load the number that the withdrawal must have; null for the next
   */
  public Decision apply(Decision.Word word, @Nullable Long load) {
    return workplace.fromTransaction(
        () -> {
          LoadWithdrawal retraction = new LoadWithdrawal(workplace.database(), file, source, load);
          wanted.addAll(retraction.close());
          addOwnKeys();
          for (RegisteredFile other : workplace.files().exports().of(source.id())) {
            boolean open = ownDays != null || !wanted.isEmpty();
            if (other.id() != file.id() && open) {
              ask(retraction, other);
            }
          }
          incomplete.values().forEach(left -> retraction.restore(left.of(), List.of(left.row())));
          Decision made = retraction.finish(word);
          lease.holdUntilCommit();
          return made;
        });
  }

  /**
   * Collects all keys of the file, unchanged ones included: an older export may have lost to it.
   */
  private void addOwnKeys() {
    if (workplace.archive().has(file.sha256())) {
      try (ArchivedExport export = ArchivedExport.open(workplace, file)) {
        for (ImportedRow row = export.nextAccepted(); row != null; row = export.nextAccepted()) {
          RowKey key = keyOf.row(row.values());
          if (key != null) {
            wanted.add(key);
          }
        }
      }
    }
  }

  private void ask(LoadWithdrawal retraction, RegisteredFile other) {
    Set<RowKey> found = new HashSet<>();
    List<ImportedRow> rows = new ArrayList<>();
    if (workplace.archive().has(other.sha256())) {
      try (ArchivedExport export = ArchivedExport.open(workplace, other)) {
        for (ImportedRow row = export.nextAccepted(); row != null; row = export.nextAccepted()) {
          take(retraction, other, row, export.absent().of(row), found, rows);
        }
      }
    } else {
      retraction
          .versions(other)
          .forEach(row -> take(retraction, other, row, Set.of(), found, rows));
    }
    retraction.restore(other, rows);
    wanted.removeAll(found);
    if (ownDays != null) {
      decided.addAll(found);
    }
    if (source.delivery() == Source.Delivery.FULL && other.covers() != null) {
      newerDays.add(other.covers());
    }
  }

  private void take(
      LoadWithdrawal retraction,
      RegisteredFile other,
      ImportedRow row,
      Set<Integer> lacking,
      Set<RowKey> found,
      List<ImportedRow> rows) {
    RowKey key = keyOf.row(row.values());
    if (key == null || decided.contains(key) || !(wanted.contains(key) || isOfOwnDays(row))) {
      return;
    }
    Incomplete begun = incomplete.remove(key);
    if (begun == null && isGone(row)) {
      found.add(key);
      return;
    }
    Set<Integer> still = new LinkedHashSet<>(begun == null ? lacking : begun.lacking());
    still.retainAll(lacking);
    ImportedRow whole =
        begun == null ? row : AbsentFields.filled(begun.row(), begun.lacking(), row.values());
    RegisteredFile of = begun == null ? other : begun.of();
    if (!still.isEmpty()) {
      incomplete.put(key, new Incomplete(of, whole, still));
      return;
    }
    found.add(key);
    if (begun != null) {
      retraction.restore(of, List.of(whole));
      return;
    }
    rows.add(row);
    if (rows.size() == CHUNK) {
      retraction.restore(other, rows);
      rows.clear();
    }
  }

  /**
   * Whether a row is of the days of the full delivery, which also decides about rows that it lacks.
   */
  private boolean isOfOwnDays(ImportedRow row) {
    DateRange days = ownDays == null ? null : days(row);
    return ownDays != null && days != null && ownDays.contains(days);
  }

  /** Whether a newer full delivery of the days that the row is about lacks it. */
  private boolean isGone(ImportedRow row) {
    DateRange days = newerDays.isEmpty() ? null : days(row);
    return days != null && newerDays.stream().anyMatch(span -> span.contains(days));
  }

  private @Nullable DateRange days(ImportedRow row) {
    String coverage = source.coverage();
    return coverage == null ? null : DateRange.of(row.values().get(source.position(coverage)));
  }
}
