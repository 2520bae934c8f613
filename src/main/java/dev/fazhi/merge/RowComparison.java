package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.store.archive.AbsentFields;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.archive.KeyOf;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the accepted rows of a file with the live facts by key. A row loses to a newer export
 * with other content, also if that only repeated an older one, and to a newer full delivery of its
 * days that lacks it.
 */
final class RowComparison {

  private final FactRows facts;
  private final KeyOf keyOf;
  private final AbsentFields absent;
  private final Set<Long> newerLoads;
  private final List<DateRange> newerDays;
  private final int coverage;
  private final boolean nothingKnown;
  private final Set<RowKey> held = new HashSet<>();
  private final BitSet same = new BitSet();
  private int compared;

  RowComparison(
      FactRows facts, FileRegister files, RegisteredFile file, Source source, AbsentFields absent) {
    this.facts = facts;
    this.keyOf = new KeyOf(source);
    this.absent = absent;
    this.newerLoads = files.exports().newerLoads(file);
    this.newerDays =
        source.delivery() == Source.Delivery.FULL
            ? files.exports().newerSpans(file, source)
            : List.of();
    this.coverage = source.position(source.coverage());
    this.nothingKnown = facts.isEmpty();
  }

  /** Whether a newer export of the source was merged already. */
  boolean isLate() {
    return !newerLoads.isEmpty();
  }

  /**
   * Adds keys that a newer export has. If rows were compared to find them, all were, and are now
   * compared again in the same order; those known with the same content are not looked up again.
   */
  void hold(Set<RowKey> keys) {
    held.addAll(keys);
    compared = 0;
  }

  /** Compares the next rows, whose keys are distinct. */
  List<ComparedRow> compare(List<ImportedRow> rows) {
    List<RowKey> keys = new ArrayList<>(rows.size());
    for (ImportedRow row : rows) {
      RowKey key = keyOf.row(row.values());
      if (key == null) {
        throw new IllegalStateException("an accepted row without a key: " + row.row());
      }
      keys.add(key);
    }
    int first = compared;
    compared += rows.size();
    Map<RowKey, FactRows.Fact> live = nothingKnown ? Map.of() : facts.live(open(keys, first));
    List<ComparedRow> result = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      ComparedRow row =
          same.get(first + i)
              ? new ComparedRow(rows.get(i), keys.get(i), ComparedRow.Outcome.SAME, null)
              : compare(rows.get(i), keys.get(i), live.get(keys.get(i)));
      same.set(first + i, row.outcome() == ComparedRow.Outcome.SAME);
      result.add(row);
    }
    return result;
  }

  /** The keys of rows from that one on that are not known to be the same. */
  private List<RowKey> open(List<RowKey> keys, int first) {
    return same.nextSetBit(first) < 0
        ? keys
        : IntStream.range(0, keys.size())
            .filter(i -> !same.get(first + i))
            .mapToObj(keys::get)
            .toList();
  }

  private ComparedRow compare(ImportedRow row, RowKey key, FactRows.@Nullable Fact known) {
    if (known == null) {
      return new ComparedRow(
          row, key, isGone(row) ? ComparedRow.Outcome.OLDER : ComparedRow.Outcome.NEW, null);
    }
    ImportedRow filled = absent.filled(row, known.values());
    ComparedRow.Outcome outcome;
    if (RowKey.isSame(filled.values(), known.values())) {
      outcome = ComparedRow.Outcome.SAME;
    } else if (newerLoads.contains(known.origin()) || isGone(row) || held.contains(key)) {
      outcome = ComparedRow.Outcome.OLDER;
    } else {
      outcome = ComparedRow.Outcome.CHANGED;
    }
    return new ComparedRow(filled, key, outcome, known);
  }

  /** Whether a newer full delivery covers the days of the row. */
  private boolean isGone(ImportedRow row) {
    DateRange days = newerDays.isEmpty() ? null : DateRange.of(row.values().get(coverage));
    return days != null && newerDays.stream().anyMatch(newer -> newer.contains(days));
  }
}
