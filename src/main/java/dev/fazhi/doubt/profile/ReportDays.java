package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.store.archive.DateRange;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts, of reports for periods, how many rows of several units have a day ({@code Y}) and how
 * many the one that most of their period have ({@code y}), and the days of the month ({@code M},
 * {@code m}); of days that are no events, how many lie before the period has ended ({@code E},
 * {@code e}), before it began ({@code F}, {@code f}) and long after it ({@code L}, {@code l}).
 */
final class ReportDays implements HabitCounter {

  /** What fewer units report on one day they do by chance. */
  private static final int LEAST_UNITS = 5;

  /** Nobody waits so many months for a report. */
  private static final int MOST_MONTHS = 6;

  private final int[] days;
  private final Set<Integer> events = new HashSet<>();
  private final int period;
  private final int unit;
  private final Map<String, Set<String>> units = new HashMap<>();
  private final Map<Integer, Map<String, Map<LocalDate, long[]>>> found = new TreeMap<>();

  ReportDays(Source source) {
    this.period = source.coverage(Field.Type.PERIOD);
    this.unit =
        source.position(
            source.key().stream()
                .filter(key -> source.field(key).isFreeText())
                .findFirst()
                .orElse(null));
    Arrays.stream(source.positions(source.events())).forEach(events::add);
    this.days =
        source.positions(field -> period >= 0 && unit >= 0 && field.type() == Field.Type.DATE);
  }

  @Override
  public void add(List<? extends @Nullable Object> values) {
    if (days.length == 0 || !(values.get(period) instanceof String of)) {
      return;
    }
    units.computeIfAbsent(of, any -> new HashSet<>()).add(String.valueOf(values.get(unit)));
    for (int position : days) {
      if (values.get(position) instanceof LocalDate day) {
        found
            .computeIfAbsent(position, any -> new TreeMap<>())
            .computeIfAbsent(of, any -> new TreeMap<>())
            .computeIfAbsent(day, any -> new long[1])[0]++;
      }
    }
  }

  @Override
  public void putInto(Map<String, Long> counts) {
    found.forEach(
        (position, periods) ->
            periods.forEach(
                (period, all) ->
                    all.forEach(
                        (day, of) -> {
                          add(position, day, of[0], counts);
                          DateRange about = DateRange.of(period);
                          if (about != null && !events.contains(position)) {
                            due(position, day, about, of[0], counts);
                          }
                        })));
    found.forEach(
        (position, periods) ->
            periods.forEach(
                (of, all) -> {
                  if (units.getOrDefault(of, Set.of()).size() >= LEAST_UNITS) {
                    long rows = all.values().stream().mapToLong(count -> count[0]).sum();
                    long most = all.values().stream().mapToLong(count -> count[0]).max().orElse(0);
                    counts.merge("Y" + position, rows, Long::sum);
                    counts.merge("y" + position, most, Long::sum);
                  }
                }));
  }

  private static void due(
      int position, LocalDate day, DateRange about, long rows, Map<String, Long> counts) {
    List.of("E", "F", "L").forEach(all -> counts.merge(all + position, rows, Long::sum));
    counts.merge("e" + position, day.isBefore(about.to()) ? rows : 0, Long::sum);
    counts.merge("f" + position, day.isBefore(about.from()) ? rows : 0, Long::sum);
    LocalDate late = about.to().plusMonths(MOST_MONTHS);
    counts.merge("l" + position, day.isAfter(late) ? rows : 0, Long::sum);
  }

  private static void add(int position, LocalDate day, long rows, Map<String, Long> counts) {
    counts.merge("M" + position, rows, Long::sum);
    counts.merge("m" + position + "=" + day.getDayOfMonth(), rows, Long::sum);
  }
}
