package dev.fazhi.measure.check.quiet;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.WorkCalendar;
import dev.fazhi.measure.check.FigureDoubts;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Note;
import dev.fazhi.store.archive.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Times of which nothing was delivered though so much was to be expected that it is no accident:
 * some weeks in the middle of a source, and months of one group while the others go on.
 */
public final class QuietTimes implements FigureDoubts {

  private static final String UNEVEN = "FZ-526";

  /** Longer times were not asked for, or are told by the months. */
  private static final int LONGEST = 62;

  /** A source with more such times in two years comes with them. */
  private static final int USUAL = 2;

  private final List<Fault> faults = new ArrayList<>();
  private final List<Quiet> quiet = new ArrayList<>();

  private final Definitions definitions;
  private final AsOf asOf;

  /** Those of the sources and their groups up to the cut-off. */
  public QuietTimes(
      Definitions definitions, Map<String, Counts> counts, List<Figure> figures, AsOf asOf) {
    this.definitions = definitions;
    this.asOf = asOf;
    for (Source source : definitions.sources().values()) {
      Counts counted = counts.get(source.id());
      if (counted != null) {
        ofSource(source, counted);
      }
    }
    new QuietGroups(definitions, counts, asOf).find(figures, quiet, faults);
  }

  private void ofSource(Source source, Counts counted) {
    TreeMap<LocalDate, Long> days = new TreeMap<>();
    counted
        .days()
        .byValue()
        .values()
        .forEach(
            times ->
                times.forEach(
                    (time, rows) -> {
                      if (time instanceof LocalDate day && rows[0] > 0) {
                        days.merge(day, rows[0], Long::sum);
                      }
                    }));
    List<DateRange> gaps =
        DayGaps.of(
            days.tailMap(asOf.day().minusYears(1).withDayOfYear(1), true),
            WorkCalendar.known(definitions.references().get(WorkCalendar.LIST)));
    if (gaps.stream().filter(DayGaps::isLong).count() > USUAL) {
      return;
    }
    gaps.removeIf(gap -> DayGaps.expected(days, gap) < Months.EXPECTED);
    for (DateRange gap : gaps.size() > USUAL ? List.<DateRange>of() : gaps) {
      long expected = DayGaps.expected(days, gap);
      // nobody reports whole months as a gap of days: who counts by months is told of by those
      if (DayGaps.days(gap) <= LONGEST && !DayGaps.isWholeMonths(gap)) {
        quiet.add(new Quiet(source.id(), "", "", gap, gap.text().replace(" ", "") + "没有数据"));
        String message = "%s在 %s 之间一行也没有，而按前后的数量应有 %s 行左右；请核对导出是否漏了这一段，补上后重新运行。";
        faults.add(
            Quiet.fault(
                UNEVEN, source.id(), message.formatted(source.title(), gap.text(), expected)));
      }
    }
  }

  @Override
  public List<Fault> faults() {
    return faults;
  }

  @Override
  public Figure noted(Figure figure) {
    List<String> words =
        quiet.stream().filter(q -> q.concerns(figure, definitions)).map(Quiet::words).toList();
    return words.isEmpty() || figure.has(Note.PARTS_MISSING)
        ? figure
        : figure.noted(Note.PARTS_MISSING.with(words));
  }
}
