package dev.fazhi.publish.docx;

import dev.fazhi.definition.DraftText;
import dev.fazhi.publish.table.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the draft's text.
 *
 * @param text as it is read
 * @param origin the number of {@code figures.csv} that it puts in words; null for mere words
 * @param form how it puts it
 * @param remarks what a reader should know of it, in Chinese; they become its comment
 */
public record Passage(
    String text, @Nullable Origin origin, DraftText.Form form, List<String> remarks) {

  static Passage plain(String text) {
    return new Passage(text, null, DraftText.Form.VALUE, List.of());
  }
}
