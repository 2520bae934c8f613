package dev.fazhi.intake.header;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All spellings of a source's headers. */
public final class SourceHeaders {

  /** Stands for a column that is dropped while reading. */
  static final int PERSONAL = -1;

  private final Source source;
  private final Map<String, Integer> fields = new HashMap<>();
  private final Map<String, Integer> ranks = new HashMap<>();
  private final Set<Integer> beginnings = new HashSet<>();

  SourceHeaders(Source source) {
    this.source = source;
    List<Field> all = source.fields();
    for (int field = 0; field < all.size(); field++) {
      for (String header : all.get(field).headers()) {
        if (fields.putIfAbsent(key(Spelling.normal(header)), field) == null) {
          ranks.put(key(Spelling.normal(header)), ranks.size());
        }
      }
    }
    // a column that one list keeps and the other drops is dropped
    source.personal().forEach(header -> fields.put(key(Spelling.normal(header)), PERSONAL));
    fields.keySet().forEach(header -> beginnings.add(header.codePointAt(0)));
  }

  private static String key(String normal) {
    return normal.toLowerCase(Locale.ROOT);
  }

  Source source() {
    return source;
  }

  /** The field that a header names, {@link #PERSONAL}, or null. */
  @Nullable
  public Integer find(HeaderText header) {
    if (header.isEmpty() || !begins(header.normal())) {
      return null;
    }
    Integer exact = fields.get(key(header.normal()));
    return exact == null ? fields.get(key(header.bare())) : exact;
  }

  private boolean begins(String text) {
    return beginnings.contains(Character.toLowerCase(text.codePointAt(0)));
  }

  /** Where the source names a header of a field; the smaller one goes first. */
  int rank(HeaderText header) {
    Integer exact = ranks.get(key(header.normal()));
    return exact == null ? ranks.getOrDefault(key(header.bare()), Integer.MAX_VALUE) : exact;
  }

  /** Whether a text may be a header, by its first character; false for most that is none. */
  public boolean mayBegin(String text) {
    if (text.isEmpty()) {
      return false;
    }
    char first = text.charAt(0);
    boolean marked = first == '*' || text.length() > 1 && isAccent(text.charAt(1));
    return !Texts.isPlain(first) || marked || begins(text);
  }

  private static boolean isAccent(char c) {
    return c >= 0x0300 && c < 0x0370;
  }

  /** Whether the row may name a column of the source, by the beginnings of its cells. */
  boolean mayBeIn(Row row) {
    return source.unpivot() != null || row.cells().stream().anyMatch(cell -> mayBegin(cell.text()));
  }
}
