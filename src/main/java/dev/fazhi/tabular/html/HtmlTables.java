package dev.fazhi.tabular.html;

import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.text.TextEncoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * The tables of a web page, known before any is read.
 *
 * @param outer those that hold further tables, which lay out the page
 */
record HtmlTables(int count, BitSet outer) {

  /** Passes once through the page. */
  static HtmlTables of(Path path, TextEncoding encoding, Reading reading) throws IOException {
    int[] count = {0};
    BitSet outer = new BitSet();
    HtmlWalk.Listener listener =
        (index, around) -> {
          count[0] = index + 1;
          if (around >= 0) {
            outer.set(around);
          }
        };
    HtmlWalk walk = new HtmlWalk(listener, reading);
    StringBuilder unread = new StringBuilder();
    try (HtmlTags tags = new HtmlTags(encoding.open(path, reading))) {
      while (tags.next(unread, 0)) {
        walk.take(tags);
      }
    }
    return new HtmlTables(count[0], outer);
  }

  /** How many hold no further table. */
  int innermost() {
    return count - outer.cardinality();
  }

  boolean areNested() {
    return !outer.isEmpty();
  }

  boolean isInnermost(int index) {
    return !outer.get(index);
  }
}
