package dev.fazhi.publish.table;

import dev.fazhi.publish.text.EastAsian;
import java.util.List;

/**
 * A column of a published table.
 *
 * @param header unique in its table, the unit in brackets
 * @param kind what stands in it
 * @param decimals for numbers, the most digits after the point in it
 * @param path its headers from top to bottom where some stand over several columns; else the header
 */
public record Column(String header, Kind kind, int decimals, List<String> path) {

  /** A column with one header. */
  public Column(String header, Kind kind, int decimals) {
    this(header, kind, decimals, List.of(header));
  }

  /** A column under several headers. */
  public static Column under(List<String> path, Kind kind, int decimals) {
    return new Column(String.join(" ", path), kind, decimals, path);
  }

  /** The kind of a column's content, which decides its style. */
  public enum Kind {
    /** Short text. */
    LABEL,
    /** Text that wraps within its cell. */
    PROSE,
    /** A line to be copied as a whole, on one line whatever its length. */
    COMMAND,
    /** Numbers with thousands separators. */
    NUMBER,
    /** Numbers with an arrow that says whether they rise or fall, so that colour need not. */
    CHANGE
  }

  /** The widest word of a header that stands on one line, in half-width characters. */
  private static final int MOST_WORD = 12;

  private static final int MOST_WITH_UNIT = 10;

  public static Column label(String header) {
    return new Column(header, Kind.LABEL, 0);
  }

  public static Column prose(String header) {
    return new Column(header, Kind.PROSE, 0);
  }

  public static Column command(String header) {
    return new Column(header, Kind.COMMAND, 0);
  }

  public static Column number(String header, int decimals) {
    return new Column(header, Kind.NUMBER, decimals);
  }

  /**
   * The header as its cell shows it: over numbers each word on a line of its own, and long ones on
   * two, so that many columns of numbers fit on a page.
   */
  public String shown() {
    if (!isNumeric()) {
      return header;
    }
    StringBuilder shown = new StringBuilder();
    for (String word : header.split(" ", -1)) {
      shown.append(shown.isEmpty() ? "" : "\n").append(broken(word));
    }
    return shown.toString();
  }

  private static String broken(String word) {
    int unit = word.indexOf('(');
    if (unit > 0 && EastAsian.width(word) > MOST_WITH_UNIT) {
      return word.substring(0, unit) + "\n" + word.substring(unit);
    }
    int width = EastAsian.width(word);
    if (unit >= 0 || width <= MOST_WORD) {
      return word;
    }
    // seven characters break into four and three, eight into five and three
    int line = Math.min(MOST_WITH_UNIT, width / 4 * 2 + 2);
    return String.join("\n", EastAsian.wrap(word, line));
  }

  public boolean isNumeric() {
    return kind == Kind.NUMBER || kind == Kind.CHANGE;
  }
}
