package dev.fazhi.merge;

import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.archive.KeyOf;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.OpenRejects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the rows of one file and counts the outcomes. */
final class RowWriting {

  private final FactRows facts;
  private final RowComparison comparison;
  private final Set<Archive.RowAddress> doubled;
  private final OpenRejects rejects;
  private final RowFindings findings;
  private final Collisions collisions;
  private final KeyTwins twins;
  private final RowWatch watching;
  private final KeyOf keyOf;
  private final long load;
  private long fresh;
  private long changed;
  private long same;
  private long older;

  /**
   * @param doubled the rows that are repeated further down
   * @param watching who sees each row that counts, in the order of the file
   */
  RowWriting(
      FactRows facts,
      RowComparison comparison,
      Set<Archive.RowAddress> doubled,
      OpenRejects rejects,
      RowFindings findings,
      Collisions collisions,
      KeyTwins twins,
      RowWatch watching,
      long load) {
    this.facts = facts;
    this.comparison = comparison;
    this.doubled = doubled;
    this.rejects = rejects;
    this.findings = findings;
    this.collisions = collisions;
    this.twins = twins;
    this.watching = watching;
    this.keyOf = facts.keyOf();
    this.load = load;
  }

  /** The rows, with those that collided in their rejected form. */
  static List<ImportedRow> replaced(List<ImportedRow> rows, List<ImportedRow> collided) {
    if (collided.isEmpty()) {
      return rows;
    }
    Map<Archive.RowAddress, ImportedRow> byAddress = new HashMap<>();
    collided.forEach(row -> byAddress.put(address(row), row));
    return rows.stream().map(row -> byAddress.getOrDefault(address(row), row)).toList();
  }

  /** The rows that are neither rejected nor repeated further down. */
  static List<ImportedRow> counting(List<ImportedRow> rows, Set<Archive.RowAddress> doubled) {
    return rows.stream()
        .filter(row -> !row.isRejected() && (doubled.isEmpty() || !doubled.contains(address(row))))
        .toList();
  }

  private static Archive.RowAddress address(ImportedRow row) {
    return new Archive.RowAddress(row.sheetIndex(), row.row());
  }

  /** Writes the next rows. */
  void write(List<ImportedRow> rows) {
    List<ImportedRow> collided = new ArrayList<>(0);
    List<ImportedRow> written = new ArrayList<>();
    List<RowKey> closed = new ArrayList<>();
    List<ComparedRow> added = new ArrayList<>();
    List<ComparedRow> seen = new ArrayList<>();
    for (ComparedRow compared : comparison.compare(counting(rows, doubled))) {
      ComparedRow row = collisions.checked(compared);
      if (row.row().isRejected()) {
        collided.add(row.row());
        continue;
      }
      seen.add(row);
      boolean lost = row.outcome() == ComparedRow.Outcome.OLDER;
      rejects.solve(row.row(), lost ? null : row.key());
      switch (row.outcome()) {
        case NEW -> {
          fresh++;
          added.add(row);
        }
        case SAME -> same++;
        case OLDER -> older++;
        case CHANGED -> {
          changed++;
          closed.add(row.key());
        }
      }
      if (row.isWritten()) {
        written.add(row.row());
      }
    }
    watching.show(seen);
    rows.stream()
        .filter(row -> doubled.contains(address(row)))
        .forEach(row -> rejects.solve(row, keyOf.row(row.values())));
    findings.add(replaced(rows, collided));
    twins.add(added);
    long ended = facts.close(closed, load);
    if (ended != closed.size()) {
      throw new IllegalStateException("closed " + ended + " versions of " + closed.size());
    }
    facts.insert(written, load, null);
  }

  void finish() {
    watching.await();
    rejects.save(load);
    facts.finish();
  }

  /** How many rows were new. */
  long fresh() {
    return fresh;
  }

  long changed() {
    return changed;
  }

  /** How many rows changed nothing. */
  long unchanged() {
    return same + older;
  }

  /** How many rows there were. */
  long all() {
    return fresh + changed + unchanged();
  }
}
