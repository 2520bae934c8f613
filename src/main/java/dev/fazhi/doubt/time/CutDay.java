package dev.fazhi.doubt.time;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An export of a day that ends in its morning, although on nearly all other days something happens
 * until the evening: it was made before the day was over.
 */
final class CutDay implements RowDoubts {

  static final String STATED_DAY = "FZ-179";

  private static final int NOON = 12;
  private static final int EVENING = 17;

  /** Days with fewer events may end at any hour. */
  private static final int LEAST_EVENTS = 4;

  /** Of fewer days, all of them until the evening, one may well end early. */
  private static final int LEAST_DAYS = 10;

  private static final int LEAST_FULL_DAYS = 5;

  private static final int OTHERS_ONE_IN = 20;

  private final FileRegister files;
  private final RegisteredFile file;
  private final Source source;
  private final int[] events;

  /** Of each event. */
  private final List<TreeMap<LocalDate, Day>> days;

  /** What happened on a day. */
  private static final class Day {
    private LocalDateTime last = LocalDateTime.MIN;
    private int events;
  }

  CutDay(FileRegister files, RegisteredFile file, Source source) {
    this.files = files;
    this.file = file;
    this.source = source;
    this.events =
        source.positions(
            field ->
                field.type() == Field.Type.DATE_TIME && source.events().contains(field.name()));
    this.days = Stream.generate(() -> new TreeMap<LocalDate, Day>()).limit(events.length).toList();
  }

  @Override
  public void add(ComparedRow row) {
    for (int i = 0; i < events.length; i++) {
      if (row.row().values().get(events[i]) instanceof LocalDateTime moment
          && DateRange.hasHour(moment)) {
        Day day = days.get(i).computeIfAbsent(moment.toLocalDate(), any -> new Day());
        day.events++;
        day.last = moment.isAfter(day.last) ? moment : day.last;
      }
    }
  }

  @Override
  public List<Fault> faults() {
    for (int i = 0; i < events.length; i++) {
      LocalDateTime last = cut(days.get(i));
      if (last != null && !isCompleted()) {
        String title = source.fields().get(events[i]).title();
        String until =
            "%s %02d:%02d".formatted(last.toLocalDate(), last.getHour(), last.getMinute());
        String message =
            "『%s』最晚的是 %s，而别的日子几乎都到 %s 点以后还有，像是当天没有过完就导出了，那天其余的没有计入；请等那天过完重新导出、放入。"
                .formatted(title, until, EVENING);
        return List.of(Fault.warning(STATED_DAY, file.name(), "", until, message));
      }
    }
    return List.of();
  }

  /** Whether another export of the source was made later, which has the rest of the day. */
  private boolean isCompleted() {
    return Stream.of(RegisteredFile.Status.READ, RegisteredFile.Status.MERGED)
        .flatMap(status -> files.all(status).stream())
        .anyMatch(
            other -> other.source().equals(file.source()) && other.madeAt().isAfter(file.madeAt()));
  }

  /** The last moment of the day of the export, where that is no evening as on other days. */
  private @Nullable LocalDateTime cut(TreeMap<LocalDate, Day> days) {
    LocalDate cut = file.madeAt().toLocalDate();
    if (days.isEmpty() || !days.lastKey().equals(cut)) {
      return null;
    }
    Day own = days.lastEntry().getValue();
    // a quiet day, as of a weekend, is held against such days as well
    int least = Math.min(LEAST_EVENTS, own.events);
    List<Day> others =
        days.headMap(cut).entrySet().stream()
            .filter(day -> isWeekend(day.getKey()) == isWeekend(cut))
            .map(Map.Entry::getValue)
            .filter(day -> day.events >= least)
            .toList();
    long early = others.stream().filter(day -> day.last.getHour() < EVENING).count();
    return own.events < 2
            || own.last.getHour() >= NOON
            || others.size() < (own.events < LEAST_EVENTS ? LEAST_DAYS : LEAST_FULL_DAYS)
            || early * OTHERS_ONE_IN > others.size()
        ? null
        : own.last;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
  }
}
