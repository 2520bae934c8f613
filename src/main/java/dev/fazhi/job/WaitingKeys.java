package dev.fazhi.job;

import dev.fazhi.definition.ComparedWords;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.model.FirstFew;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.store.archive.FixedFields;
import dev.fazhi.store.archive.KeyOf;
import dev.fazhi.store.archive.RowKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the keys of previewed files: which occur again in the same file or in another one, with
 * the same or other content, and which values compared by conditions occur in no row. Not
 * thread-safe.
 */
public final class WaitingKeys {

  private static final int MOST_SHOWN = 3;

  private final Map<String, Map<RowKey, Placed>> keys = new HashMap<>();

  /** The last place of a key, and the compared content of its row. */
  private record Placed(String file, int row, int content, List<@Nullable Object> fixed) {}

  /** The keys of one file. */
  final class OfFile {
    private final String file;
    private final Source source;
    private final KeyOf keyOf;
    private final FixedFields fixed;
    private final Map<RowKey, Placed> known;
    private final Map<Integer, Set<String>> lacking = new LinkedHashMap<>();
    private final Map<Again, FirstFew> again = new LinkedHashMap<>();

    private OfFile(String file, Source source, Definitions definitions) {
      this.file = file;
      this.source = source;
      this.keyOf = new KeyOf(source);
      this.fixed = new FixedFields(source);
      this.known = keys.computeIfAbsent(source.id(), id -> new HashMap<>());
      ComparedWords compared = new ComparedWords(definitions.metrics().values(), source);
      for (int i = 0; i < source.fields().size(); i++) {
        Set<String> words = new LinkedHashSet<>(compared.all(source.fields().get(i)));
        if (!words.isEmpty()) {
          lacking.put(i, words);
        }
      }
    }

    void add(ImportedRow row) {
      RowKey key = row.isRejected() ? null : keyOf.row(row.values());
      if (key == null) {
        return;
      }
      lacking.forEach((field, words) -> words.remove(row.values().get(field)));
      Placed now = new Placed(file, row.row(), row.values().hashCode(), fixed.only(row.values()));
      Placed before = known.put(key, now);
      if (before != null) {
        Again what =
            !fixed.differing(before.fixed(), now.fixed()).isEmpty()
                ? Again.OTHER_RECORD
                : before.content() == now.content() ? Again.SAME : Again.CHANGED;
        String where = before.file().equals(file) ? "" : "『" + before.file() + "』";
        again
            .computeIfAbsent(what, w -> new FirstFew(MOST_SHOWN))
            .add("第 %s 行与%s第 %s 行".formatted(now.row(), where, before.row()));
      }
    }

    /** Whether one key is used for two records. */
    boolean collide() {
      return again.containsKey(Again.OTHER_RECORD);
    }

    /** What was found, in Chinese, a line for each kind. */
    List<String> lines() {
      List<String> lines = new ArrayList<>();
      again.forEach(
          (what, places) ->
              lines.add(what.text.formatted(places.count()) + "：" + places.words("，")));
      List<String> unused = new ArrayList<>();
      lacking.forEach(
          (field, words) -> {
            if (!words.isEmpty()) {
              unused.add("『" + source.fields().get(field).title() + "』" + String.join("、", words));
            }
          });
      if (!unused.isEmpty()) {
        lines.add("口径里比较、而这个文件没有一行是的字样（换了写法的请登记）：" + String.join("；", unused));
      }
      return lines;
    }
  }

  /** How a repeated key's row compares with the one before. */
  private enum Again {
    SAME("编号重复、内容也相同的有 %s 行，只计一次"),
    CHANGED("编号重复、内容不同的有 %s 行，同一文件里以下面的为准，两个文件里以后导出的为准"),
    OTHER_RECORD("编号重复、而不会变的内容不同的有 %s 行，像是两件用了同一个编号，放入后会退回或整个文件拒收");

    private final String text;

    Again(String text) {
      this.text = text;
    }
  }

  /** Starts collecting the keys of a further file. */
  OfFile file(String file, Source source, Definitions definitions) {
    return new OfFile(file, source, definitions);
  }
}
