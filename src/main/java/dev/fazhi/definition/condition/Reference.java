package dev.fazhi.definition.condition;

import dev.fazhi.definition.yaml.Spelling;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A list of canonical names with their aliases or, for each year, with a number.
 *
 * @param id the name of its file without {@code .csv}
 * @param names the canonical names in the order declared
 * @param canonical every spelling, normalised as headers are, to its canonical name; the canonical
 *     names among them
 * @param years the number of each name, by year; none for a list of names with aliases
 */
public record Reference(
    String id,
    List<String> names,
    Map<String, String> canonical,
    Map<Integer, Map<String, BigDecimal>> years) {

  /** Shorter spellings stand in many names. */
  private static final int LEAST_LETTERS = 3;

  /**
   * The names that stand in a longer one, as behind a district or before a section; none when the
   * list has that one itself.
   */
  public Set<String> within(String longer) {
    String normal = Spelling.normal(longer);
    if (canonical.containsKey(normal)) {
      return Set.of();
    }
    List<String> inside =
        canonical.keySet().stream()
            .filter(each -> each.length() >= LEAST_LETTERS && normal.contains(each))
            .toList();
    Set<String> found = new TreeSet<>();
    for (String spelling : inside) {
      if (inside.stream().noneMatch(o -> !o.equals(spelling) && o.contains(spelling))) {
        found.add(canonical.get(spelling));
      }
    }
    return found;
  }
}
