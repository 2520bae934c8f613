package dev.fazhi.doubt.change;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.profile.RowContent;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one town or unit most of whose changes are back to what they said before: an old table of
 * it was put into a new export.
 */
final class FormerRows implements RowDoubts {

  private static final int LEAST_ROWS = 5;

  /** Single rows may well be reopened, or corrected back. */
  private static final double MOST = 0.8;

  /** What an export says that is mended by the one after it. */
  private static final List<String> MENDED =
      List.of(
          DoubtCode.CHANGED,
          DoubtCode.CLEARED,
          DoubtCode.MIXED_UNITS,
          DoubtCode.EMPTIED,
          DoubtCode.FILLED_DOWN,
          DoubtCode.UNLIKE,
          DoubtCode.DAY_MONTH,
          DoubtCode.MISTYPED_YEAR,
          DoubtCode.SWAPPED,
          DoubtCode.HOURS_OFF);

  /** So many of each are looked at. */
  private static final int MOST_ROWS = 500;

  private final FileRegister files;
  private final FactRows facts;
  private final RegisteredFile file;
  private final Source source;
  private final int by;
  private final Map<String, Map<RowKey, List<@Nullable Object>>> changed = new TreeMap<>();

  FormerRows(FileRegister files, FactRows facts, RegisteredFile file, Source source) {
    this.files = files;
    this.facts = facts;
    this.file = file;
    this.source = source;
    this.by = source.position(by(source));
  }

  /** Who delivers, or else the name within the key. */
  private static @Nullable String by(Source source) {
    String delivered = source.deliveredBy();
    return delivered != null
        ? delivered
        : source.key().stream()
            .filter(key -> source.field(key).isFreeText())
            .findFirst()
            .orElse(null);
  }

  @Override
  public void add(ComparedRow row) {
    if (row.outcome() == ComparedRow.Outcome.CHANGED) {
      List<@Nullable Object> values = row.row().values();
      String of = by >= 0 && values.get(by) instanceof String name ? name : "";
      Map<RowKey, List<@Nullable Object>> rows =
          changed.computeIfAbsent(of, any -> new HashMap<>());
      if (rows.size() < MOST_ROWS) {
        rows.put(row.key(), values);
      }
    }
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    changed.forEach(
        (name, rows) -> {
          long back = rows.size() < LEAST_ROWS ? 0 : back(rows);
          if (back >= LEAST_ROWS
              && back >= MOST * rows.size()
              && !files.findings().isToldOfAnother(file, MENDED, null)) {
            faults.add(fault(name, back, rows.size()));
          }
        });
    return faults;
  }

  /** How many say what a version of theirs before the last one said. */
  private long back(Map<RowKey, List<@Nullable Object>> rows) {
    Set<RowKey> back = new HashSet<>();
    facts.former(
        rows.keySet(),
        (key, former) -> {
          if (isSame(former.values(), rows.get(key))) {
            back.add(key);
          }
        });
    return back.size();
  }

  private boolean isSame(List<@Nullable Object> former, @Nullable List<@Nullable Object> now) {
    for (int i = 0; now != null && i < now.size(); i++) {
      Object was = former.get(i);
      Object is = now.get(i);
      if (was == null ? is != null : is == null || RowContent.hash(was) != RowContent.hash(is)) {
        return false;
      }
    }
    return now != null;
  }

  private Fault fault(String name, long back, long all) {
    Field field = name.isEmpty() ? null : source.fields().get(by);
    String whose = field == null ? "" : "『%s』是“%s”的".formatted(field.title(), SafeText.safe(name));
    String message =
        "%s有 %s 行与上一份不同，其中 %s 行又改回了更早的导出里的内容，像是夹进了一份旧表，照这份导出计入；请核对，换成新的重新导出放入。"
            .formatted(whose, all, back);
    return Fault.warning(DoubtCode.CHANGED, file.name(), "", Long.toString(back), message);
  }
}
