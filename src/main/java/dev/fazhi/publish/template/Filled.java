package dev.fazhi.publish.template;

import dev.fazhi.publish.passage.Passage;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What takes the place of a text.
 *
 * @param passages in order
 * @param number the exact number that is all of it, for a cell; null when it is more or less
 * @param percent whether the number is a percentage
 */
public record Filled(List<Passage> passages, @Nullable BigDecimal number, boolean percent) {

  /** The text as a whole. */
  public String text() {
    return Passage.text(passages);
  }

  /** What the reader must know of its figures, in Chinese; empty for nothing. */
  public List<String> remarks() {
    return passages.stream().flatMap(passage -> passage.remarks().stream()).distinct().toList();
  }
}
