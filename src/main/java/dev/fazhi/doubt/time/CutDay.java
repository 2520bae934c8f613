package dev.fazhi.doubt.time;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeMap;

/**
 * An export of a day that ends in its morning, although on nearly all other days something happens
 * until the evening: it was made before the day was over.
 */
final class CutDay implements RowDoubts {

  static final String STATED_DAY = "FZ-179";

  private static final int NOON = 12;
  private static final int EVENING = 17;

  /** Days with fewer events may end at any hour. */
  private static final int LEAST_EVENTS = 5;

  /** Of fewer days, all of them until the evening, one may well end early. */
  private static final int LEAST_DAYS = 10;

  private static final int OTHERS_ONE_IN = 20;

  private final RegisteredFile file;
  private final int[] events;
  private final TreeMap<LocalDate, Day> days = new TreeMap<>();

  /** What happened on a day. */
  private static final class Day {
    private LocalDateTime last = LocalDateTime.MIN;
    private int events;
  }

  CutDay(RegisteredFile file, Source source) {
    this.file = file;
    this.events =
        source.positions(
            field ->
                field.type() == Field.Type.DATE_TIME && source.events().contains(field.name()));
  }

  @Override
  public void add(ComparedRow row) {
    for (int position : events) {
      if (row.row().values().get(position) instanceof LocalDateTime moment
          && DateRange.hasHour(moment)) {
        Day day = days.computeIfAbsent(moment.toLocalDate(), any -> new Day());
        day.events++;
        day.last = moment.isAfter(day.last) ? moment : day.last;
      }
    }
  }

  @Override
  public List<Fault> faults() {
    LocalDate cut = file.madeAt().toLocalDate();
    if (days.isEmpty() || !days.lastKey().equals(cut)) {
      return List.of();
    }
    Day own = days.lastEntry().getValue();
    LocalDateTime last = own.last;
    // a quiet day, as of a weekend, is held against such days as well
    int least = Math.min(LEAST_EVENTS, own.events);
    List<Day> others =
        days.headMap(cut).values().stream().filter(day -> day.events >= least).toList();
    long early = others.stream().filter(day -> day.last.getHour() < EVENING).count();
    if (last.getHour() >= NOON
        || others.size() < LEAST_DAYS
        || early * OTHERS_ONE_IN > others.size()) {
      return List.of();
    }
    String until = "%s %02d:%02d".formatted(cut, last.getHour(), last.getMinute());
    String message =
        "最晚的一件是 %s 的，而别的日子几乎都到 %s 点以后还有，像是当天没有过完就导出了，那天其余的没有计入；请等那天过完重新导出、放入。"
            .formatted(until, EVENING);
    return List.of(Fault.warning(STATED_DAY, file.name(), "", until, message));
  }
}
