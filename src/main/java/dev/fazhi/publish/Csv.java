package dev.fazhi.publish;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * CSV as of RFC 4180 with a byte order mark, so that spreadsheets take it for UTF-8: CRLF after
 * every record, quotes only where a value needs them.
 */
final class Csv {

  private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

  private final StringBuilder text = new StringBuilder("\uFEFF");

  /** Adds a record of values as they stand; text from outside must be {@link #guarded} before. */
  Csv add(List<String> values) {
    List<String> quoted = new ArrayList<>(values.size());
    for (String value : values) {
      quoted.add(quoted(value));
    }
    text.append(String.join(",", quoted)).append("\r\n");
    return this;
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Text that a spreadsheet would take for a formula gets an apostrophe before it; a plain number
   * with its sign is none.
   */
  static String guarded(String value) {
    return isFormula(value) ? "'" + value : value;
  }

  /** Whether a spreadsheet would take the text for a formula. */
  static boolean isFormula(String value) {
    return !value.isEmpty()
        && BEGINS_A_FORMULA.indexOf(value.charAt(0)) >= 0
        && !NUMBER.matcher(value).matches();
  }

  private static String quoted(String value) {
    boolean plain =
        value.indexOf(',') < 0
            && value.indexOf('"') < 0
            && value.indexOf('\r') < 0
            && value.indexOf('\n') < 0;
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
