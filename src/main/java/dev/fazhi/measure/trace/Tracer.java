package dev.fazhi.measure.trace;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.FieldUse;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.measure.count.ComparisonYear;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.measure.count.FactCount;
import dev.fazhi.measure.count.ReportedCount;
import dev.fazhi.measure.count.SourceCount;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Note;
import dev.fazhi.model.Period;
import dev.fazhi.model.Vintage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Traces a figure of a vintage to the rows that it was counted from. */
public record Tracer(DataSource database, Definitions definitions) {
  /**
   * Finds the figure; its rows are read later, part by part.
   *
   * @param vintage in which the figure stands; rows are those that it knew
   * @throws dev.fazhi.model.Problem FZ-321 when there is no such metric, group, field or month,
   *     with the nearest spelling
   */
  public Trace trace(TraceRequest request, Vintage vintage) {
    TraceRequestResolver target = new TraceRequestResolver(definitions, vintage, request);
    Metric metric = target.metric();
    Period shown = target.period();
    TraceRequestResolver.Group group = target.group();
    ComparisonYear side = request.prior() ? ComparisonYear.PRIOR : ComparisonYear.NOW;
    Optional<Figure> figure = figure(metric, shown, group, vintage);
    FigureValue value =
        figure
            .map(found -> side == ComparisonYear.NOW ? found.current() : found.last())
            .orElse(FigureValue.NONE);
    Note undelivered = side == ComparisonYear.NOW ? Note.NO_DATA : Note.NO_PRIOR;
    boolean delivered = figure.stream().noneMatch(found -> found.has(undelivered));
    return new Trace(
        metric,
        new Formula(definitions).of(metric),
        group.by(),
        group.name(),
        vintage.asOf(),
        side.of(shown),
        request.prior(),
        vintage.number(),
        vintage.lastLoad(),
        value,
        delivered ? parts(metric, group, side, shown, value, vintage) : List.of());
  }

  private static Optional<Figure> figure(
      Metric metric, Period period, TraceRequestResolver.Group group, Vintage vintage) {
    return vintage.figures().stream()
        .filter(figure -> figure.metric().equals(metric.id()))
        .filter(figure -> figure.period().equals(period))
        .filter(figure -> figure.by().equals(group.by()) && figure.group().equals(group.name()))
        .findFirst();
  }

  private List<TracePart> parts(
      Metric metric,
      TraceRequestResolver.Group group,
      ComparisonYear side,
      Period shown,
      FigureValue value,
      Vintage vintage) {
    List<Metric> counted = definitions.parts(metric).stream().filter(Metric::isCounted).toList();
    boolean ratio =
        metric.counting() instanceof Metric.Ratio of
            && counted.stream().map(Metric::id).toList().equals(of.operands());
    List<@Nullable BigDecimal> expected = new ArrayList<>();
    if (ratio) {
      expected.add(value.numerator());
      expected.add(value.denominator());
    } else {
      // a group without a case of one of the parts has no figure of it
      counted.forEach(
          part ->
              expected.add(
                  part.equals(metric)
                      ? value.value()
                      : figure(part, shown, group, vintage)
                          .map(found -> side == ComparisonYear.NOW ? found.current() : found.last())
                          .orElse(FigureValue.of(BigDecimal.ZERO))
                          .value()));
    }
    AsOf asOf = side.of(vintage.asOf());
    List<TracePart> parts = new ArrayList<>();
    for (int i = 0; i < counted.size(); i++) {
      Source whole = definitions.source(counted.get(i).source());
      Source source = whole.with(whole.measured(FieldUse.fields(counted.get(i))));
      TraceSql sql = new TraceSql(source, vintage.lastLoad(), asOf, side.of(shown));
      parts.add(
          new TracePart(
              database,
              counted.get(i),
              source,
              sql.select(
                  counted.get(i),
                  group.dimension(),
                  group.name(),
                  reports(counted.get(i), source, side, shown, vintage)),
              expected.get(i),
              ratio,
              vintage.definitions().equals(definitions.digest())));
    }
    return parts;
  }

  /** Which reports count, as they did when the vintage was measured. */
  private Map<Set<String>, Set<String>> reports(
      Metric metric, Source source, ComparisonYear side, Period shown, Vintage vintage) {
    if (!(metric.counting() instanceof Metric.Reported)) {
      return Map.of();
    }
    SourceCount count =
        new SourceCount(source, List.of(metric), vintage.asOf(), List.of(shown), Map.of());
    Counts counts =
        new FactCount(database, List.of(count), vintage.lastLoad()).count().get(source.id());
    Map<Set<String>, Set<String>> units = new LinkedHashMap<>();
    if (counts != null) {
      new ReportedCount(metric, source.fields())
          .units(counts.reports(0), shown)
          .forEach(
              (unit, found) -> {
                Set<String> times = found.of(side).keySet();
                if (!times.isEmpty()) {
                  units.computeIfAbsent(times, any -> new TreeSet<>()).add(unit);
                }
              });
    }
    return units;
  }
}
