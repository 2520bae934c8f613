package dev.fazhi.intake;

import dev.fazhi.definition.Consequence;
import dev.fazhi.definition.Spelling;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of a few known values, in any of its spellings, or what the field does with others. */
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
    String shown = Privacy.shown(raw);
    String nearest = Spelling.nearest(Spelling.normal(shown), spellings.keySet());
    String hint = nearest == null ? "" : "你是不是想写“" + nearest + "”？";
    switch (unknown) {
      case REJECT -> draft.reject(RowFault.UNKNOWN_VALUE, raw, hint + advice);
      case WARN ->
          draft.tell(RowFault.UNKNOWN_VALUE, Fault.Severity.WARNING, raw, "按原样保留；" + hint + advice);
      case BLANK ->
          draft.tell(RowFault.UNKNOWN_VALUE, Fault.Severity.WARNING, raw, "按空格读入；" + hint + advice);
    }
    return unknown == Consequence.WARN
        ? TextConversion.fitting(TextConversion.masked(raw, draft), false, draft)
        : null;
  }
}
