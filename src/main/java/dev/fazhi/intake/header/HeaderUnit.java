package dev.fazhi.intake.header;

import dev.fazhi.definition.condition.Field;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.text.Units;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.intake.value.FileStatistics;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The unit in a header's brackets. */
public final class HeaderUnit {

  private static final String SCALES = "百千万亿";
  private static final String ABOVE = "单位:";

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
  public static void noteUnknown(String file, HeaderMatch match, FileStatistics tally) {
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

  /**
   * Tells of a unit of many that stands above the table, {@code 单位：万元}, when an amount's own header
   * has none: which columns it is meant for cannot be known, so nothing is scaled by it.
   */
  public static void noteAbove(
      String file, List<Row> above, HeaderMatch match, FileStatistics tally) {
    String unit = scaledUnit(above);
    if (unit == null) {
      return;
    }
    for (Map.Entry<Integer, HeaderMatch.Named> entry : match.fields().entrySet()) {
      HeaderText header = entry.getValue().header();
      Field field = match.source().fields().get(entry.getValue().field());
      if (field.type() == Field.Type.MONEY && factor(header) == null) {
        String message =
            "表头上方写着“%s”，但『%s』的列名里没有单位，已按元读入；如果是%s，请写成“%s(%s)”后重新放入。"
                .formatted(ABOVE + unit, header.shown(), unit, header.shown(), unit);
        Place place = SourceChoice.place(file, match, entry.getKey());
        tally.add(FileFault.UNKNOWN_SCALE.at(place, header.shown(), unit, message));
      }
    }
  }

  private static @Nullable String scaledUnit(List<Row> above) {
    for (Row row : above) {
      for (Cell cell : row.cells()) {
        String text = Texts.squeezed(cell.text());
        int start = text.indexOf(ABOVE) + ABOVE.length();
        int end = start;
        while (end < text.length() && Character.isIdeographic(text.charAt(end))) {
          end++;
        }
        BigDecimal factor =
            start < ABOVE.length() ? null : Units.factor(text.substring(start, end));
        if (factor != null && factor.compareTo(BigDecimal.ONE) > 0) {
          return text.substring(start, end);
        }
      }
    }
    return null;
  }

  private static boolean looksScaled(HeaderText header) {
    return header.notes().stream()
        .anyMatch(note -> note.chars().anyMatch(c -> SCALES.indexOf(c) >= 0));
  }
}
