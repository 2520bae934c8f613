package dev.fazhi.measure.check.quiet;

import dev.fazhi.definition.Definitions;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.store.archive.DateRange;

/**
 * A time without rows.
 *
 * @param by the field of the group; empty for all
 * @param words what is noted
 */
record Quiet(String source, String by, String group, DateRange days, String words) {

  boolean concerns(Figure figure, Definitions definitions) {
    boolean other = figure.by().equals(by) && !figure.group().equals(group);
    return (by.isEmpty() || !other)
        && definitions.metric(figure.metric()).source().equals(source)
        && (isWithin(figure.period()) || isWithin(figure.prior()));
  }

  private boolean isWithin(Period period) {
    return days.overlaps(new DateRange(period.from(), period.to()));
  }

  static Fault fault(String code, String source, String message) {
    return Fault.warning(code, "", source, "", message);
  }
}
