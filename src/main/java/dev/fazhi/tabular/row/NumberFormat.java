package dev.fazhi.tabular.row;

import dev.fazhi.model.Cell;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * What a number format makes of a number (ECMA-376 part 1, 18.8.30 and 18.8.31): a date, a number
 * as it is, or a text that says more than the number, with the zeros of an id, a unit, or another
 * scale. Formats of elapsed time such as {@code [h]:mm} show a length, not a day.
 */
public final class NumberFormat {

  public static final NumberFormat GENERAL = new NumberFormat(false, List.of());

  private static final NumberFormat DATE = new NumberFormat(true, List.of());
  private static final NumberFormat PERCENT = of("0%");

  /** Names of formats that show a number as it is. */
  private static final Set<String> NAMES =
      Set.of(
          "General",
          "General Number",
          "Currency",
          "Euro Currency",
          "Fixed",
          "Standard",
          "Scientific",
          "Yes/No",
          "True/False",
          "On/Off");

  private final boolean date;
  private final List<NumberSection> sections;

  private NumberFormat(boolean date, List<NumberSection> sections) {
    this.date = date;
    this.sections = sections;
  }

  /** The format of a code as stored. */
  public static NumberFormat of(String code) {
    return isDate(code) ? DATE : new NumberFormat(false, NumberSection.of(code));
  }

  /** A format by a name of the XML spreadsheets of 2003, or else by its code. */
  public static NumberFormat named(String name) {
    if (name.endsWith(" Date") || name.endsWith(" Time")) {
      return DATE;
    }
    return name.equals("Percent") ? PERCENT : NAMES.contains(name) ? GENERAL : of(name);
  }

  /** A format that is known by its number alone. */
  public static NumberFormat builtin(int number) {
    return isDate(number) ? DATE : number == 9 || number == 10 ? PERCENT : GENERAL;
  }

  public Cell cell(BigDecimal value, boolean from1904) {
    if (date) {
      return Serials.cell(value, from1904);
    }
    Cell.Num number = Numbers.cell(value);
    String shown = NumberSection.show(sections, number.value());
    return shown.isEmpty() ? number : new Cell.Num(number.value(), number.rounded(), shown);
  }

  /** A built-in format by number, in any locale; the East Asian ones are 27 to 36 and 50 to 58. */
  public static boolean isDate(int builtin) {
    return (builtin >= 14 && builtin <= 22)
        || (builtin >= 27 && builtin <= 36)
        || builtin == 45
        || builtin == 47
        || (builtin >= 50 && builtin <= 58);
  }

  /** A format code as stored; only its first section, which is for ordinary values, counts. */
  public static boolean isDate(String code) {
    boolean date = false;
    boolean seconds = false;
    for (int i = 0; i < code.length() && code.charAt(i) != ';'; i++) {
      char c = Character.toLowerCase(code.charAt(i));
      switch (c) {
        case '"' -> i = skipTo(code, i, '"');
        case '\\', '_', '*' -> i++;
        case '[' -> {
          int end = skipTo(code, i, ']');
          if (isElapsed(code, i + 1, end)) {
            return false;
          }
          i = end;
        }
        case '#', '?' -> {
          return false;
        }
        case '0' -> {
          if (!seconds) {
            return false;
          }
        }
        case 'g' -> {
          if (isGeneral(code, i)) {
            return false;
          }
          date = true;
        }
        case 'y', 'm', 'd', 'h', 'e', 'b' -> date = true;
        case 's' -> {
          date = true;
          seconds = true;
        }
        case 'a' -> date |= code.regionMatches(true, i, "aaa", 0, 3);
        default -> {
          // literals and separators say nothing
        }
      }
    }
    return date;
  }

  private static int skipTo(String code, int from, char end) {
    int found = code.indexOf(end, from + 1);
    return found < 0 ? code.length() - 1 : found;
  }

  private static boolean isGeneral(String code, int at) {
    return code.regionMatches(true, at, "general", 0, 7) || code.startsWith("/", at + 1);
  }

  private static boolean isElapsed(String code, int from, int to) {
    if (from >= to) {
      return false;
    }
    char first = Character.toLowerCase(code.charAt(from));
    if (first != 'h' && first != 'm' && first != 's') {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (Character.toLowerCase(code.charAt(i)) != first) {
        return false;
      }
    }
    return true;
  }
}
