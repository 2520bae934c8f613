package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.WorkCalendar;
import dev.fazhi.measure.count.Comparability;
import dev.fazhi.measure.count.CountStore;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.measure.count.Coverage;
import dev.fazhi.measure.count.Deliveries;
import dev.fazhi.measure.count.SourceCount;
import dev.fazhi.measure.delivery.DayRates;
import dev.fazhi.measure.delivery.Defect;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The counts of all facts at a cut-off, and the figures made of them. */
public final class Counted {

  private static final int MOST_YEARS = 10;

  private final Definitions definitions;
  private final AsOf asOf;
  private final List<SourceCount> sources;
  private final Map<String, Counts> counts;
  private final Deliveries deliveries;
  private Map<String, Deliveries.Reach> reach;
  private Map<String, List<Defect>> defects;
  private final DayRates rates;
  private final CountStore tally = new CountStore();
  private List<Period> periods = List.of();
  private Coverage coverage;
  private Comparability comparability;
  private FigureBuilder builder;

  /**
   * Counts facts once, as they were known after that load.
   *
   * @param absent by load the fields that its file does not have
   * @param deliveries the files that brought them
   * @param facts what they come to
   */
  Counted(
      Definitions definitions,
      AsOf asOf,
      long knownLoad,
      Map<Long, Set<String>> absent,
      Deliveries deliveries,
      Function<List<SourceCount>, Map<String, Counts>> facts) {
    this.deliveries = deliveries;
    this.definitions = definitions;
    this.asOf = asOf;
    this.rates = new DayRates(WorkCalendar.known(definitions.references().get(WorkCalendar.LIST)));
    sources = sources(definitions, asOf, absent);
    counts = facts.apply(sources);
    comparability = new Comparability(counts, definitions, asOf);
    reach = deliveries.reach(counts, definitions, knownLoad, asOf.day(), rates);
    coverage = new Coverage(counts, reach, rates);
    defects = deliveries.defects(definitions, knownLoad);
    builder = told(false);
  }

  /** How each source is counted at that cut-off. */
  static List<SourceCount> sources(
      Definitions definitions, AsOf asOf, Map<Long, Set<String>> absent) {
    List<Period> all = periods(definitions, asOf, asOf.day().getYear() - MOST_YEARS);
    List<SourceCount> sources = new ArrayList<>();
    for (Source source : definitions.sources().values()) {
      List<Metric> metrics =
          definitions.metrics().values().stream()
              .filter(metric -> metric.source().equals(source.id()))
              .toList();
      sources.add(new SourceCount(source, metrics, asOf, all, absent));
    }
    return sources;
  }

  /** Updates the figures of changed counts, as known after that load. */
  void refresh(long knownLoad) {
    reach = deliveries.reach(counts, definitions, knownLoad, asOf.day(), rates);
    coverage = new Coverage(counts, reach, rates);
    defects = deliveries.defects(definitions, knownLoad);
    comparability = new Comparability(counts, definitions, asOf);
    builder = told(true);
  }

  private FigureBuilder told(boolean again) {
    int first = coverage.firstYear().orElse(asOf.day().getYear());
    periods = periods(definitions, asOf, Math.max(first, asOf.day().getYear() - MOST_YEARS));
    for (SourceCount source : sources) {
      source.tell(of(source.source()), periods, coverage, tally, again);
    }
    FigureNotes notes = new FigureNotes(asOf, definitions, tally, coverage, comparability, defects);
    return new FigureBuilder(definitions, asOf.reported(), tally, coverage, notes);
  }

  private static List<Period> periods(Definitions definitions, AsOf asOf, int firstYear) {
    Set<Period> all = new LinkedHashSet<>();
    all.add(asOf.yearToDate());
    all.add(asOf.reported());
    all.addAll(asOf.months());
    all.addAll(definitions.before(asOf));
    all.addAll(asOf.years(firstYear));
    return List.copyOf(all);
  }

  Definitions definitions() {
    return definitions;
  }

  List<SourceCount> sources() {
    return sources;
  }

  Counts of(Source source) {
    Counts counted = counts.get(source.id());
    if (counted == null) {
      throw new IllegalArgumentException("not counted: " + source.id());
    }
    return counted;
  }

  Coverage coverage() {
    return coverage;
  }

  Map<String, Counts> counts() {
    return counts;
  }

  List<Period> periods() {
    return periods;
  }

  CountStore tally() {
    return tally;
  }

  Comparability comparability() {
    return comparability;
  }

  /** Makes all figures, in the order of {@code figures.csv}. */
  List<Figure> figures() {
    return builder.build(periods);
  }

  /** Makes one figure, if there is one. */
  public Optional<Figure> figure(Metric metric, Period period, String by, String group) {
    return periods.contains(period) ? builder.find(metric, period, by, group) : Optional.empty();
  }
}
