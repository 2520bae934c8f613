package dev.fazhi.doubt.time;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.InMemoryDoubts;
import dev.fazhi.doubt.row.LongColumn;
import dev.fazhi.model.Fault;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Many rows that say of the same second that something happened then, or many of one unit of the
 * same day though they were opened on many, where no other has nearly as many: what was open was
 * closed all at once, or the column was filled. And rows in which something happened in the very
 * second by which it was due.
 */
final class SameMoments implements InMemoryDoubts {

  private static final int LEAST_ROWS = 20;

  /** A second with so many times the rows of any other is no habit. */
  private static final int TIMES_SECOND = 5;

  /** What was opened on fewer days may have one cause. */
  private static final int LEAST_DAYS = 10;

  private static final int DAYS_ONE_IN = 3;

  private static final int LEAST_DUE = 10;

  /** Of so many rows one is done in its last minute by chance. */
  private static final int DUE_ONE_IN = 50;

  /** So many times as often as in the rows that are as they were. */
  private static final int TIMES_BEFORE = 5;

  /** Room for all days of a unit. */
  private static final long DAYS = 1L << 32;

  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final RegisteredFile file;
  private final Source source;
  private final int opened;
  private final int by;
  private final List<Event> events = new ArrayList<>();
  private final int[] due;

  /** The units, by their numbers. */
  private final Map<Object, Integer> units = new HashMap<>();

  /** Something that happened, and when: the second, or the day with the number of the unit. */
  private static final class Event {
    private final int position;
    private final LongColumn moments = new LongColumn();
    private final LongColumn openings = new LongColumn();

    /** By what was due, of new rows and those as they were: all, and the same. */
    private final long[][][] pairs;

    Event(int position, int due) {
      this.position = position;
      this.pairs = new long[due][2][2];
    }

    /** Whether rows of that moment were opened on many days. */
    boolean isOfMany(Most most) {
      long days =
          IntStream.range(0, moments.size())
              .filter(row -> moments.at(row) == most.at)
              .mapToLong(openings::at)
              .distinct()
              .count();
      return days >= LEAST_DAYS && days * DAYS_ONE_IN >= most.rows;
    }
  }

  SameMoments(RegisteredFile file, Source source) {
    this.file = file;
    this.source = source;
    this.opened = source.position(source.coverage());
    this.by = source.position(source.deliveredBy());
    this.due =
        source.positions(
            field ->
                field.type() == Field.Type.DATE_TIME && !source.events().contains(field.name()));
    for (int event : source.positions(source.events())) {
      events.add(new Event(event, due.length));
    }
  }

  @Override
  public void add(ComparedRow row) {
    List<? extends @Nullable Object> values = row.row().values();
    LocalDate received = opened < 0 ? null : DateRange.day(values.get(opened));
    for (Event event : events) {
      Object value = values.get(event.position);
      if (value instanceof LocalDateTime moment && DateRange.hasHour(moment)) {
        if (row.isWritten()) {
          event.moments.add(moment.toEpochSecond(ZoneOffset.UTC));
        }
        for (int j = 0; j < due.length; j++) {
          long[] of = event.pairs[j][row.isWritten() ? 0 : 1];
          of[0] += values.get(due[j]) == null ? 0 : 1;
          of[1] += moment.equals(values.get(due[j])) ? 1 : 0;
        }
      } else if (value instanceof LocalDate day
          && received != null
          && event.position != opened
          && row.isWritten()) {
        String unit = by >= 0 && values.get(by) instanceof String name ? name : "";
        event.moments.add(
            units.computeIfAbsent(unit, any -> units.size()) * DAYS + day.toEpochDay());
        event.openings.add(received.toEpochDay());
      }
    }
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (Event event : events) {
      Most most = Most.of(event.moments.sorted());
      boolean days = event.openings.size() > 0;
      if (most.rows >= LEAST_ROWS
          && most.rows >= most.second * TIMES_SECOND
          && (!days || event.isOfMany(most))) {
        String title = source.fields().get(event.position).title();
        String when =
            days
                ? "同一天（%s），收的却不是同一天".formatted(LocalDate.ofEpochDay(most.at % DAYS))
                : "同一秒（%s）"
                    .formatted(
                        LocalDateTime.ofEpochSecond(most.at, 0, ZoneOffset.UTC).format(SHOWN));
        String said = "『%s』有 %s 行是%s，像是一次批量办理或一律填的，照写的计入；请核对这些是不是真的在那时。";
        faults.add(
            Fault.warning(
                DoubtCode.UNLIKE,
                file.name(),
                title,
                Integer.toString(most.rows),
                said.formatted(title, most.rows, when)));
      }
      for (int j = 0; j < due.length; j++) {
        lastSecond(event, j, faults);
      }
    }
    return faults;
  }

  private void lastSecond(Event event, int by, List<Fault> faults) {
    long[] now = event.pairs[by][0];
    long[] before = event.pairs[by][1];
    if (now[1] >= LEAST_DUE
        && now[1] * DUE_ONE_IN >= now[0]
        && now[1] * before[0] >= before[1] * now[0] * TIMES_BEFORE) {
      String title = source.fields().get(event.position).title();
      String other = source.fields().get(due[by]).title();
      String message =
          "『%s』有 %s 行与『%s』正好是同一秒，像是到期时自动填的，照写的计入；请核对这些是不是真的在那时。".formatted(title, now[1], other);
      String titles = title + "、" + other;
      faults.add(
          Fault.warning(DoubtCode.UNLIKE, file.name(), titles, Long.toString(now[1]), message));
    }
  }

  /** The second that most rows have, and how many the next one has. */
  private record Most(long at, int rows, int second) {

    static Most of(long[] sorted) {
      Most most = new Most(0, 0, 0);
      for (int from = 0, to; from < sorted.length; from = to) {
        to = from + 1;
        while (to < sorted.length && sorted[to] == sorted[from]) {
          to++;
        }
        int rows = to - from;
        most =
            rows > most.rows
                ? new Most(sorted[from], rows, most.rows)
                : new Most(most.at, most.rows, Math.max(rows, most.second));
      }
      return most;
    }
  }
}
