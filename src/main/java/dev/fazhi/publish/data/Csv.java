package dev.fazhi.publish.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.io.input.BOMInputStream;

/**
 * Writes CSV as of RFC 4180 with a byte order mark, by which spreadsheets recognise UTF-8: CRLF
 * after every record, quotes only where needed.
 */
public final class Csv {

  private final StringBuilder text = new StringBuilder("\uFEFF");

  /**
   * Adds a record with unchanged values; text from outside must pass {@link FormulaGuard} before.
   */
  public Csv add(List<String> values) {
    List<String> quoted = new ArrayList<>(values.size());
    for (String value : values) {
      quoted.add(quoted(value));
    }
    text.append(String.join(",", quoted)).append("\r\n");
    return this;
  }

  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads what was written so, without the mark. */
  static CSVParser parser(Path file, CSVFormat format) throws IOException {
    return CSVParser.builder()
        .setInputStream(BOMInputStream.builder().setPath(file).get())
        .setCharset(StandardCharsets.UTF_8)
        .setFormat(format)
        .get();
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
