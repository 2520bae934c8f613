package dev.fazhi.merge;

import dev.fazhi.model.FirstFew;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.store.archive.FixedFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds new rows whose ids differ in the letter behind their number only, as in 0012A and 0012B,
 * where earlier ids had no such letter: one record that was split, none of which has the plain id.
 */
final class LetteredTwins {

  private static final Pattern LETTERED = Pattern.compile("(.{5,}\\d)[-_ ]?[A-Za-z]");

  /** A letter behind fewer ids may stand for anything. */
  private static final int FEWEST = 3;

  /** Where so many ids have a letter, it is how they are numbered. */
  private static final int MOST = 10_000;

  private record Split(ImportedRow row, String id, ImportedRow first, String firstId) {}

  private record Lettered(ImportedRow row, String id) {}

  private final FixedFields fixed;
  private final Map<String, Lettered> first = new HashMap<>();
  private final List<Split> split = new ArrayList<>();
  private final Set<Integer> told = new HashSet<>();
  private boolean known;
  private boolean usual;

  LetteredTwins(FixedFields fixed) {
    this.fixed = fixed;
  }

  private static @Nullable String plain(Object id) {
    Matcher lettered = LETTERED.matcher(id.toString());
    return lettered.matches() ? lettered.group(1) : null;
  }

  /** Learns from an earlier id. */
  void learn(Object id) {
    known = true;
    usual |= plain(id) != null;
  }

  /** Adds a new row. */
  void add(ImportedRow row, Object id) {
    String plain = plain(id);
    if (plain == null || !known || usual || first.size() >= MOST) {
      return;
    }
    Lettered one = first.putIfAbsent(plain, new Lettered(row, id.toString()));
    if (one != null && fixed.differing(row.values(), one.row().values()).isEmpty()) {
      split.add(new Split(row, id.toString(), one.row(), one.id()));
    }
  }

  /** Of a row that is told as the twin of another. */
  void told(ImportedRow row) {
    told.add(row.row());
  }

  /** Tells of those that were not told yet, when there are several. */
  void tell(FirstFew twins) {
    split.removeIf(each -> told.contains(each.row().row()));
    if (split.size() >= FEWEST) {
      split.forEach(
          each ->
              twins.add(
                  "第 %s 行“%s”与第 %s 行“%s”"
                      .formatted(each.row().row(), each.id(), each.first().row(), each.firstId())));
    }
  }
}
