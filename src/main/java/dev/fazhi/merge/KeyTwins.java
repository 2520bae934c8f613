package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FirstFew;
import dev.fazhi.store.archive.FixedFields;
import dev.fazhi.store.archive.KeySpelling;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds new rows whose id is another spelling of a known id, or of a row further up, and which may
 * be the same record by all fixed fields. They count as two records and are reported.
 */
final class KeyTwins {

  private static final int MOST_SHAPES = 16;
  private static final int MOST_SHOWN = 5;

  private final FactRows facts;
  private final FileRegister files;
  private final RegisteredFile file;
  private final FixedFields fixed;
  private final int part;
  private final Set<String> shapes = new LinkedHashSet<>();
  private final FirstFew twins = new FirstFew(MOST_SHOWN);
  private final LetteredTwins lettered;
  private boolean started;

  KeyTwins(FactRows facts, FileRegister files, RegisteredFile file, Source source) {
    this.facts = facts;
    this.files = files;
    this.file = file;
    this.fixed = new FixedFields(source);
    this.part = part(source);
    this.lettered = new LetteredTwins(fixed);
  }

  /** The part of the key that is an id that people spell; negative for none. */
  static int part(Source source) {
    for (int i = 0; i < source.key().size(); i++) {
      Field.Type type = source.field(source.key().get(i)).type();
      boolean made = source.key().get(i).equals(Source.ROW_KEY);
      if (!made && (type == Field.Type.ID || type == Field.Type.CASE_NUMBER)) {
        return i;
      }
    }
    return -1;
  }

  /** Records the spelling of an id. */
  private void learn(Object id) {
    if (shapes.size() < MOST_SHAPES && id instanceof String text) {
      shapes.add(KeySpelling.shape(text));
    }
  }

  /** Adds rows with new keys. To be called before they are written. */
  void add(List<ComparedRow> fresh) {
    if (part < 0 || fresh.isEmpty()) {
      return;
    }
    if (!started) {
      started = true;
      for (RowKey key : facts.someKeys()) {
        learn(key.values().get(part));
        lettered.learn(key.values().get(part));
      }
    }
    fresh.forEach(row -> learn(row.key().values().get(part)));
    if (shapes.size() < 2) {
      return;
    }
    Map<RowKey, ComparedRow> above = new HashMap<>();
    Map<RowKey, ComparedRow> asked = new LinkedHashMap<>();
    for (ComparedRow row : fresh) {
      for (RowKey other : spellings(row.key())) {
        ComparedRow twin = above.get(other);
        if (twin == null) {
          asked.put(other, row);
        } else {
          tell(row, other, "第 " + twin.row().row() + " 行", twin.row().values());
        }
      }
      above.put(row.key(), row);
    }
    fresh.forEach(row -> lettered.add(row.row(), row.key().values().get(part)));
    facts
        .live(asked.keySet())
        .forEach(
            (other, fact) -> {
              ComparedRow row = asked.get(other);
              if (row != null) {
                tell(row, other, place(fact), fact.values());
              }
            });
  }

  private String place(FactRows.Fact fact) {
    // rows of this file that were written before have its number, which is not registered yet
    String name = files.exports().ofLoad(fact.origin()).orElse(file).name();
    return (name.equals(file.name()) ? "" : "『" + name + "』") + "第 " + fact.row() + " 行";
  }

  private List<RowKey> spellings(RowKey key) {
    List<RowKey> spellings = new ArrayList<>(0);
    if (key.values().get(part) instanceof String id) {
      String whole = KeySpelling.whole(id);
      for (String shape : shapes) {
        boolean ofPart = whole != null && KeySpelling.shape(whole).equals(shape);
        String other = ofPart ? whole : KeySpelling.like(id, shape);
        if (other != null) {
          List<Object> values = new ArrayList<>(key.values());
          values.set(part, other);
          spellings.add(new RowKey(values));
        }
      }
    }
    return spellings;
  }

  private void tell(ComparedRow row, RowKey other, String place, List<@Nullable Object> values) {
    boolean again =
        row.key().values().get(part) instanceof String id
            && other.values().get(part) instanceof String whole
            && KeySpelling.isAgain(id, whole);
    if (!again && !fixed.differing(row.row().values(), values).isEmpty()) {
      return;
    }
    lettered.told(row.row());
    twins.add(
        "第 %s 行“%s”与%s“%s”".formatted(row.row().row(), row.key().text(), place, other.text()));
  }

  /** The fault to report; null for none. */
  @Nullable Fault fault() {
    lettered.tell(twins);
    if (twins.count() == 0) {
      return null;
    }
    String message =
        "有 %s 行的编号与另一行只差横线、括号、前导零、“字第”等字、形近的字母（O 与 0）或末尾的“-1”“之一”“A”“（重办）”，像是同一件，现按两件计：%s。请核对；是同一件的，请统一编号后重新导出。"
            .formatted(twins.count(), twins.words("，"));
    return Fault.warning(
        DoubtCode.NEARLY_SAME, file.name(), "", Long.toString(twins.count()), message);
  }
}
