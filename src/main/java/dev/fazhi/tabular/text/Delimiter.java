package dev.fazhi.tabular.text;

import dev.fazhi.tabular.row.FileFault;
import dev.fazhi.tabular.row.Reading;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What parts the columns and quotes them, found by trying: the one that gives most of the first
 * records the same number of columns, and of several such the one with most columns.
 *
 * @param character the delimiter; a comma when there is but one column
 * @param shown as told; empty when there is but one column
 * @param quote around fields; an apostrophe where that stands around fields and no quote does
 * @param width how many columns most of the first records have
 * @param padded whether spaces stand between the delimiter and the quotes of a field
 * @param announced whether the first line is {@code sep=} and no record
 */
record Delimiter(
    char character, String shown, char quote, int width, boolean padded, boolean announced) {

  private static final char[] CANDIDATES = {',', '\t', ';', '|'};
  private static final int SAMPLE = 1 << 16;
  private static final int RECORDS = 50;

  /** How one candidate did: records of the commonest width, and that width. */
  private record Trial(char character, int agreeing, int width) {

    private boolean equals(Trial other, boolean tried) {
      return tried && agreeing == other.agreeing && width == other.width;
    }
  }

  static Delimiter find(Reader text, Reading reading) throws IOException {
    char[] sample = new char[SAMPLE];
    int length = 0;
    for (int n = 0; n >= 0 && length < SAMPLE; length += Math.max(0, n)) {
      n = text.read(sample, length, SAMPLE - length);
    }
    String head = new String(sample, 0, length);
    if (head.length() > 5
        && head.substring(0, 4).toLowerCase(Locale.ROOT).equals("sep=")
        && (head.charAt(5) == '\r' || head.charAt(5) == '\n')) {
      char said = head.charAt(4);
      boolean padded = isPadded(head, said);
      Trial trial = attempt(head, length == SAMPLE, said, '"', padded);
      return new Delimiter(said, head.substring(4, 5), '"', trial.width(), padded, true);
    }
    Trial best = new Trial(',', 0, 1);
    boolean tie = false;
    for (char candidate : CANDIDATES) {
      boolean padded = isPadded(head, candidate);
      Trial trial = attempt(head, length == SAMPLE, candidate, quote(head, candidate), padded);
      if (trial.width() > 1) {
        if (trial.equals(best, best.width() > 1)) {
          tie = true;
        } else if (isBetter(trial, best)) {
          best = trial;
          tie = false;
        }
      }
    }
    if (tie) {
      throw reading.refuse(
          FileFault.DELIMITER,
          "文件“" + reading.shown() + "”的分隔符认不出（逗号、制表符、分号、竖线中不止一种都说得通）；请另存为 .xlsx 再放入。");
    }
    return new Delimiter(
        best.character(),
        best.width() > 1 ? String.valueOf(best.character()) : "",
        quote(head, best.character()),
        best.width(),
        isPadded(head, best.character()),
        false);
  }

  private static boolean isBetter(Trial trial, Trial best) {
    return trial.agreeing() != best.agreeing()
        ? trial.agreeing() > best.agreeing()
        : trial.width() > best.width();
  }

  /** The apostrophe if it opens as many fields as it closes, and the quote opens none. */
  private static char quote(String head, char delimiter) {
    int opened = 0;
    int closed = 0;
    for (int i = 0; i < head.length(); i++) {
      char c = head.charAt(i);
      if (c != '"' && c != '\'') {
        continue;
      }
      boolean opens = i == 0 || isEnd(head.charAt(i - 1), delimiter);
      if (opens && c == '"') {
        return c;
      }
      opened += opens ? 1 : 0;
      closed += i + 1 == head.length() || isEnd(head.charAt(i + 1), delimiter) ? 1 : 0;
    }
    return opened > 1 && opened == closed ? '\'' : '"';
  }

  /**
   * Whether quotes stand around fields, but never right behind a delimiter: always with spaces
   * between. One that fits neither the beginning nor the end of a field speaks against it.
   */
  private static boolean isPadded(String head, char delimiter) {
    int padded = 0;
    int opened = 0;
    int closed = 0;
    int whole = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r')) + 1;
    for (int i = head.indexOf('"'); i >= 0 && i < whole; i = head.indexOf('"', i + 1)) {
      if (head.startsWith("\"\"", i)) {
        i++;
        continue;
      }
      int before = i - 1;
      while (before >= 0 && head.charAt(before) == ' ') {
        before--;
      }
      int behind = i + 1;
      while (behind < whole && head.charAt(behind) == ' ') {
        behind++;
      }
      boolean opens = before < 0 || isEnd(head.charAt(before), delimiter);
      if (opens && before == i - 1 && before >= 0 && head.charAt(before) == delimiter) {
        return false;
      }
      if (!opens && !isEnd(head.charAt(behind), delimiter)) {
        return false;
      }
      padded += opens && before < i - 1 ? 1 : 0;
      opened += opens ? 1 : 0;
      closed += opens ? 0 : 1;
    }
    return padded > 0 && opened == closed;
  }

  private static boolean isEnd(char c, char delimiter) {
    return c == delimiter || c == '\n' || c == '\r';
  }

  private static Trial attempt(
      String head, boolean cut, char delimiter, char quote, boolean padded) {
    List<Integer> widths = widths(head, cut, delimiter, quote, padded);
    Map<Integer, Integer> counts = new HashMap<>();
    Trial trial = new Trial(delimiter, 0, 1);
    for (int width : widths) {
      int count = counts.merge(width, 1, Integer::sum);
      if (width > 1
          && (count > trial.agreeing() || (count == trial.agreeing() && width > trial.width()))) {
        trial = new Trial(delimiter, count, width);
      }
    }
    return trial;
  }

  /** The number of columns of the first records that are not blank. */
  private static List<Integer> widths(
      String head, boolean cut, char delimiter, char quote, boolean padded) {
    List<Integer> widths = new ArrayList<>();
    int width = 1;
    boolean quoted = false;
    boolean start = true;
    boolean blank = true;
    for (int i = 0; i < head.length() && widths.size() < RECORDS; i++) {
      char c = head.charAt(i);
      if (quoted) {
        quoted = c != quote;
      } else if (c == quote && (start || head.charAt(i - 1) == quote)) {
        quoted = true;
        blank = false;
        start = false;
      } else if (c == delimiter) {
        width++;
        start = true;
      } else if (c == '\n' || c == '\r') {
        if (!blank) {
          widths.add(width);
        }
        width = 1;
        start = true;
        blank = true;
      } else if (!padded || !start || c != ' ') {
        start = false;
        blank = false;
      }
    }
    if (!blank && !cut && widths.size() < RECORDS) {
      widths.add(width);
    }
    return widths;
  }
}
