package dev.fazhi.publish.text;

import dev.fazhi.model.Figure;
import dev.fazhi.model.Note;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts a figure into the words of a government report: numbers without separators at their printed
 * precision, 百分点 for the difference of two rates, never a percent of a percent.
 */
public final class FigureWords {

  private static final String SEVERAL = "约";
  private static final Set<String> AFTER_UNIT = Set.of("以上", "以下", "左右");
  private static final Set<String> AFTER_NUMBER = Set.of("余", "多");
  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String PERCENT = "%";

  private FigureWords() {}

  /**
   * The figure's number with its unit and qualifier, as in 2300余份, 近4万人次 and 91.25%.
   *
   * @param value the figure's value
   */
  public static String value(Figure figure, BigDecimal value) {
    String qualifier = qualifier(figure);
    boolean round = value.compareTo(TEN_THOUSAND) >= 0 && value.remainder(HUNDRED).signum() == 0;
    String number =
        qualifier != null && round ? inTenThousands(value) : number(value, figure.unit());
    return qualified(number, figure.unit(), qualifier);
  }

  /** The figure's number in 万 with two decimals at most, with its unit and qualifier. */
  public static String tenThousands(Figure figure, BigDecimal value) {
    String number = inTenThousands(value.setScale(0, RoundingMode.HALF_UP));
    return qualified(number, figure.unit(), qualifier(figure));
  }

  /** The figure's number without unit. */
  public static String number(BigDecimal value, String unit) {
    boolean whole = unit.equals(PERCENT) && isWhole(value);
    return whole
        ? value.setScale(0, RoundingMode.UNNECESSARY).toPlainString()
        : value.toPlainString();
  }

  /**
   * The change against last year in percent or percentage points, such as 增长10.98%, 提高0.3个百分点 and
   * 持平.
   *
   * @param precede a rise or a fall, such as 同比; empty in a table
   */
  public static String change(Figure figure, String stand) {
    BigDecimal points = figure.comparison().points();
    if (!isComparable(figure)) {
      return incomparable(figure);
    } else if (points != null) {
      return points(points, stand);
    }
    BigDecimal change = figure.comparison().change();
    BigDecimal percent = figure.comparison().percent();
    if (change != null && change.signum() == 0) {
      return level(stand);
    } else if (change == null || percent == null) {
      return incomparable(figure);
    } else if (qualifier(figure) != null) {
      return stand + (change.signum() > 0 ? "有所增加" : "有所减少");
    } else if (percent.signum() == 0) {
      return stand.isEmpty() ? "基本持平" : "与上年同期基本持平";
    }
    return stand + (percent.signum() > 0 ? "增长" : "下降") + percent(percent.abs());
  }

  /** The change against last year, counts in their unit, such as 较上年同期增加5户. */
  public static String delta(Figure figure, String stand) {
    BigDecimal change = figure.comparison().change();
    boolean inexact = qualifier(figure) != null;
    if (change == null || change.signum() == 0 || inexact || !isComparable(figure)) {
      return change(figure, stand);
    }
    String word = change.signum() > 0 ? "增加" : "减少";
    return stand + word + number(change.abs(), figure.unit()) + figure.unit();
  }

  /** Whether the two years can be compared. */
  public static boolean isComparable(Figure figure) {
    return forbidding(figure).isEmpty();
  }

  private static Optional<Note> forbidding(Figure figure) {
    return Arrays.stream(Note.values())
        .filter(note -> note.forbidsComparison() && figure.has(note))
        .findFirst();
  }

  /** Whether the number is exact, without a qualifier such as 余. */
  public static boolean isExact(Figure figure) {
    return qualifier(figure) == null;
  }

  /** The qualifier of the number; the vaguest of several; null for an exact number. */
  static @Nullable String qualifier(Figure figure) {
    Set<String> qualifiers = new TreeSet<>();
    for (String note : figure.notes()) {
      if (Note.QUALIFIER.is(note)) {
        qualifiers.add(Note.detail(note));
      }
    }
    if (qualifiers.isEmpty()) {
      return null;
    }
    return qualifiers.size() == 1 ? qualifiers.iterator().next() : SEVERAL;
  }

  private static String qualified(String number, String unit, @Nullable String qualifier) {
    if (qualifier == null) {
      return number + unit;
    } else if (AFTER_UNIT.contains(qualifier)) {
      return number + unit + qualifier;
    }
    return AFTER_NUMBER.contains(qualifier) ? number + qualifier + unit : qualifier + number + unit;
  }

  private static String points(BigDecimal points, String stand) {
    if (points.signum() == 0) {
      return level(stand);
    }
    return stand + (points.signum() > 0 ? "提高" : "下降") + number(points.abs(), PERCENT) + "个百分点";
  }

  private static String level(String stand) {
    return stand.isEmpty() ? "持平" : "与上年同期持平";
  }

  private static String incomparable(Figure figure) {
    Optional<Note> forbidding = forbidding(figure);
    if (forbidding.isPresent()) {
      return forbidding.get().meaning();
    } else if (figure.current().value() == null) {
      return "本期无数据，不可比";
    } else if (figure.has(Note.PRIOR_NO_CASES)) {
      return "上年同期没有案件，不可比";
    }
    return figure.last().value() == null ? "上年同期无数据，不可比" : "上年同期为0，不可比";
  }

  private static String percent(BigDecimal percent) {
    return number(percent, PERCENT) + PERCENT;
  }

  private static String inTenThousands(BigDecimal value) {
    BigDecimal number = value.divide(TEN_THOUSAND, 2, RoundingMode.HALF_UP).stripTrailingZeros();
    return number.toPlainString() + "万";
  }

  private static boolean isWhole(BigDecimal value) {
    return value.remainder(BigDecimal.ONE).signum() == 0;
  }
}
