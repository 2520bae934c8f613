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
 * The delimiter of the columns, found by trying: the one that gives most of the first records the
 * same number of columns, and of several such the one with most columns.
 *
 * @param character the delimiter; a comma when there is but one column
 * @param shown as told; empty when there is but one column
 * @param announced whether the first line is {@code sep=} and no record
 */
record Delimiter(char character, String shown, boolean announced) {

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
      return new Delimiter(head.charAt(4), head.substring(4, 5), true);
    }
    Trial best = new Trial(',', 0, 1);
    boolean tie = false;
    for (char candidate : CANDIDATES) {
      Trial trial = attempt(head, length == SAMPLE, candidate);
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
        best.character(), best.width() > 1 ? String.valueOf(best.character()) : "", false);
  }

  private static boolean isBetter(Trial trial, Trial best) {
    return trial.agreeing() != best.agreeing()
        ? trial.agreeing() > best.agreeing()
        : trial.width() > best.width();
  }

  private static Trial attempt(String head, boolean cut, char delimiter) {
    List<Integer> widths = widths(head, cut, delimiter);
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
  private static List<Integer> widths(String head, boolean cut, char delimiter) {
    List<Integer> widths = new ArrayList<>();
    int width = 1;
    boolean quoted = false;
    boolean start = true;
    boolean blank = true;
    for (int i = 0; i < head.length() && widths.size() < RECORDS; i++) {
      char c = head.charAt(i);
      if (quoted) {
        quoted = c != '"';
      } else if (c == '"' && (start || head.charAt(i - 1) == '"')) {
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
