package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.FieldUse;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.measure.count.ComparisonYear;
import dev.fazhi.measure.count.CountStore;
import dev.fazhi.measure.delivery.Defect;
import dev.fazhi.model.Note;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says what files lack of what a figure needs.
 *
 * @param defects what they lack, by source
 */
record DefectNotes(Definitions definitions, CountStore tally, Map<String, List<Defect>> defects) {

  /** Rejected rows are told of a figure when they are at least one in so many that it counts. */
  private static final long MATTERS_IN = 1_000;

  /** What files lack of what the figure needs, each kind once. */
  List<String> of(FigureNotes.Asked asked, boolean compared) {
    Set<Defect> concerning = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Metric part : definitions.parts(asked.metric())) {
      Source source = definitions.source(part.source());
      boolean earlier = EarlierRows.of(part, source) != EarlierRows.NONE;
      FieldUse.reads(part, source, asked.by())
          .forEach(
              (of, reads) ->
                  defects.getOrDefault(of, List.of()).stream()
                      .filter(
                          defect ->
                              defect.concerns(
                                  reads, asked.period(), earlier || !of.equals(source.id())))
                      .forEach(concerning::add));
    }
    Map<Note, Set<String>> details = new EnumMap<>(Note.class);
    Map<Note, Long> rows = new EnumMap<>(Note.class);
    for (Defect defect : concerning) {
      details.computeIfAbsent(defect.note(), any -> new TreeSet<>()).add(defect.detail());
      if (defect.note().countsRows()) {
        rows.merge(defect.note(), Long.parseLong(defect.detail()), Long::sum);
      }
    }
    List<String> notes = new ArrayList<>();
    for (Map.Entry<Note, Set<String>> of : details.entrySet()) {
      Long summed = rows.get(of.getKey());
      if (summed == null) {
        notes.add(
            of.getKey().hasDetail()
                ? of.getKey().with(List.copyOf(of.getValue()))
                : of.getKey().word());
      } else if (summed * MATTERS_IN >= counted(asked, compared)) {
        notes.add(of.getKey().with(summed));
      }
    }
    return notes;
  }

  /** Of how many rows it was made; where two years are compared, of the year that has fewer. */
  private long counted(FigureNotes.Asked asked, boolean compared) {
    long now = counted(asked, asked.metric(), ComparisonYear.NOW);
    return compared ? Math.min(now, counted(asked, asked.metric(), ComparisonYear.PRIOR)) : now;
  }

  /** Of a rate those of its base, of a sum those of the term that has fewest. */
  private long counted(FigureNotes.Asked asked, Metric metric, ComparisonYear side) {
    if (metric.counting() instanceof Metric.Ratio ratio) {
      return counted(asked, definitions.base(ratio), side);
    }
    CountStore.Raw raw = tally.get(metric.id(), side, asked.period(), asked.by(), asked.group());
    return metric.counting().operands().stream()
        .mapToLong(id -> counted(asked, definitions.metric(id), side))
        .min()
        .orElse(raw == null ? 0 : raw.rows());
  }
}
