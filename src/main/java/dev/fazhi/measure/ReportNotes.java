package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.measure.count.ComparisonYear;
import dev.fazhi.measure.count.CountStore;
import dev.fazhi.model.Note;
import dev.fazhi.model.Period;
import java.util.Set;
import java.util.TreeSet;

/** Says what is to be known of the reports of units behind a figure. */
record ReportNotes(Definitions definitions, CountStore tally) {

  boolean isReported(Metric metric) {
    if (metric.counting() instanceof Metric.Derived derived) {
      return derived.operands().stream().allMatch(id -> isReported(definitions.metric(id)));
    }
    return metric.counting() instanceof Metric.Ratio ratio
        ? isReported(definitions.base(ratio))
        : metric.counting() instanceof Metric.Reported;
  }

  /** What is to be known of the reports behind a figure. */
  Set<String> of(FigureNotes.Asked asked) {
    Period period = asked.period();
    String by = asked.by();
    String group = asked.group();
    Set<String> notes = new TreeSet<>();
    if (asked.metric().counting().operands().isEmpty()) {
      return tally.notes(asked.metric().id(), period, by, group);
    }
    for (String id : asked.metric().counting().operands()) {
      notes.addAll(of(new FigureNotes.Asked(definitions.metric(id), period, by, group)));
    }
    notes.removeIf(Note.QUALIFIER::is);
    if (!(asked.metric().counting() instanceof Metric.Ratio ratio)) {
      return notes;
    }
    for (ComparisonYear side : ComparisonYear.values()) {
      CountStore.Raw upper = tally.get(ratio.numerator(), side, period, by, group);
      CountStore.Raw lower = tally.get(ratio.denominator(), side, period, by, group);
      if (isAlike(ratio)
          && upper != null
          && lower != null
          && !upper.reports().equals(lower.reports())) {
        notes.add(Note.UNEVEN_PARTS.word());
      }
    }
    return notes;
  }

  /** Whether both parts are flows, or states, that the same units report. */
  private boolean isAlike(Metric.Ratio ratio) {
    return definitions.metric(ratio.numerator()).counting() instanceof Metric.Reported upper
        && definitions.metric(ratio.denominator()).counting() instanceof Metric.Reported lower
        && upper.takesLatest() == lower.takesLatest()
        && upper.unit().equals(lower.unit());
  }
}
