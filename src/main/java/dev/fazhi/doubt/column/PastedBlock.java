package dev.fazhi.doubt.column;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.InMemoryDoubts;
import dev.fazhi.doubt.row.IntColumn;
import dev.fazhi.doubt.row.LongColumn;
import dev.fazhi.doubt.row.RowPlaces;
import dev.fazhi.model.Fault;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A part of one column of texts that stands in another place of it once more, value by value, where
 * the rest of the rows is another: as when what was copied is pasted over the wrong rows. Where
 * lists come again and again in one order, it is no doubt.
 */
final class PastedBlock implements InMemoryDoubts {

  private static final int LEAST_RUN = 30;

  /** A run of the least length has a whole one of these that begins at a multiple of it. */
  private static final int WINDOW = LEAST_RUN / 2;

  private static final int LEAST_VALUES = 5;
  private static final int LEAST_OF_WINDOW = 3;

  /** More that is there twice, of a column or in pieces, is how it is. */
  private static final int MOST_ONE_IN = 3;

  private static final int MOST_RUNS = 2;

  /** So little must a run be to be expected among all places: e to the power of minus. */
  private static final double HARDLY_EVER = 20;

  private final RegisteredFile file;
  private final Source source;
  private final Map<Integer, IntColumn> columns = new TreeMap<>();
  private final RowPlaces places = new RowPlaces();

  /** All fields but those of the key. */
  private final int[] others;

  /** What all columns but the key say together. */
  private final LongColumn rows = new LongColumn();

  private record Run(int from, int above, int length) {}

  PastedBlock(RegisteredFile file, Source source) {
    this.file = file;
    this.source = source;
    this.others = source.positions(field -> !source.key().contains(field.name()));
    for (int position : source.positions(PastedBlock::isOfWords)) {
      Field field = source.fields().get(position);
      if (!source.key().contains(field.name()) && !field.name().equals(source.deliveredBy())) {
        columns.put(position, new IntColumn());
      }
    }
  }

  private static boolean isOfWords(Field field) {
    return field.type() == Field.Type.TEXT || field.type() == Field.Type.PATH;
  }

  @Override
  public void add(ComparedRow row) {
    if (columns.isEmpty()) {
      return;
    }
    List<?> values = row.row().values();
    places.add(row.row());
    long content = 1;
    for (int position : others) {
      Object value = values.get(position);
      content = content * 0x5DEECE66DL + (value == null ? 11 : value.hashCode());
    }
    rows.add(content);
    columns.forEach(
        (position, column) -> {
          Object value = values.get(position);
          column.add(value == null ? 0 : value.hashCode());
        });
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    columns.forEach(
        (position, column) -> {
          int size = places.size();
          List<Run> runs = runs(column.all(), size);
          long twice = runs.stream().mapToLong(Run::length).sum();
          if (runs.size() <= MOST_RUNS && twice * MOST_ONE_IN <= size) {
            runs.stream()
                .filter(run -> isNoAccident(run, column.all(), size) && isOtherwise(run))
                .forEach(run -> faults.add(fault(position, run)));
          }
        });
    return faults;
  }

  private static List<Run> runs(int[] values, int size) {
    Map<Long, Integer> windows = new HashMap<>();
    List<Run> runs = new ArrayList<>();
    long power = 1;
    for (int i = 1; i < WINDOW; i++) {
      power *= 31;
    }
    long hash = 0;
    int done = 0;
    for (int end = 0; end < size; end++) {
      int start = end - WINDOW + 1;
      hash = (end >= WINDOW ? hash - power * values[start - 1] : hash) * 31 + values[end];
      if (start < 0) {
        continue;
      }
      Integer above = start >= done ? windows.get(hash) : null;
      if (above != null) {
        Run run = run(values, size, start, above, done);
        if (run.length >= LEAST_RUN) {
          runs.add(run);
          done = run.from + run.length;
        }
      }
      if (start % WINDOW == 0 && different(values, start, WINDOW) >= LEAST_OF_WINDOW) {
        windows.putIfAbsent(hash, start);
      }
    }
    return runs;
  }

  /** The longest run around a window that is there twice. */
  private static Run run(int[] values, int size, int start, int above, int done) {
    int from = start;
    int before = above;
    while (from > done && before > 0 && values[from - 1] == values[before - 1]) {
      from--;
      before--;
    }
    int length = 0;
    while (from + length < size && values[from + length] == values[before + length]) {
      length++;
    }
    return new Run(from, before, length);
  }

  private static int different(int[] values, int from, int length) {
    Set<Integer> all = new HashSet<>();
    for (int i = from; i < from + length; i++) {
      if (values[i] != 0) {
        all.add(values[i]);
      }
    }
    return all.size();
  }

  /** Whether so many changes from one value to the next hardly come twice in a row by chance. */
  private static boolean isNoAccident(Run run, int[] values, int size) {
    Map<Integer, Integer> times = new HashMap<>();
    for (int i = 0; i < size; i++) {
      times.merge(values[i], 1, Integer::sum);
    }
    double surprise = -2 * Math.log(size);
    for (int i = run.from + 1; i < run.from + run.length; i++) {
      if (values[i] != values[i - 1]) {
        surprise -= Math.log((double) times.getOrDefault(values[i], 1) / size);
      }
    }
    return surprise > HARDLY_EVER && different(values, run.from, run.length) >= LEAST_VALUES;
  }

  /** Whether most of the rows say otherwise something else: whole rows are told as such. */
  private boolean isOtherwise(Run run) {
    int same = 0;
    for (int i = 0; i < run.length; i++) {
      same += rows.at(run.from + i) == rows.at(run.above + i) ? 1 : 0;
    }
    return same * 2 < run.length;
  }

  private Fault fault(int position, Run run) {
    String title = source.fields().get(position).title();
    String message =
        "『%s』%s的 %s 行与%s逐行相同，这些行别的内容却不同，像是一段贴到了另外的行上，照写的计入；请核对，更正后重新放入。"
            .formatted(
                title, place(run.from, run.length), run.length, place(run.above, run.length));
    return Fault.warning(DoubtCode.FILLED_DOWN, file.name(), title, "", message);
  }

  private String place(int from, int length) {
    return "%s 第 %s 至 %s 行"
        .formatted(places.sheet(from), places.row(from), places.row(from + length - 1))
        .strip();
  }
}
