package dev.fazhi.tabular;

/**
 * Which number formats show a date (ECMA-376 part 1, 18.8.30 and 18.8.31). Formats of elapsed time
 * such as {@code [h]:mm} show a length, not a day.
 */
final class NumberFormats {

  private NumberFormats() {}

  /** A built-in format by number, in any locale; the East Asian ones are 27 to 36 and 50 to 58. */
  static boolean isDate(int builtin) {
    return (builtin >= 14 && builtin <= 22)
        || (builtin >= 27 && builtin <= 36)
        || builtin == 45
        || builtin == 47
        || (builtin >= 50 && builtin <= 58);
  }

  /** A format code as stored; only its first section, which is for ordinary values, counts. */
  static boolean isDate(String code) {
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
