package dev.fazhi.sample.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column are written.
 *
 * @param forms the ways to write a moment as text, one drawn for each row
 * @param cell the format of a true date or number cell; null when values are text
 * @param textPercent how many in a hundred are text although there is a cell format
 * @param number the format of a number as text; null for plain digits
 * @param divide what a number is divided by, such as 10000 under a header that says 万元
 * @param spell other spellings of a value, one drawn for each row
 * @param aliases the reference list's other spellings of a name
 * @param aliasPercent how many in a hundred names are written by one of them
 * @param rewrite replacements of characters, one set drawn for each row
 */
public record ColumnFormat(
    List<DateTimeFormatter> forms,
    @Nullable String cell,
    int textPercent,
    @Nullable String number,
    long divide,
    Map<String, Weighted<String>> spell,
    Map<String, List<String>> aliases,
    int aliasPercent,
    List<Map<String, String>> rewrite) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** The cell of a value; null when the value is empty. */
  @Nullable
  public CellValue write(@Nullable Object value, SeededRandom chance) {
    if (value instanceof LocalDateTime moment) {
      return moment(moment, chance);
    }
    if (value instanceof BigDecimal amount) {
      return amount(amount, chance);
    }
    return value instanceof String text ? text(text, chance) : null;
  }

  private CellValue moment(LocalDateTime moment, SeededRandom chance) {
    if (cell != null && !chance.percent(textPercent)) {
      return new CellValue.Moment(moment, cell);
    }
    DateTimeFormatter form =
        forms.isEmpty() ? MOMENT : forms.get(Math.toIntExact(chance.below(forms.size())));
    return new CellValue.Text(form.format(moment));
  }

  private CellValue amount(BigDecimal amount, SeededRandom chance) {
    BigDecimal shown = divide == 1 ? amount : amount.divide(BigDecimal.valueOf(divide));
    if (cell != null && !chance.percent(textPercent)) {
      return new CellValue.Number(shown, cell);
    }
    if (number == null) {
      return new CellValue.Text(shown.toPlainString());
    }
    DecimalFormat format = new DecimalFormat(number, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return new CellValue.Text(format.format(shown));
  }

  private @Nullable CellValue text(String value, SeededRandom chance) {
    String text = value;
    Weighted<String> spellings = spell.get(text);
    if (spellings != null) {
      text = spellings.draw(chance);
    }
    List<String> others = aliases.get(text);
    if (others != null && chance.percent(aliasPercent)) {
      text = others.get(Math.toIntExact(chance.below(others.size())));
    }
    if (!rewrite.isEmpty()) {
      Map<String, String> replace = rewrite.get(Math.toIntExact(chance.below(rewrite.size())));
      for (Map.Entry<String, String> entry : replace.entrySet()) {
        text = text.replace(entry.getKey(), entry.getValue());
      }
    }
    if (text.isEmpty()) {
      return null;
    }
    BigDecimal asNumber = cell == null ? null : numberIn(text);
    return asNumber == null || cell == null
        ? new CellValue.Text(text)
        : new CellValue.Number(asNumber, cell);
  }

  private static @Nullable BigDecimal numberIn(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }
}
