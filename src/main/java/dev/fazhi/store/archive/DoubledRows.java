package dev.fazhi.store.archive;

import dev.fazhi.definition.Source;
import dev.fazhi.model.ImportedRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds repeated keys in a file. Only short hashes of keys are kept while the rows pass; if a hash
 * is repeated, the copy is read again and the keys themselves are compared.
 */
final class DoubledRows {

  private final Source source;
  private final KeyOf keyOf;
  private final KeyHashes seen = new KeyHashes();
  private final KeyHashes again = new KeyHashes();

  DoubledRows(Source source) {
    this.source = source;
    this.keyOf = new KeyOf(source);
  }

  /** Adds an accepted row. */
  void add(ImportedRow row) {
    RowKey key = keyOf.row(row.values());
    if (key != null && !seen.add(key)) {
      again.add(key);
    }
  }

  private record Placed(Archive.RowAddress at, List<Object> values) {}

  /** The rows of the copy that are repeated further down, in order. */
  List<Archive.Doubled> rows(Path copy) throws IOException {
    List<Archive.Doubled> doubled = new ArrayList<>();
    if (again.isEmpty()) {
      return doubled;
    }
    Map<RowKey, List<Placed>> rows = new HashMap<>();
    List<RowKey> order = new ArrayList<>();
    try (ArchiveReader reader = ArchiveReader.unfinished(copy, source)) {
      for (ImportedRow row = reader.next(); row != null; row = reader.next()) {
        RowKey key = row.isRejected() ? null : keyOf.row(row.values());
        if (key != null && again.has(key)) {
          order.add(key);
          rows.computeIfAbsent(key, k -> new ArrayList<>(2))
              .add(new Placed(new Archive.RowAddress(row.sheetIndex(), row.row()), row.values()));
        }
      }
    }
    FixedFields fixed = new FixedFields(source);
    Map<RowKey, Integer> next = new HashMap<>();
    for (RowKey key : order) {
      List<Placed> placed = rows.getOrDefault(key, List.of());
      int n = next.merge(key, 1, Integer::sum) - 1;
      if (n < placed.size() - 1) {
        Placed last = placed.get(placed.size() - 1);
        boolean same = RowKey.isSame(placed.get(n).values(), last.values());
        boolean other = !fixed.differing(placed.get(n).values(), last.values()).isEmpty();
        doubled.add(new Archive.Doubled(placed.get(n).at(), last.at(), same, other));
      }
    }
    return doubled;
  }
}
