package dev.fazhi.publish.xlsx;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Extends the ranges of formulas that end at a repeated row to its repetitions. A spreadsheet does
 * so only for rows that are put in before the last one of a range.
 */
final class FormulaRanges {

  private static final Pattern RANGE =
      Pattern.compile(
          "(?<sheet>(?:'[^']+'|[\\p{L}\\p{N}_.]+)!)?"
              + "(?<from>\\$?[A-Z]{1,3}\\$?\\d+:\\$?[A-Z]{1,3}\\$?)(?<last>\\d+)(?![\\d(])");

  private FormulaRanges() {}

  /**
   * Extends the ranges, of all sheets, that end at a row.
   *
   * @param row counted from 0
   * @param more how many rows follow it now that are repetitions
   */
  static void extend(XSSFSheet sheet, int row, int more) {
    sheet
        .getWorkbook()
        .forEach(
            each ->
                each.forEach(
                    line ->
                        line.forEach(
                            cell -> {
                              if (cell.getCellType() == CellType.FORMULA) {
                                String old = cell.getCellFormula();
                                String name = sheet.getSheetName();
                                String formula = extended(old, name, each == sheet, row, more);
                                if (!formula.equals(old)) {
                                  cell.setCellFormula(formula);
                                }
                              }
                            })));
  }

  private static String extended(String formula, String name, boolean own, int row, int more) {
    Matcher range = RANGE.matcher(formula);
    StringBuilder extended = new StringBuilder();
    while (range.find()) {
      String sheet = range.group("sheet");
      boolean here = sheet == null ? own : sheet.replace("'", "").equals(name + "!");
      String last = range.group("last");
      if (here && last.equals(Integer.toString(row + 1))) {
        last = Integer.toString(row + 1 + more);
      }
      String whole = (sheet == null ? "" : sheet) + range.group("from") + last;
      range.appendReplacement(extended, Matcher.quoteReplacement(whole));
    }
    return range.appendTail(extended).toString();
  }
}
