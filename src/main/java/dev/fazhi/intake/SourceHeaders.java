package dev.fazhi.intake;

import dev.fazhi.definition.Field;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.Spelling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All spellings of a source's headers. */
final class SourceHeaders {

  /** Stands for a column that is dropped while reading. */
  static final int PERSONAL = -1;

  private final Source source;
  private final Map<String, Integer> fields = new HashMap<>();

  SourceHeaders(Source source) {
    this.source = source;
    List<Field> all = source.fields();
    for (int field = 0; field < all.size(); field++) {
      for (String header : all.get(field).headers()) {
        fields.putIfAbsent(Spelling.normal(header), field);
      }
    }
    // a column that one list keeps and the other drops is dropped
    source.personal().forEach(header -> fields.put(Spelling.normal(header), PERSONAL));
  }

  Source source() {
    return source;
  }

  /** The field that a header names, {@link #PERSONAL}, or null. */
  @Nullable Integer find(HeaderText header) {
    Integer exact = fields.get(header.normal());
    return exact == null ? fields.get(header.bare()) : exact;
  }
}
