package dev.fazhi.measure.count;

import dev.fazhi.model.Period;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which time the deliveries of each source cover, so that nothing delivered is told from a true
 * zero: a source covers a period that it has a row dated in, or before it, unless its deliveries
 * end before the period begins.
 */
public final class Coverage {

  private final Map<String, LocalDate> first = new HashMap<>();
  private final Map<String, LocalDate> last = new HashMap<>();
  private final Map<String, Deliveries.Reach> reach;

  public Coverage(Map<String, Counts> counts, Map<String, Deliveries.Reach> reach) {
    this.reach = reach;
    counts.forEach(
        (source, counted) ->
            counted.days().byValue().values().stream()
                .flatMap(times -> times.entrySet().stream())
                .filter(time -> time.getValue()[0] > 0)
                .map(time -> firstDay(time.getKey()))
                .forEach(
                    day -> {
                      first.merge(source, day, (a, b) -> a.isBefore(b) ? a : b);
                      last.merge(source, day, (a, b) -> a.isAfter(b) ? a : b);
                    }));
  }

  /** Of a day itself, of a calendar year or month its first. */
  private static LocalDate firstDay(Object time) {
    String text = time.toString();
    return LocalDate.parse(text + "-01-01".substring(text.length() - 4));
  }

  /** Rows that are there were delivered, whatever the times of their files say. */
  public boolean covers(String source, Period period) {
    LocalDate from = first.get(source);
    LocalDate to = last.get(source);
    Deliveries.Reach known = reach.get(source);
    return from != null
        && !from.isAfter(period.to())
        && (known == null
            || !known.through().isBefore(period.from())
            || to != null && !to.isBefore(period.from()));
  }

  /** How far the source was delivered; null when it does not count by days. */
  public Deliveries.@Nullable Reach reach(String source) {
    return reach.get(source);
  }

  /** Whether a row from before the period was delivered, so that what was open then is known. */
  public boolean reachesBefore(String source, Period period) {
    LocalDate from = first.get(source);
    return from != null && from.isBefore(period.from());
  }

  /** The first year that any source covers. */
  public Optional<Integer> firstYear() {
    return first.values().stream().map(LocalDate::getYear).min(Integer::compareTo);
  }
}
