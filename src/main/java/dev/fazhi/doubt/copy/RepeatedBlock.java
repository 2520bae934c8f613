package dev.fazhi.doubt.copy;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.LongColumn;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.doubt.row.RowPlaces;
import dev.fazhi.model.Fault;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rows that stand in a file a second time under other keys: several one after another with the very
 * same content as several others, in the same order, as when a part was pasted twice and numbered
 * on; or one row far more often than any other. Single rows may well be alike.
 */
final class RepeatedBlock implements RowDoubts {

  /** Rows with fewer values than these besides the key may well be alike. */
  private static final int LEAST_VALUES = 3;

  /** So many different rows in the same order are no accident. */
  private static final int LEAST_ROWS = 5;

  /** So often, and so many times as often as others, one row does not come by chance. */
  private static final int LEAST_TIMES = 20;

  private static final int TIMES_OTHERS = 10;

  private final RegisteredFile file;
  private final boolean dated;
  private final BitSet keys = new BitSet();
  private final RowPlaces places = new RowPlaces();
  private final LongColumn contents = new LongColumn();

  RepeatedBlock(RegisteredFile file, Source source) {
    this.file = file;
    // what is reported anew each month may well be as it was
    this.dated = source.dated() >= 0;
    source.key().forEach(key -> keys.set(source.position(key)));
  }

  @Override
  public void add(ComparedRow compared) {
    if (dated) {
      places.add(compared.row());
      contents.add(content(compared.row().values()));
    }
  }

  private long content(List<?> values) {
    long content = 1;
    int filled = 0;
    for (int i = 0; i < values.size(); i++) {
      Object value = keys.get(i) ? null : values.get(i);
      content = content * 0x5DEECE66DL + (value == null ? 11 : value.hashCode());
      content ^= content >>> 29;
      filled += value == null ? 0 : 1;
    }
    // like no other
    return filled < LEAST_VALUES ? contents.size() * 0x9E3779B97F4A7C15L : content;
  }

  @Override
  public List<Fault> faults() {
    long[] sorted = contents.sorted();
    Set<Long> twice = new HashSet<>();
    Map<Long, Integer> often = new TreeMap<>();
    long different = 0;
    for (int from = 0, to; from < sorted.length; from = to) {
      for (to = from + 1; to < sorted.length && sorted[to] == sorted[from]; to++) {
        twice.add(sorted[to]);
      }
      different++;
      if (to - from >= LEAST_TIMES) {
        often.put(sorted[from], to - from);
      }
    }
    List<Fault> faults = twice.size() < LEAST_ROWS ? new ArrayList<>() : faults(twice);
    long others = sorted.length - often.values().stream().mapToLong(Integer::longValue).sum();
    long kinds = Math.max(1, different - often.size());
    often.forEach(
        (content, times) -> {
          if (times * kinds >= TIMES_OTHERS * others) {
            faults.add(flood(content, times));
          }
        });
    return faults;
  }

  private Fault flood(long content, int times) {
    int first = 0;
    while (contents.at(first) != content) {
      first++;
    }
    String place = "%s 第 %s 行".formatted(places.sheet(first), places.row(first)).strip();
    String message =
        "%s与别的 %s 行除编号外完全相同，像是同一行贴了许多遍又编了号，都计入了；请核对，多出的从表里删去后重新放入。".formatted(place, times - 1);
    return Fault.warning(DoubtCode.REPEATED, file.name(), "", Integer.toString(times), message);
  }

  private List<Fault> faults(Set<Long> twice) {
    Map<Long, Integer> first = new HashMap<>();
    List<Fault> faults = new ArrayList<>();
    int block = 0;
    for (int row = 0; row <= contents.size(); row++) {
      Integer above = row < contents.size() ? first.get(contents.at(row)) : null;
      boolean on = above != null && block > 0 && above == at(row - 1, first) + 1;
      if (!on) {
        if (block >= LEAST_ROWS) {
          faults.add(fault(row - block, block, first));
        }
        block = above == null ? 0 : 1;
      } else {
        block++;
      }
      if (row < contents.size() && above == null && twice.contains(contents.at(row))) {
        first.put(contents.at(row), row);
      }
    }
    return faults;
  }

  private int at(int row, Map<Long, Integer> first) {
    return first.getOrDefault(contents.at(row), -2);
  }

  private Fault fault(int from, int block, Map<Long, Integer> first) {
    int above = at(from, first);
    String message =
        "%s与%s除编号外完全相同，次序也一样，像是同样的 %s 行贴了两遍又编了号，都计入了；请核对，多出的从表里删去后重新放入。"
            .formatted(place(from, block), place(above, block), block);
    return Fault.warning(DoubtCode.REPEATED, file.name(), "", Integer.toString(block), message);
  }

  private String place(int from, int block) {
    return "%s 第 %s 至 %s 行"
        .formatted(places.sheet(from), places.row(from), places.row(from + block - 1))
        .strip();
  }
}
