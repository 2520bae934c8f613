package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.measure.check.EmptyReports;
import dev.fazhi.measure.check.ExcessParts;
import dev.fazhi.measure.check.ExchangedReports;
import dev.fazhi.measure.check.FigureChecks;
import dev.fazhi.measure.check.FigureDoubts;
import dev.fazhi.measure.check.IdentityChecks;
import dev.fazhi.measure.check.LostColumns;
import dev.fazhi.measure.check.Origins;
import dev.fazhi.measure.check.PartChecks;
import dev.fazhi.measure.check.ReportDoubts;
import dev.fazhi.measure.check.SharedReports;
import dev.fazhi.measure.check.SourceChecks;
import dev.fazhi.measure.check.SummedTotals;
import dev.fazhi.measure.check.SwappedReports;
import dev.fazhi.measure.check.TurnedRates;
import dev.fazhi.measure.check.UnclosedCases;
import dev.fazhi.measure.check.name.SpelledValues;
import dev.fazhi.measure.check.name.SplitGroups;
import dev.fazhi.measure.check.quiet.QuietTimes;
import dev.fazhi.measure.count.Deliveries;
import dev.fazhi.measure.count.FactCount;
import dev.fazhi.measure.count.PartialCounts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Measures all figures at a cut-off as known after a load. */
public final class Measurement {

  private final DataSource database;
  private final Definitions definitions;
  private final Map<Long, Set<String>> absent;
  private final Deliveries deliveries;
  private @Nullable Last last;

  /** Measures by these definitions in that database. */
  public Measurement(DataSource database, Definitions definitions) {
    this.database = database;
    this.definitions = definitions;
    this.absent = Origins.absent(database);
    this.deliveries = Deliveries.of(database, definitions);
  }

  private record Last(AsOf asOf, long knownLoad, Counted counted) {}

  /**
   * The result of a measurement.
   *
   * @param figures in the order of {@code figures.csv}
   * @param faults what cannot be right or compared: identities, sums, bounds, jumps, coverage; one
   *     that refuses holds the publication back
   */
  public record Result(List<Figure> figures, List<Fault> faults) {

    /** Whether a fault holds the publication back. */
    public boolean isHeld() {
      return faults.stream().anyMatch(fault -> fault.severity() == Fault.Severity.REFUSE);
    }
  }

  public Definitions definitions() {
    return definitions;
  }

  /** The versions of the facts after that load and those before it. */
  public Versions versions(AsOf asOf, long knownLoad) {
    Last same = last;
    // counted back by the versions, so it is used once
    last = null;
    Counted counted =
        same != null && same.asOf().equals(asOf) && same.knownLoad() == knownLoad
            ? same.counted()
            : counted(asOf, knownLoad, null);
    return new Versions(database, counted, knownLoad);
  }

  /** All facts passed once, or what came of it elsewhere. */
  private Counted counted(AsOf asOf, long knownLoad, @Nullable Iterable<PartialCounts> parts) {
    return new Counted(
        DeliveredDefinitions.of(database, definitions, knownLoad),
        asOf,
        knownLoad,
        absent,
        deliveries,
        sources -> {
          FactCount facts = new FactCount(database, sources, knownLoad);
          return parts == null ? facts.count() : facts.merge(parts);
        });
  }

  /** What a measurement of that cut-off counts, so that it can be counted by ranges. */
  public static FactCount facts(
      DataSource database, Definitions definitions, AsOf asOf, long knownLoad) {
    Definitions delivered = DeliveredDefinitions.of(database, definitions, knownLoad);
    return new FactCount(
        database, Counted.sources(delivered, asOf, Origins.absent(database)), knownLoad);
  }

  /**
   * Measures every metric for the year to date, each of its months and the whole years before.
   *
   * @param asOf the cut-off
   * @param knownLoad rows of later loads are not seen; pass the last load for what is known now
   */
  public Result measure(AsOf asOf, long knownLoad) {
    return measure(asOf, knownLoad, null);
  }

  /**
   * Measures as above.
   *
   * @param parts the counts of all {@link #facts}, which are used up; null to count them here
   */
  public Result measure(AsOf asOf, long knownLoad, @Nullable Iterable<PartialCounts> parts) {
    Counted counted = counted(asOf, knownLoad, parts);
    last = new Last(asOf, knownLoad, counted);
    Definitions delivered = counted.definitions();
    List<Figure> made = counted.figures();
    List<FigureDoubts> doubts =
        List.of(
            new SplitGroups(delivered, made),
            new SpelledValues(delivered, counted.tally()),
            new SummedTotals(delivered, counted.tally(), asOf),
            new ReportDoubts(delivered, counted.counts(), asOf),
            new SwappedReports(delivered, counted.counts(), asOf),
            new ExchangedReports(delivered, counted.counts(), asOf),
            new EmptyReports(delivered, counted.counts(), asOf),
            new UnclosedCases(delivered, counted.counts()),
            new TurnedRates(delivered, made),
            new SharedReports(delivered, counted.counts(), asOf),
            new ExcessParts(delivered, counted.counts(), asOf),
            new QuietTimes(delivered, counted.counts(), made, asOf));
    List<Figure> figures = made.stream().map(figure -> noted(figure, doubts)).toList();
    List<Fault> faults =
        new ArrayList<>(new IdentityChecks(database, delivered, knownLoad, asOf).faults(figures));
    faults.addAll(new FigureChecks(delivered).faults(figures, counted.comparability()));
    doubts.forEach(each -> faults.addAll(each.faults()));
    faults.addAll(
        new SourceChecks(counted.counts(), counted.coverage(), delivered, asOf)
            .faults(counted.comparability(), counted.periods()));
    faults.addAll(LostColumns.faults(delivered, deliveries, knownLoad));
    faults.addAll(PartChecks.faults(delivered, deliveries, knownLoad));
    return new Result(figures, List.copyOf(faults));
  }

  private static Figure noted(Figure figure, List<FigureDoubts> doubts) {
    Figure noted = figure;
    for (FigureDoubts each : doubts) {
      noted = each.noted(noted);
    }
    return noted;
  }
}
