package dev.fazhi.store.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.facts.FactRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Some numbers in a row that nobody has, in a file whose numbers are else without holes: a page, or
 * rows that were filtered out. Numbers that other exports brought are not missing.
 */
public final class MissingNumbers {

  private static final String MISSING = "FZ-195";

  /** Fewer numbers one after another may have been given up. */
  private static final int LEAST_MISSING = 5;

  private static final int MOST_MISSING = 200;

  /** With more holes it is usual. */
  private static final int MOST_HOLES = 2;

  private static final int LEAST_ROWS = 20;

  /** Of more rows, or of numbers that begin in more ways, nobody expects that none is missing. */
  private static final int MOST_ROWS = 100_000;

  private static final int MOST_BEGINNINGS = 100;

  private static final int MOST_DIGITS = 9;

  private final FactRows facts;
  private final String file;
  private final Source source;
  private final int position;
  private final Map<String, TreeSet<Long>> numbers = new TreeMap<>();
  private final Map<String, Integer> padded = new TreeMap<>();
  private int rows;

  /** Of the rows of that file. */
  public MissingNumbers(FactRows facts, String file, Source source) {
    this.facts = facts;
    this.file = file;
    this.source = source;
    this.position = IdField.position(source);
  }

  /** A row that counts, known or not. */
  public void add(List<? extends @Nullable Object> values) {
    if (position < 0 || rows > MOST_ROWS || !(values.get(position) instanceof String id)) {
      return;
    }
    int end = id.length();
    while (end > 0 && !isDigit(id.charAt(end - 1))) {
      end--;
    }
    int from = end;
    while (from > 0 && end - from < MOST_DIGITS && isDigit(id.charAt(from - 1))) {
      from--;
    }
    String beginning = id.substring(0, from) + '\t' + id.substring(end);
    boolean many = numbers.size() >= MOST_BEGINNINGS && !numbers.containsKey(beginning);
    rows = ++rows > MOST_ROWS || many ? MOST_ROWS + 1 : rows;
    if (rows > MOST_ROWS) {
      numbers.clear();
    } else if (end > from) {
      if (id.charAt(from) == '0') {
        padded.put(beginning, end - from);
      }
      numbers
          .computeIfAbsent(beginning, any -> new TreeSet<>())
          .add(Long.valueOf(id.substring(from, end)));
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** One for each hole; once all rows are written. */
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    numbers.forEach(
        (beginning, own) -> {
          if (own.size() >= LEAST_ROWS) {
            holes(own).forEach(hole -> tell(beginning, hole, faults));
          }
        });
    return faults;
  }

  /** The long holes, if there are few and no others. */
  private static List<long[]> holes(TreeSet<Long> own) {
    List<long[]> holes = new ArrayList<>();
    long before = own.first() - 1;
    for (long each : own) {
      if (each - before > 1) {
        holes.add(new long[] {before + 1, each - 1});
      }
      before = each;
    }
    long missing = holes.stream().mapToLong(hole -> hole[1] - hole[0] + 1).sum();
    boolean few = holes.size() <= MOST_HOLES && missing <= MOST_MISSING && missing < own.size();
    holes.removeIf(hole -> !few || hole[1] - hole[0] + 1 < LEAST_MISSING);
    return holes;
  }

  private void tell(String beginning, long[] hole, List<Fault> faults) {
    int tab = beginning.indexOf('\t');
    int digits = padded.getOrDefault(beginning, 1);
    List<RowKey> asked =
        LongStream.rangeClosed(hole[0], hole[1])
            .mapToObj(
                number ->
                    beginning.substring(0, tab)
                        + padded(number, digits)
                        + beginning.substring(tab + 1))
            .map(id -> new RowKey(List.of(id)))
            .toList();
    Set<RowKey> known = facts.live(asked).keySet();
    List<RowKey> missing = asked.stream().filter(key -> !known.contains(key)).toList();
    if (missing.size() < LEAST_MISSING) {
      return;
    }
    String first = missing.get(0).text();
    String last = missing.get(missing.size() - 1).text();
    String title = source.fields().get(position).title();
    String message =
        "『%s』从 %s 到 %s 的 %s 个号一个也没有，其余的号都连着，像是少了一页或筛掉了这些行；请核对，补齐后重新导出全部放入。"
            .formatted(title, first, last, missing.size());
    String what = "编号缺%s至%s".formatted(hole[0], hole[1]);
    faults.add(new Fault(MISSING, Fault.Severity.WARNING, Place.of(file), what, "", message));
  }

  private static String padded(long number, int digits) {
    String plain = Long.toString(number);
    return "0".repeat(Math.max(0, digits - plain.length())) + plain;
  }
}
