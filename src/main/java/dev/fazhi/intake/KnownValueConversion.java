package dev.fazhi.intake;

import dev.fazhi.definition.Spelling;
import dev.fazhi.model.Cell;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of a few known values, in any of its spellings. */
final class KnownValueConversion implements Conversion {

  private static final int NAMED = 12;

  private final Map<String, String> spellings = new LinkedHashMap<>();
  private final String advice;

  /**
   * @param values every spelling to the value that is kept
   */
  KnownValueConversion(Map<String, String> values) {
    values.forEach((spelling, kept) -> spellings.put(Spelling.normal(spelling), kept));
    LinkedHashSet<String> kept = new LinkedHashSet<>(values.values());
    String few = String.join("、", kept.stream().limit(NAMED).toList());
    advice = "可用的值是 " + few + (kept.size() > NAMED ? " 等" : "");
  }

  @Override
  public @Nullable Object of(Cell cell, RowDraft draft) {
    String raw = cell.text();
    String known = spellings.get(raw);
    if (known == null) {
      known = spellings.get(Spelling.normal(raw));
    }
    if (known == null) {
      reject(raw, draft);
    }
    return known;
  }

  private void reject(String raw, RowDraft draft) {
    String shown = Privacy.shown(raw);
    String nearest = Spelling.nearest(Spelling.normal(shown), spellings.keySet());
    String hint = nearest == null ? "" : "你是不是想写“" + nearest + "”？";
    draft.reject(RowFault.UNKNOWN_VALUE, raw, hint + advice);
  }
}
