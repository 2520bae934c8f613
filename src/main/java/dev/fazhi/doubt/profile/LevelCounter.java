package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.Level;
import dev.fazhi.doubt.row.Sizes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the numbers in the rows of each name ({@code I}), their logarithms ({@code i}) and the
 * squares of these ({@code z}), of each name ({@code j}).
 */
final class LevelCounter implements HabitCounter {

  /** Of fewer rows a load shows no level. */
  private static final long LEAST = 12;

  private final Sizes sizes;
  private final Map<String, Map<String, Level>> levels = new TreeMap<>();

  LevelCounter(Source source) {
    this.sizes = Sizes.of(source);
  }

  @Override
  public void add(List<? extends @Nullable Object> values) {
    sizes.each(
        values,
        (number, by, name, size) -> {
          Map<String, Level> all =
              levels.computeIfAbsent(number + "," + by, any -> new TreeMap<>());
          if (all.size() <= Sizes.MOST_NAMES || all.containsKey(name)) {
            all.merge(HabitCounts.line(name), Level.NONE.with(size), Level::plus);
          }
        });
  }

  @Override
  public void putInto(Map<String, Long> counts) {
    levels.values().removeIf(all -> all.size() > Sizes.MOST_NAMES);
    levels.values().forEach(all -> all.values().removeIf(level -> level.rows() < LEAST));
    levels.forEach(
        (at, all) ->
            all.forEach(
                (name, level) -> {
                  counts.merge("I" + at, level.rows(), Long::sum);
                  counts.put("j" + at + "=" + name, level.rows());
                  counts.put("i" + at + "=" + name, level.sum());
                  counts.put("z" + at + "=" + name, level.squares());
                }));
  }

  /** The levels of each name that were counted. */
  static Map<String, Level> of(HabitCounts counts, String at) {
    Map<String, Level> levels = new TreeMap<>();
    String prefix = "j" + at + "=";
    counts
        .counts()
        .forEach(
            (what, rows) -> {
              if (what.startsWith(prefix)) {
                String same = what.substring(1);
                levels.put(
                    what.substring(prefix.length()),
                    new Level(rows, counts.of("i" + same), counts.of("z" + same)));
              }
            });
    return levels;
  }
}
