package dev.fazhi.doubt.time;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.InMemoryDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Columns that many rows of a file fill up to some day, and none for a month and more after it: all
 * rows, or those of one name alone; and times that were written with an hour up to then. Only rows
 * of the same state are compared, those in which the same times are filled: what is said of a
 * closed case is empty in open ones.
 */
final class StoppedColumns implements InMemoryDoubts {

  private static final String UNLIKE = "FZ-199";

  /** Fewer rows may have been filled by chance. */
  private static final int LEAST_FILLED = 10;

  /** Fewer empty rows may be so by chance, and what came within a month may be filled yet. */
  private static final int LEAST_EMPTY = 12;

  private static final int LEAST_DAYS = 28;

  /** So unlikely is it that all of these are empty, if they were filled as those before. */
  private static final double CHANCE = 1e-6;

  /** A column with more different names is no list. */
  private static final int MOST_NAMES = 60;

  /** Rows of one name are counted by weeks. */
  private static final int WEEK = 7;

  private final RegisteredFile file;
  private final Source source;
  private final int opened;
  private final int[] times;
  private final List<Asked> asked = new ArrayList<>();

  /** By the position of a column of names, those that it has. */
  private final Map<Integer, Set<String>> names = new TreeMap<>();

  /** By which rows, and by day, how many there are and how many of them fill each column. */
  private final Map<Some, TreeMap<Long, int[]>> rows = new HashMap<>();

  /** A column, or the hours in it. */
  private record Asked(int position, boolean hour) {

    boolean isFilled(@Nullable Object value) {
      return hour ? DateRange.hasHour(value) : value != null;
    }
  }

  /**
   * Rows in which these times are filled.
   *
   * @param name those with that name alone, at that position; empty for all
   */
  private record Some(BitSet state, int position, String name) {}

  StoppedColumns(RegisteredFile file, Source source) {
    this.file = file;
    this.source = source;
    this.opened = source.position(source.coverage());
    this.times = source.positions(field -> !field.required() && field.type().isTime());
    for (int i = 0; opened >= 0 && i < source.fields().size(); i++) {
      Field field = source.fields().get(i);
      if (!field.required() && !field.type().isTime()) {
        asked.add(new Asked(i, false));
      } else if (field.type() == Field.Type.DATE_TIME && i != opened) {
        asked.add(new Asked(i, true));
      }
      if (field.isFreeText() && !source.key().contains(field.name())) {
        names.put(i, new HashSet<>());
      }
    }
  }

  @Override
  public void add(ComparedRow row) {
    List<? extends @Nullable Object> values = row.row().values();
    Long day = asked.isEmpty() ? null : RowDays.number(values.get(opened));
    if (day == null) {
      return;
    }
    BitSet state = new BitSet();
    for (int i = 0; i < times.length; i++) {
      state.set(i, values.get(times[i]) != null);
    }
    count(new Some(state, -1, ""), day, values);
    names.forEach(
        (position, known) -> {
          if (values.get(position) instanceof String name
              && (known.contains(name) || known.size() <= MOST_NAMES && known.add(name))) {
            count(new Some(state, position, name), day / WEEK * WEEK, values);
          }
        });
  }

  private void count(Some some, long day, List<? extends @Nullable Object> values) {
    int[] filled =
        rows.computeIfAbsent(some, any -> new TreeMap<>())
            .computeIfAbsent(day, any -> new int[1 + asked.size()]);
    filled[0]++;
    for (int i = 0; i < asked.size(); i++) {
      Asked column = asked.get(i);
      filled[1 + i] += column.isFilled(values.get(column.position)) ? 1 : 0;
    }
  }

  @Override
  public List<Fault> faults() {
    rows.keySet().removeIf(some -> names.getOrDefault(some.position, Set.of()).size() > MOST_NAMES);
    List<Some> all = new ArrayList<>(rows.keySet());
    all.sort(Comparator.comparingInt(Some::position).thenComparing(Some::name));
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      for (Some some : all) {
        Fault fault = stopped(some, i);
        if (fault != null) {
          faults.add(fault);
          break;
        }
      }
    }
    return faults;
  }

  private @Nullable Fault stopped(Some some, int column) {
    TreeMap<Long, int[]> days = rows.getOrDefault(some, new TreeMap<>());
    long filled = days.values().stream().mapToLong(day -> day[1 + column]).sum();
    if (filled < LEAST_FILLED) {
      return null;
    }
    long last = Long.MIN_VALUE;
    for (Map.Entry<Long, int[]> day : days.entrySet()) {
      last = day.getValue()[1 + column] > 0 ? day.getKey() : last;
    }
    long before = rows(days.headMap(last, true));
    long empty = rows(days.tailMap(last, false));
    double all = Math.pow(1 - (double) filled / before, empty);
    if (empty < LEAST_EMPTY || days.lastKey() - last < LEAST_DAYS || all > CHANCE) {
      return null;
    }
    Asked of = asked.get(column);
    String title = source.fields().get(of.position).title();
    String whose =
        some.position < 0
            ? ""
            : "『%s』是“%s”的，"
                .formatted(source.fields().get(some.position).title(), SafeText.safe(some.name));
    String message =
        of.hour
            ? "%s『%s』在 %s 以前的 %s 行里有 %s 行写到时分，其后同样的 %s 行都只有日子，像是从此丢了时刻，时长和是否按期可能差一天；请核对。"
            : "%s『%s』在 %s 以前的 %s 行里有 %s 行填了，其后同样的 %s 行全是空的，像是从此没有填，或导出、复制时漏了后一段，照空的计入；请核对。";
    return Fault.warning(
        UNLIKE,
        file.name(),
        title,
        Long.toString(empty),
        message.formatted(whose, title, LocalDate.ofEpochDay(last), before, filled, empty));
  }

  private static long rows(Map<Long, int[]> days) {
    return days.values().stream().mapToLong(day -> day[0]).sum();
  }
}
