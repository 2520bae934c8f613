package dev.fazhi.intake.value;

import dev.fazhi.definition.condition.Field;
import dev.fazhi.intake.text.NumberText;
import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Converts whole numbers, decimals and amounts, scaled by the unit of the header or of the cell.
 */
final class NumberConversion implements Conversion {

  private static final String FORMS = "请写成 1250、1,250、1.2万 这样的数，可以带单位";
  private static final String HEDGED = "数值列只写数，“约”“余”等请写到限定词一列";
  private static final String PERCENT = "请写成数，不要带百分号";
  private static final String SCALED = "单元格的数字格式把存的数缩小或放大了显示，列名和格式里又没有单位，不知以哪个为准，请在列名里写明单位";
  private static final String HEDGES = "约余近多超几上下左右";

  private static final String ROUNDED = "的小数多于 %d 位，已四舍五入";
  private static final String SHORTENED = "是科学计数法，后面的数字可能已经丢失，按写的读入";
  private static final Predicate<String> IS_YUAN = Set.of("元", "元整", "圆", "圆整", "元人民币")::contains;

  private static final String FINE = "精确到分以下，元没有这么小的数，像是以万元写的，照元读入";

  private static final String OTHER_UNIT = "带着另一种单位，不是列名说的那种，没有换算，照写的数读入";

  /** What is counted, by words that mean the same. */
  private static final List<String> COUNTED = List.of("人名位口", "户家", "件起宗", "次场");

  /** The decimals of 元, and of 万元 that are exact to the cent; averages have more. */
  private static final int CENT = 2;

  private static final int OF_WAN = 6;

  private static final int PERSONAL_DIGITS = 11;

  private final boolean whole;
  private final boolean money;
  private final int decimals;
  private final BigDecimal factor;
  private final Predicate<String> isUnit;

  /**
   * @param factor what a number without a unit of its own is multiplied by
   */
  NumberConversion(Field field, BigDecimal factor) {
    this.whole = field.type() == Field.Type.INTEGER;
    this.decimals = field.reading().decimals();
    this.factor = factor;
    this.money = field.type() == Field.Type.MONEY;
    this.isUnit = money ? IS_YUAN : NumberText::isCountUnit;
  }

  @Override
  public @Nullable Object of(Cell cell, RowDraft draft) {
    if (cell instanceof Cell.Num number && number.shown().isEmpty()) {
      return checked(number.value(), factor, cell, draft);
    }
    if (!(cell instanceof Cell.Text) && !(cell instanceof Cell.Num)) {
      draft.reject(RowFault.NOT_A_NUMBER, cell.text(), FORMS);
      return null;
    }
    String clean = Texts.clean(cell.text());
    NumberText read = NumberText.read(clean, isUnit);
    if (read == null) {
      draft.reject(RowFault.NOT_A_NUMBER, clean, advice(clean));
      return null;
    }
    if (isScaledUnsaid(cell, read)) {
      draft.reject(RowFault.NOT_A_NUMBER, clean, SCALED);
      return null;
    }
    if (read.shortened()) {
      draft.remark(FileFault.ASSUMED, SHORTENED, clean);
    }
    if (read.ownUnit() && isOtherUnit(clean, draft.header())) {
      draft.remark(FileFault.OTHER_MEANING, OTHER_UNIT, clean);
    }
    return checked(read.value(), read.ownUnit() ? BigDecimal.ONE : factor, cell, draft);
  }

  /** Whether a number such as 2户 stands under a header such as 人数. */
  private static boolean isOtherUnit(String number, String header) {
    String unit = number.substring(number.length() - 1);
    String own = COUNTED.stream().filter(words -> words.contains(unit)).findFirst().orElse("");
    return !own.isEmpty()
        && own.chars().noneMatch(word -> header.indexOf(word) >= 0)
        && COUNTED.stream()
            .anyMatch(words -> words.chars().anyMatch(c -> header.contains((char) c + "数")));
  }

  /**
   * Whether a format shows another number than is stored, and neither it nor the header says why.
   */
  private boolean isScaledUnsaid(Cell cell, NumberText read) {
    return cell instanceof Cell.Num number
        && !read.ownUnit()
        && factor.equals(BigDecimal.ONE)
        && read.value().compareTo(number.value()) != 0;
  }

  private @Nullable Object checked(BigDecimal read, BigDecimal scale, Cell cell, RowDraft draft) {
    BigDecimal value = scale.equals(BigDecimal.ONE) ? plain(read) : plain(read.multiply(scale));
    if (isPersonal(read)) {
      draft.rejectPersonal("这一列应为数，请核对各列是否错位");
      return null;
    }
    if (whole && value.scale() > 0) {
      draft.reject(RowFault.NOT_WHOLE, cell.text(), "请核对");
      return null;
    }
    if (value.precision() - value.scale() > Conversions.WHOLE_DIGITS) {
      draft.reject(RowFault.NOT_A_NUMBER, cell.text(), Conversions.TOO_LONG);
      return null;
    }
    if (whole) {
      return value.longValueExact();
    }
    if (money && scale.equals(BigDecimal.ONE) && value.scale() > CENT && value.scale() <= OF_WAN) {
      draft.remark(FileFault.FINE_MONEY, FINE, cell.text());
    }
    if (value.scale() > decimals) {
      value = plain(value.setScale(decimals, RoundingMode.HALF_UP));
      draft.remark(FileFault.ROUNDED, ROUNDED.formatted(decimals), cell.text());
    }
    return value;
  }

  /** One form for equal numbers: no zeros after the point, no exponent. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** A column of amounts that has slipped by one holds telephone numbers. */
  private static boolean isPersonal(BigDecimal number) {
    return number.precision() - number.scale() >= PERSONAL_DIGITS
        && number.scale() <= 0
        && number.signum() > 0
        && Privacy.isPersonalNumber(number.toBigInteger().toString());
  }

  private static String advice(String text) {
    if (text.endsWith("%") || text.endsWith("‰")) {
      return PERCENT;
    }
    for (int i = 0; i < text.length(); i++) {
      if (HEDGES.indexOf(text.charAt(i)) >= 0) {
        return HEDGED;
      }
    }
    return FORMS;
  }
}
