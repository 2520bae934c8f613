package dev.fazhi.publish.passage;

import dev.fazhi.definition.DraftText;
import dev.fazhi.publish.table.Origin;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A piece of running text.
 *
 * @param text as shown
 * @param origin the number of {@code figures.csv} that it expresses; null for plain text
 * @param form how it expresses the number
 * @param remarks for the reader, in Chinese; they become its comment
 */
public record Passage(
    String text, @Nullable Origin origin, DraftText.Form form, List<String> remarks) {

  /** Text without a figure. */
  public static Passage plain(String text) {
    return new Passage(text, null, DraftText.Form.VALUE, List.of());
  }

  /** The text of several, one after the other. */
  public static String text(List<Passage> passages) {
    return passages.stream().map(Passage::text).collect(Collectors.joining());
  }
}
