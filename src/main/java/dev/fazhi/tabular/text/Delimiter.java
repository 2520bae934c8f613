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
 * @param announced whether the first line is {@code sep=} and no record
 */
record Delimiter(char character, String shown, char quote, int width, boolean announced) {

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
      Trial trial = attempt(head, length == SAMPLE, said, '"');
      return new Delimiter(said, head.substring(4, 5), '"', trial.width(), true);
    }
    Trial best = new Trial(',', 0, 1);
    boolean tie = false;
    for (char candidate : CANDIDATES) {
      Trial trial = attempt(head, length == SAMPLE, candidate, quote(head, candidate));
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

  private static boolean isEnd(char c, char delimiter) {
    return c == delimiter || c == '\n' || c == '\r';
  }

  private static Trial attempt(String head, boolean cut, char delimiter, char quote) {
    List<Integer> widths = widths(head, cut, delimiter, quote);
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
  private static List<Integer> widths(String head, boolean cut, char delimiter, char quote) {
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
      } else {
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
