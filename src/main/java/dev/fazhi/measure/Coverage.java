package dev.fazhi.measure;

import dev.fazhi.model.Period;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which time the deliveries of each source cover, so that nothing delivered is told from a true
 * nought: a source covers a period once it has a row dated in it or before it.
 */
final class Coverage {

  private final Map<String, LocalDate> first = new HashMap<>();

  Coverage(Map<String, Counts> counts) {
    counts.forEach(
        (source, counted) ->
            counted.days().byValue().values().stream()
                .flatMap(times -> times.entrySet().stream())
                .filter(time -> time.getValue()[0] > 0)
                .map(time -> firstDay(time.getKey()))
                .min(LocalDate::compareTo)
                .ifPresent(from -> first.put(source, from)));
  }

  /** Of a day itself, of a calendar year or month its first. */
  private static LocalDate firstDay(Object time) {
    String text = time.toString();
    return LocalDate.parse(text + "-01-01".substring(text.length() - 4));
  }

  boolean covers(String source, Period period) {
    LocalDate from = first.get(source);
    return from != null && !from.isAfter(period.to());
  }

  /** Whether a row from before the period was delivered, so that what was open then is known. */
  boolean reachesBefore(String source, Period period) {
    LocalDate from = first.get(source);
    return from != null && from.isBefore(period.from());
  }

  /** The first year that any source covers. */
  Optional<Integer> firstYear() {
    return first.values().stream().map(LocalDate::getYear).min(Integer::compareTo);
  }
}
