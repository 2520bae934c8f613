package dev.fazhi.job;

import dev.fazhi.definition.ComparedWords;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.model.Entry;
import dev.fazhi.model.FirstFew;
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
 * The keys of files of one source that were not imported yet: which come again in the same file or
 * in one looked at before, with what content, and which words of the conditions no row has. Used by
 * one thread.
 */
public final class WaitingKeys {

  private static final int MOST_SHOWN = 3;

  private final Map<String, Map<RowKey, Placed>> keys = new HashMap<>();

  /** Where a key stood last, and what is compared of its row. */
  private record Placed(String file, int row, int content, List<@Nullable Object> fixed) {}

  /** One file's part. */
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

    void add(Entry row) {
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

    /** Whether a key stands for two records. */
    boolean collide() {
      return again.containsKey(Again.OTHER_RECORD);
    }

    /** What was found. */
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

  /** How a key comes again. */
  private enum Again {
    SAME("编号重复、内容也相同的有 %s 行，只计一次"),
    CHANGED("编号重复、内容不同的有 %s 行，同一文件里以下面的为准，两个文件里以后导出的为准"),
    OTHER_RECORD("编号重复、而不会变的内容不同的有 %s 行，像是两件用了同一个编号，放入后会退回或整个文件拒收");

    private final String text;

    Again(String text) {
      this.text = text;
    }
  }

  /** Those of a further file. */
  OfFile file(String file, Source source, Definitions definitions) {
    return new OfFile(file, source, definitions);
  }
}
