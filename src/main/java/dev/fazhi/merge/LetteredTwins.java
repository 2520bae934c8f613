package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.model.FirstFew;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.store.archive.FixedFields;
import dev.fazhi.store.archive.KeySpelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds new rows whose ids differ in what names a part behind their number only, as in 0012A and
 * 0012B or 0012-1 and 0012-2, where other ids have no such part: one record that was split, as for
 * each unit that dealt with it, none of which has the plain id.
 */
final class LetteredTwins {

  private static final Pattern LETTERED = Pattern.compile("(.{5,}\\d)[-_ ]?[A-Za-z]");

  /** A part behind fewer ids may stand for anything. */
  private static final int FEWEST = 3;

  /**
   * Where so many ids have a part, or one in so many of the new ones, it is how they are numbered.
   */
  private static final int MOST = 10_000;

  private static final int USUAL_ONE_IN = 5;

  private record Split(ImportedRow row, String id, ImportedRow first, String firstId) {}

  private record Lettered(ImportedRow row, String id) {}

  private final FixedFields fixed;
  private final Map<String, Lettered> first = new HashMap<>();
  private final List<Split> split = new ArrayList<>();
  private final Set<Integer> told = new HashSet<>();
  private boolean known;
  private boolean usual;
  private final Source source;
  private final int opened;
  private long fresh;

  /** Those that have another letter or number behind the id of one before. */
  private long parts;

  LetteredTwins(FixedFields fixed) {
    this.fixed = fixed;
    this.source = fixed.source();
    this.opened = source.position(source.coverage());
  }

  private static @Nullable String lettered(Object id) {
    Matcher lettered = LETTERED.matcher(id.toString());
    return lettered.matches() ? lettered.group(1) : null;
  }

  private static @Nullable String plain(Object id) {
    String lettered = lettered(id);
    return lettered == null ? KeySpelling.whole(id.toString()) : lettered;
  }

  /** Learns from an earlier id. */
  void learn(Object id) {
    known = true;
    usual |= plain(id) != null;
  }

  /** Adds a new row. */
  void add(ImportedRow row, Object id) {
    fresh++;
    String plain = plain(id);
    if (plain == null || usual || first.size() >= MOST) {
      return;
    }
    parts++;
    Lettered one = first.putIfAbsent(plain, new Lettered(row, id.toString()));
    if (one != null
        && fixed.differing(row.values(), one.row().values()).isEmpty()
        && (known && lettered(id) != null || isAlike(row.values(), one.row().values()))) {
      split.add(new Split(row, id.toString(), one.row(), one.id()));
    }
  }

  /** Of the same moment, and with most of what else the other has. */
  private boolean isAlike(List<@Nullable Object> one, List<@Nullable Object> other) {
    int same = 0;
    int filled = 0;
    for (int i = 0; i < one.size(); i++) {
      if (one.get(i) != null
          && i != opened
          && !source.key().contains(source.fields().get(i).name())) {
        filled++;
        same += one.get(i).equals(other.get(i)) ? 1 : 0;
      }
    }
    return opened >= 0 && Objects.equals(one.get(opened), other.get(opened)) && same * 2 >= filled;
  }

  /** Of a row that is told as the twin of another. */
  void told(ImportedRow row) {
    told.add(row.row());
  }

  /** Tells of those that were not told yet, when there are several. */
  void tell(FirstFew twins) {
    split.removeIf(each -> told.contains(each.row().row()));
    if (split.size() >= FEWEST && (known || parts * USUAL_ONE_IN <= fresh)) {
      split.forEach(
          each ->
              twins.add(
                  "第 %s 行“%s”与第 %s 行“%s”"
                      .formatted(each.row().row(), each.id(), each.first().row(), each.firstId())));
    }
  }
}
