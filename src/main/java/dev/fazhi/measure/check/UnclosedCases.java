package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.FieldUse;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.measure.count.ComparisonYear;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.measure.count.OpenCases;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Note;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cases of this year that are open longer than nearly all of last year's took, in a far larger
 * share than last year: exports that bring what is new, and never what was closed since.
 */
public final class UnclosedCases implements FigureDoubts {

  private static final String UNCLOSED = "FZ-535";

  /** Fewer closed cases tell little of how long they take. */
  private static final int LEAST_CLOSED = 50;

  private static final int LEAST_OPEN = 20;

  /** Of last year's cases one in so many took longer than what is long. */
  private static final int LONG_ONE_IN = 20;

  private static final int OPEN_ONE_IN = 20;
  private static final int TIMES_LAST_YEAR = 4;

  private final Definitions definitions;
  private final List<Fault> faults = new ArrayList<>();

  /** By source the fields that are noted. */
  private final Map<String, Map<String, String>> notes = new LinkedHashMap<>();

  /** Those of the sources at the cut-off. */
  public UnclosedCases(Definitions definitions, Map<String, Counts> counts) {
    this.definitions = definitions;
    for (Source source : definitions.sources().values()) {
      Counts counted = counts.get(source.id());
      if (counted != null) {
        counted.days().open().byEvent().forEach((event, ages) -> find(source, event, ages));
      }
    }
  }

  private void find(Source source, String event, OpenCases.Ages[] ages) {
    OpenCases.Ages now = ages[ComparisonYear.NOW.ordinal()];
    OpenCases.Ages before = ages[ComparisonYear.PRIOR.ordinal()];
    Field field = source.field(event);
    if (Arrays.stream(before.closed()).sum() < LEAST_CLOSED
        || source.expected().has(UNCLOSED, field.title(), "")) {
      return;
    }
    int days = longest(before.closed());
    long open = openLonger(now, days);
    long usual = openLonger(before, days);
    boolean more = open * before.rows() >= usual * now.rows() * TIMES_LAST_YEAR;
    if (open >= LEAST_OPEN && open * OPEN_ONE_IN >= now.rows() && more) {
      String said =
          "%s里有 %s 行已有 %s 天以上而『%s』还是空的，上年同期这样的是 %s 行，像是每次只送新增的、后来办结的没有再送；请核对导出的条件，把以前没有办结的一并导出。";
      faults.add(
          Fault.warning(
              UNCLOSED,
              "",
              source.id(),
              "",
              said.formatted(source.title(), open, days + 1, field.title(), usual)));
      notes
          .computeIfAbsent(source.id(), any -> new LinkedHashMap<>())
          .put(event, Note.UNCLOSED.with(field.title()));
    }
  }

  /** The days that nearly all took at most. */
  private static int longest(long[] closed) {
    long all = Arrays.stream(closed).sum();
    long longer = 0;
    int days = closed.length - 1;
    while (days > 0 && (longer + closed[days]) * LONG_ONE_IN <= all) {
      longer += closed[days];
      days--;
    }
    return days;
  }

  private static long openLonger(OpenCases.Ages ages, int days) {
    return Arrays.stream(ages.open(), days + 1, ages.open().length).sum();
  }

  @Override
  public List<Fault> faults() {
    return faults;
  }

  @Override
  public Figure noted(Figure figure) {
    String id = definitions.metric(figure.metric()).source();
    Map<String, String> noted = notes.getOrDefault(id, Map.of());
    if (noted.isEmpty()) {
      return figure;
    }
    Set<String> read =
        FieldUse.reads(definitions.metric(figure.metric()), definitions.source(id), figure.by())
            .getOrDefault(id, Set.of());
    Figure all = figure;
    for (Map.Entry<String, String> each : noted.entrySet()) {
      all = read.contains(each.getKey()) ? all.noted(each.getValue()) : all;
    }
    return all;
  }
}
