package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.FieldUse;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.measure.count.Comparability;
import dev.fazhi.measure.count.ComparisonYear;
import dev.fazhi.measure.count.CountStore;
import dev.fazhi.measure.count.Coverage;
import dev.fazhi.measure.count.Deliveries;
import dev.fazhi.measure.delivery.Defect;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Note;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a reader must know of a figure beyond whether there is one: by its metric and source. */
final class FigureNotes {

  private final AsOf asOf;
  private final Definitions definitions;
  private final CountStore tally;
  private final ReportNotes reports;
  private final Coverage coverage;
  private final Comparability comparability;
  private final DefectNotes defects;

  /**
   * @param defects what files lack, by source
   */
  FigureNotes(
      AsOf asOf,
      Definitions definitions,
      CountStore tally,
      Coverage coverage,
      Comparability comparability,
      Map<String, List<Defect>> defects) {
    this.asOf = asOf;
    this.definitions = definitions;
    this.tally = tally;
    this.reports = new ReportNotes(definitions, tally);
    this.coverage = coverage;
    this.comparability = comparability;
    this.defects = new DefectNotes(definitions, tally, defects);
  }

  /** Which figure; {@code by} and {@code group} are empty for the total. */
  record Asked(Metric metric, Period period, String by, String group) {}

  /** In the order in which they are shown, none twice. */
  Set<String> of(Asked asked, FigureValue now, FigureValue prior) {
    Metric metric = asked.metric();
    Period period = asked.period();
    Set<String> notes = new LinkedHashSet<>();
    boolean counted = now.value() != null;
    boolean compared = counted && prior.value() != null;
    if (period.kind() != Period.Kind.YTD && !period.isWhole() && !reports.isReported(metric)) {
      notes.add(Note.PARTIAL.word());
    }
    boolean uneven =
        prior.value() != null
            && (comparability.isUneven(metric, period, asked.by(), asked.group())
                || begins(metric, period.samePeriodLastYear()).isPresent());
    boolean unlike = compared && lacksEarlier(metric, period.samePeriodLastYear());
    if (counted && (uneven || lacksEarlier(metric, period))) {
      notes.add(Note.COVERAGE.word());
    } else if (unlike) {
      notes.add(Note.PRIOR_BEGINS.word());
    }
    if (compared && Comparability.isBroken(metric, period)) {
      notes.add(Note.DEFINITION_BREAK.word());
    }
    if ((period.kind() == Period.Kind.YEAR || period.kind() == Period.Kind.PREVIOUS)
        && hangsOnCutOff(metric)) {
      notes.add(Note.AS_OF.with(asOf.day()));
    }
    reach(metric, asked.by())
        .filter(reach -> reach.through().isBefore(period.to()))
        .ifPresent(reach -> notes.addAll(beyond(reach, counted)));
    List<String> behind = behind(asked);
    if (counted && !behind.isEmpty() && notes.stream().noneMatch(Note.BEYOND_DATA::is)) {
      notes.add(Note.BEYOND_DATA.with(behind));
    }
    if (counted) {
      begins(metric, period).ifPresent(day -> notes.add(Note.BEGINS.with(day)));
    }
    notes.addAll(defects.of(asked, prior.value() != null));
    rounded(asked).ifPresent(exact -> notes.add(Note.ROUNDED.with(exact)));
    for (String note : reports.of(asked)) {
      if (compared || !Note.COVERAGE.is(note)) {
        notes.add(note);
      }
    }
    return notes;
  }

  /** What was reported, where the figure shows fewer decimals; others are rounded by intention. */
  private Optional<String> rounded(Asked asked) {
    Metric metric = asked.metric();
    CountStore.Raw raw =
        metric.counting() instanceof Metric.Reported
            ? tally.get(metric.id(), ComparisonYear.NOW, asked.period(), asked.by(), asked.group())
            : null;
    return Optional.ofNullable(raw == null ? null : raw.value())
        .map(BigDecimal::stripTrailingZeros)
        .filter(exact -> exact.scale() > metric.decimals())
        .map(BigDecimal::toPlainString);
  }

  /** Whether what is known of a year that is over still changes with the cut-off. */
  private boolean hangsOnCutOff(Metric metric) {
    return definitions.parts(metric).stream()
        .anyMatch(
            part ->
                part.counting() instanceof Metric.Rows rows
                    && (rows.where().stream()
                            .anyMatch(where -> where.variables().contains(Condition.Variable.AS_OF))
                        || !definitions
                            .source(part.source())
                            .measured(FieldUse.fields(part))
                            .isEmpty()));
  }

  /** How far the data of a figure reaches: of its parts the one that reaches less. */
  private Optional<Deliveries.Reach> reach(Metric metric, String by) {
    return definitions.parts(metric).stream()
        .flatMap(part -> definitions.sources(part, by).stream())
        .flatMap(source -> Stream.ofNullable(coverage.reach(source.id())))
        .reduce(Deliveries.Reach::least);
  }

  /** Those of the values by which its sources are delivered that do not reach its period's end. */
  private List<String> behind(Asked asked) {
    Set<String> behind = new TreeSet<>();
    for (Metric part : definitions.parts(asked.metric())) {
      Deliveries.Reach reach = coverage.reach(part.source());
      boolean own = asked.by().equals(definitions.source(part.source()).deliveredBy());
      if (reach != null) {
        reach
            .behind()
            .forEach(
                (value, last) -> {
                  if (last.isBefore(asked.period().to()) && (!own || value.equals(asked.group()))) {
                    behind.add(last + "（" + value + "）");
                  }
                });
      }
    }
    return List.copyOf(behind);
  }

  /** From when on there is data of all its parts, when not of the whole period. */
  private Optional<LocalDate> begins(Metric metric, Period period) {
    return definitions.parts(metric).stream()
        .flatMap(part -> coverage.begins(part.source(), period).stream())
        .max(Comparator.naturalOrder());
  }

  private static List<String> beyond(Deliveries.Reach reach, boolean counted) {
    List<String> notes = new ArrayList<>();
    if (counted) {
      notes.add(Note.BEYOND_DATA.with(reach.through()));
    }
    if (!reach.refused().isEmpty()) {
      notes.add(Note.REFUSED.with(reach.refused()));
    }
    return notes;
  }

  /** Whether rows from before the period count as well, and none of them was ever delivered. */
  private boolean lacksEarlier(Metric metric, Period period) {
    return definitions.parts(metric).stream()
        .anyMatch(
            part ->
                EarlierRows.of(part, definitions.source(part.source())) != EarlierRows.NONE
                    && !coverage.reachesBefore(part.source(), period));
  }
}
