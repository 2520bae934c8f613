package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What rows fill: all of them, and those of each name in the fields that are lists of names.
 *
 * @param groups by the position of such a field, by name
 */
record NamedRows(FilledFields all, Map<Integer, Map<String, FilledFields>> groups) {

  /** Columns with more different names than these are no lists of towns or units. */
  private static final int MOST_NAMES = 1000;

  /** No rows yet. */
  NamedRows(Source source) {
    this(new FilledFields(source.fields().size()), new TreeMap<>());
    for (int group :
        source.positions(
            field ->
                source.isNamed(field)
                    || field.isFreeText() && !source.key().contains(field.name()))) {
      groups.put(group, new TreeMap<>());
    }
  }

  void add(List<?> values) {
    all.add(values);
    groups.forEach(
        (field, names) -> {
          if (values.get(field) instanceof String name
              && (names.size() < MOST_NAMES || names.containsKey(name))) {
            of(names, name).add(values);
          }
        });
  }

  void add(NamedRows others) {
    all.add(others.all);
    groups.forEach(
        (field, names) -> others.of(field).forEach((name, filled) -> of(names, name).add(filled)));
  }

  private FilledFields of(Map<String, FilledFields> names, String name) {
    return names.computeIfAbsent(name, any -> new FilledFields(all.width()));
  }

  /** Those of each name in a field. */
  Map<String, FilledFields> of(int field) {
    return groups.getOrDefault(field, Map.of());
  }

  /** How many rows are not of those. */
  long others(FilledFields some) {
    return all.rows() - some.rows();
  }
}
