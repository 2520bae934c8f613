package dev.fazhi.tabular.row;

/** Reads one section of the code of a number format. */
final class NumberSectionReader {
  private final String code;
  private int at;
  private String condition = "";
  private final StringBuilder before = new StringBuilder();
  private final StringBuilder whole = new StringBuilder();
  private final StringBuilder between = new StringBuilder();
  private int zeros;
  private int shift;
  private int commas;
  private boolean point;
  private boolean plain;

  NumberSectionReader(String code, int from) {
    this.code = code;
    this.at = from;
  }

  /** Where the section ends. */
  int end() {
    return at;
  }

  NumberSection read() {
    while (at < code.length() && code.charAt(at) != ';') {
      take(code.charAt(at));
      at++;
    }
    shift += 3 * commas;
    if (point && whole.isEmpty()) {
      whole.append(NumberSection.DIGIT);
    }
    String front = before.toString();
    String back = between.toString();
    boolean bare =
        NumberSection.bare(front, true).isEmpty() && NumberSection.bare(back, true).isEmpty();
    boolean usual =
        zeros <= 1 && shift == 0 && whole.chars().allMatch(c -> c == NumberSection.DIGIT);
    return new NumberSection(
        condition, whole.toString(), zeros, front, back, shift, plain || bare && usual);
  }

  private void take(char c) {
    switch (c) {
      case '"' -> {
        int end = indexOf('"');
        literal(code.substring(at + 1, end));
        at = end;
      }
      case '[' -> {
        int end = indexOf(']');
        bracket(code.substring(at + 1, end));
        at = end;
      }
      case '\\', '!' -> {
        at++;
        literal(code.substring(Math.min(at, code.length()), Math.min(at + 1, code.length())));
      }
      case '_', '*' -> at++;
      case '0', '#', '?' -> digit(c);
      case '.' -> {
        point = true;
        shift += 3 * commas;
        commas = 0;
      }
      case ',' -> commas += whole.isEmpty() ? 0 : 1;
      case '%' -> {
        shift -= 2;
        literal("%");
      }
      case '@' -> plain = true;
      case 'E', 'e', '/' -> plain |= !whole.isEmpty();
      case 'G', 'g' -> general();
      default -> literal(String.valueOf(c));
    }
  }

  private int indexOf(char closing) {
    int found = code.indexOf(closing, at + 1);
    return found < 0 ? code.length() : found;
  }

  private void literal(String text) {
    (whole.isEmpty() && !point ? before : between).append(text);
  }

  private void bracket(String inside) {
    if (NumberSection.CONDITION.matcher(inside).matches()) {
      condition = inside;
    } else if (inside.startsWith("$")) {
      literal(inside.substring(1).split("-", 2)[0]);
    } else {
      plain |= inside.matches("[hHmMsS]+");
    }
  }

  private void digit(char c) {
    String text = between.toString().strip();
    between.setLength(0);
    commas = 0;
    if (point) {
      plain |= !text.isEmpty();
      return;
    }
    whole.append(whole.isEmpty() ? "" : text).append(NumberSection.DIGIT);
    zeros += c == '0' || zeros > 0 ? 1 : 0;
  }

  /** The number as it is, under its English name or as some Chinese programs store it. */
  private void general() {
    digit('0');
    if (code.regionMatches(true, at, "General", 0, 7)) {
      at += 6;
    } else if (code.startsWith("/", at + 1)) {
      at++;
      while (at + 1 < code.length() && Character.isIdeographic(code.charAt(at + 1))) {
        at++;
      }
    } else {
      plain = true;
    }
  }
}
