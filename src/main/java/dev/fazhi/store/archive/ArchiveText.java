package dev.fazhi.store.archive;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Encodes cells and faults as text. */
public final class ArchiveText {

  private static final char SEPARATOR = '\u001f';

  private ArchiveText() {}

  /** Encodes a cell as a letter for its kind and its text; empty for a blank one. */
  static String encode(Cell cell) {
    if (cell instanceof Cell.Text text) {
      return "t" + text.text();
    } else if (cell instanceof Cell.Num num) {
      String shown = num.shown().isEmpty() ? "" : SEPARATOR + num.shown();
      return (num.rounded() ? "r" : "n") + num.value() + shown;
    } else if (cell instanceof Cell.Moment moment) {
      return (moment.dateOnly() ? "d" : "m") + moment.value();
    } else if (cell instanceof Cell.Bool bool) {
      return bool.value() ? "b1" : "b0";
    } else if (cell instanceof Cell.Err err) {
      return "e" + err.text() + SEPARATOR + err.reason();
    }
    return "";
  }

  static Cell decode(String text) {
    if (text.isEmpty()) {
      return Cell.BLANK;
    }
    String rest = text.substring(1);
    return switch (text.charAt(0)) {
      case 't' -> new Cell.Text(rest);
      case 'n', 'r' ->
          new Cell.Num(new BigDecimal(half(rest, 0)), text.charAt(0) == 'r', half(rest, 1));
      case 'd', 'm' -> new Cell.Moment(moment(rest), text.charAt(0) == 'd');
      case 'b' -> new Cell.Bool(rest.equals("1"));
      case 'e' -> new Cell.Err(half(rest, 0), half(rest, 1));
      default -> throw new NumberFormatException("unknown kind of cell");
    };
  }

  /** Parses this one form, many times faster than the JDK's parser. */
  static LocalDate day(String text) {
    if (text.length() != 10) {
      return LocalDate.parse(text);
    }
    return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
  }

  static LocalDateTime moment(String text) {
    int length = text.length();
    if (length != 16 && length != 19 || text.charAt(10) != 'T') {
      return LocalDateTime.parse(text);
    }
    return LocalDateTime.of(
        number(text, 0, 4),
        number(text, 5, 7),
        number(text, 8, 10),
        number(text, 11, 13),
        number(text, 14, 16),
        length == 19 ? number(text, 17, 19) : 0);
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  /** The text before the separator or, for the second half, after it. */
  private static String half(String text, int half) {
    int at = text.indexOf(SEPARATOR);
    if (half == 0) {
      return at < 0 ? text : text.substring(0, at);
    }
    return at < 0 ? "" : text.substring(at + 1);
  }

  /** Encodes a fault as the values of a line, not yet escaped. */
  public static List<String> values(String kind, Fault fault) {
    Place place = fault.place();
    return List.of(
        kind,
        fault.code(),
        fault.severity().name(),
        place.sheet(),
        Integer.toString(place.row()),
        Integer.toString(place.column()),
        fault.field(),
        fault.value(),
        fault.message());
  }

  /** Decodes a fault from the unescaped values of a line. */
  public static Fault fault(String[] values, String file) {
    return new Fault(
        values[1],
        Fault.Severity.valueOf(values[2]),
        new Place(file, values[3], Integer.parseInt(values[4]), Integer.parseInt(values[5])),
        values[6],
        values[7],
        values[8]);
  }

  /** The text without tabs and line breaks, written as the text format of COPY has them, too. */
  public static String escape(String text) {
    return text.indexOf('\t') < 0
            && text.indexOf('\n') < 0
            && text.indexOf('\r') < 0
            && text.indexOf('\\') < 0
        ? text
        : text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
  }

  public static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
        continue;
      }
      char escaped = text.charAt(++i);
      plain.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
    }
    return plain.toString();
  }
}
