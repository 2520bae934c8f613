package dev.fazhi.publish.text;

import java.util.regex.Pattern;

/** Prevents that a spreadsheet takes text from outside for a formula (CSV injection). */
public final class FormulaGuard {

  private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

  private FormulaGuard() {}

  /** Puts an apostrophe before text that a spreadsheet would take for a formula. */
  public static String guarded(String value) {
    return isFormula(value) ? "'" + value : value;
  }

  /** Whether a spreadsheet would take the text for a formula; a plain signed number is none. */
  public static boolean isFormula(String value) {
    return !value.isEmpty()
        && BEGINS_A_FORMULA.indexOf(value.charAt(0)) >= 0
        && !NUMBER.matcher(value).matches();
  }
}
