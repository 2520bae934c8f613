package dev.fazhi.store.doubt.time;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.store.doubt.row.ComparedRow;
import dev.fazhi.store.doubt.row.RowDoubts;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Columns that many rows of a file fill up to some day, and none for a month and more after it.
 * Only rows of the same state are compared, those in which the same times are filled: what is said
 * of a closed case is empty in open ones.
 */
final class StoppedColumns implements RowDoubts {

  private static final String UNLIKE = "FZ-199";

  /** Fewer rows may have been filled by chance. */
  private static final int LEAST_FILLED = 10;

  /** Fewer empty rows may be so by chance, and what came within a month may be filled yet. */
  private static final int LEAST_EMPTY = 12;

  private static final int LEAST_DAYS = 28;

  /** So unlikely is it that all of these are empty, if they were filled as those before. */
  private static final double CHANCE = 1e-6;

  private final RegisteredFile file;
  private final Source source;
  private final int opened;
  private final int[] times;
  private final int[] asked;

  /** By the times that are filled, and by day, the rows and how many of them fill each column. */
  private final Map<BitSet, TreeMap<Long, int[]>> states = new HashMap<>();

  StoppedColumns(RegisteredFile file, Source source) {
    this.file = file;
    this.source = source;
    this.opened = source.position(source.coverage());
    this.times = source.positions(field -> !field.required() && field.type().isTime());
    this.asked = source.positions(field -> !field.required() && !field.type().isTime());
  }

  @Override
  public void add(ComparedRow row) {
    List<? extends @Nullable Object> values = row.row().values();
    Long day = opened < 0 || asked.length == 0 ? null : RowDays.number(values.get(opened));
    if (day == null) {
      return;
    }
    BitSet state = new BitSet();
    for (int i = 0; i < times.length; i++) {
      state.set(i, values.get(times[i]) != null);
    }
    int[] filled =
        states
            .computeIfAbsent(state, any -> new TreeMap<>())
            .computeIfAbsent(day, any -> new int[1 + asked.length]);
    filled[0]++;
    for (int i = 0; i < asked.length; i++) {
      filled[1 + i] += values.get(asked[i]) == null ? 0 : 1;
    }
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < asked.length; i++) {
      int column = i;
      states.values().stream()
          .map(days -> stopped(days, column))
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(faults::add);
    }
    return faults;
  }

  private @Nullable Fault stopped(TreeMap<Long, int[]> days, int column) {
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
    String title = source.fields().get(asked[column]).title();
    String message =
        "『%s』在 %s 以前的 %s 行里有 %s 行填了，其后同样的 %s 行全是空的，像是从此没有填，或导出、复制时漏了后一段，照空的计入；请核对。"
            .formatted(title, LocalDate.ofEpochDay(last), before, filled, empty);
    return Fault.warning(UNLIKE, file.name(), title, Long.toString(empty), message);
  }

  private static long rows(Map<Long, int[]> days) {
    return days.values().stream().mapToLong(day -> day[0]).sum();
  }
}
