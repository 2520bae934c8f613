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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The unit in a header's brackets. */
public final class HeaderUnit {

  private static final String SCALES = "百千万亿";

  /** Of another time, or no amount of its own. */
  private static final Pattern OTHERWISE =
      Pattern.compile("累计|上年|去年|同期|上期|占比|比重|增幅|增减|目标|计划|半月|[上中下]旬");

  /** What is to be, and not what was. */
  private static final Pattern DUE = Pattern.compile("^(?:应[^诉急]|拟|预计|预定|计划|要求)");

  private static final Pattern CURRENCY = Pattern.compile("美元|美金|港币|港元|欧元|日元|英镑|卢布|USD|HKD|EUR");

  /** A statement, or the unit alone in brackets. */
  private static final Pattern UNIT =
      Pattern.compile("(?:单位(?:均|都)?[:为是]?(?:人民币)?|\\()([百千万亿]{1,2}元)\\)?");

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
      boolean due = header.notes().stream().anyMatch(note -> DUE.matcher(note).find());
      boolean number =
          field.type().isNumber() && !header.notes().isEmpty() && factor(header) == null;
      if (number || due) {
        boolean other =
            due
                || header.notes().stream()
                    .anyMatch(
                        note -> OTHERWISE.matcher(note).find() || CURRENCY.matcher(note).find());
        FileFault kind =
            looksScaled(header)
                ? FileFault.UNKNOWN_SCALE
                : other ? FileFault.OTHER_MEANING : FileFault.UNKNOWN_UNIT;
        String message =
            other
                ? "『%s』的括号里写着另一种口径，照『%s』读入；请核对这一列是不是要统计的数。".formatted(header.shown(), field.title())
                : "『%s』的单位不认识，数值没有换算；如需换算请写成 万元、亿元 这样的单位。".formatted(header.shown());
        Place place = SourceChoice.place(file, match, entry.getKey());
        tally.add(kind.at(place, field.title(), "", message));
      }
    }
  }

  /**
   * Tells of a unit of many that stands beside the table, {@code 单位：万元}, when an amount's own
   * header has none: which columns it is meant for cannot be known, so nothing is scaled by it.
   *
   * @param where it may stand, as people call that place
   */
  public static void noteBeside(
      String file, String where, List<String> texts, SheetPlan plan, FileStatistics tally) {
    for (String text : texts) {
      Matcher said = UNIT.matcher(Texts.squeezed(text));
      if (said.find()) {
        noteBeside(file, where + "写着“" + said.group() + "”", said.group(1), plan, tally);
        return;
      }
    }
  }

  private static void noteBeside(
      String file, String said, String unit, SheetPlan plan, FileStatistics tally) {
    for (SheetPlan.Column column : plan.columns()) {
      Field field = column.field();
      if (field.type() == Field.Type.MONEY && !plan.layout().factors().containsKey(field.name())) {
        String header = column.header();
        String message =
            "%s，但『%s』的列名里没有单位，已按元读入；如果是%s，请写成“%s(%s)”后重新放入。"
                .formatted(said, header, unit, header, unit);
        SheetLayout layout = plan.layout();
        Place place = new Place(file, layout.sheet(), layout.headerTo(), column.index());
        tally.add(FileFault.UNKNOWN_SCALE.at(place, header, unit, message));
      }
    }
  }

  /** The texts of rows. */
  public static List<String> texts(List<Row> rows) {
    return rows.stream().flatMap(row -> row.cells().stream()).map(Cell::text).toList();
  }

  private static boolean looksScaled(HeaderText header) {
    return header.notes().stream()
        .anyMatch(note -> note.chars().anyMatch(c -> SCALES.indexOf(c) >= 0));
  }
}
