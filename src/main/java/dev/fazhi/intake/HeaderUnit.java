package dev.fazhi.intake;

import dev.fazhi.definition.Field;
import dev.fazhi.model.Place;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The unit in a header's brackets. */
final class HeaderUnit {

  private static final String SCALES = "百千万亿";

  private HeaderUnit() {}

  /** What it multiplies by; null when the header names no known unit. */
  static @Nullable BigDecimal factor(HeaderText header) {
    for (String note : header.notes()) {
      BigDecimal factor = Units.factor(note);
      if (factor != null) {
        return factor;
      }
    }
    return null;
  }

  /** Tells of the number columns whose brackets hold what is no known unit. */
  static void noteUnknown(String file, HeaderMatch match, Tally tally) {
    for (Map.Entry<Integer, HeaderMatch.Named> entry : match.fields().entrySet()) {
      HeaderText header = entry.getValue().header();
      Field field = match.source().fields().get(entry.getValue().field());
      if (field.type().isNumber() && !header.notes().isEmpty() && factor(header) == null) {
        FileFault kind = looksScaled(header) ? FileFault.UNKNOWN_SCALE : FileFault.UNKNOWN_UNIT;
        String message = "『" + header.shown() + "』的单位不认识，数值没有换算；如需换算请写成 万元、亿元 这样的单位。";
        Place place = SourceChoice.place(file, match, entry.getKey());
        tally.add(kind.at(place, header.shown(), "", message));
      }
    }
  }

  private static boolean looksScaled(HeaderText header) {
    return header.notes().stream()
        .anyMatch(note -> note.chars().anyMatch(c -> SCALES.indexOf(c) >= 0));
  }
}
