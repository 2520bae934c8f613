package dev.fazhi.intake.value;

import dev.fazhi.definition.condition.Consequence;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.intake.text.Privacy;
import dev.fazhi.model.Cell;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts the spellings of a few known values; others as the field declares. */
final class KnownValueConversion implements Conversion {

  private static final int NAMED = 12;

  private final Map<String, String> spellings = new LinkedHashMap<>();
  private final Consequence unknown;
  private final String advice;

  /**
   * @param values every spelling to the value that is kept
   */
  KnownValueConversion(Map<String, String> values, Consequence unknown) {
    values.forEach((spelling, kept) -> spellings.put(Spelling.normal(spelling), kept));
    this.unknown = unknown;
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
    return known == null ? unknown(raw, draft) : known;
  }

  private @Nullable String unknown(String raw, RowDraft draft) {
    if (unknown == Consequence.REJECT) {
      String shown = Privacy.shown(raw);
      String nearest = Spelling.nearest(Spelling.normal(shown), spellings.keySet());
      draft.reject(
          RowFault.UNKNOWN_VALUE,
          raw,
          (nearest == null ? "" : "你是不是想写“" + nearest + "”？") + advice);
      return null;
    }
    boolean kept = unknown == Consequence.WARN;
    draft.remark(
        FileFault.UNKNOWN_VALUES,
        "的值%s%s（%s）"
            .formatted(RowFault.UNKNOWN_VALUE.meaning(), kept ? "，按原样保留，口径里认不出" : "，按空格读入", advice),
        raw);
    return kept ? TextConversion.fitting(TextConversion.masked(raw, draft), false, draft) : null;
  }
}
