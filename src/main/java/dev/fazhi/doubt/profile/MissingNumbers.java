package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.facts.FactRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Some numbers in a row that nobody has, in a file whose numbers are else without holes: a page, or
 * rows that were filtered out; or every second number. Numbers that other exports brought are not
 * missing.
 */
public final class MissingNumbers implements RowDoubts {

  /** Fewer numbers one after another may have been given up. */
  private static final int LEAST_MISSING = 5;

  private static final int MOST_MISSING = 200;

  /** Fewer numbers may be every second one by chance, or of one of two offices. */
  private static final int LEAST_ALTERNATING = 40;

  /** With more holes it is usual. */
  private static final int MOST_HOLES = 2;

  private static final int LEAST_ROWS = 20;

  private final FactRows facts;
  private final String file;
  private final Source source;
  private final NumberSeries series;

  /** Of the rows of that file. */
  public MissingNumbers(FactRows facts, String file, Source source) {
    this.facts = facts;
    this.file = file;
    this.source = source;
    this.series = new NumberSeries(source);
  }

  @Override
  public void add(ComparedRow row) {
    series.add(row.row().values());
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (NumberSeries.Own own : series.all()) {
      if (own.numbers().size() >= LEAST_ALTERNATING && isEverySecond(own.numbers())) {
        tellEverySecond(own, faults);
      } else if (own.numbers().size() >= LEAST_ROWS) {
        holes(own.numbers()).forEach(hole -> tell(own, hole, faults));
      }
    }
    return faults;
  }

  /** Whether between nearly all numbers just one is missing. */
  private static boolean isEverySecond(TreeSet<Long> own) {
    long before = own.first();
    int single = 0;
    for (long each : own) {
      single += each - before == 2 ? 1 : 0;
      before = each;
    }
    return single * 20L >= 19L * (own.size() - 1);
  }

  private void tellEverySecond(NumberSeries.Own own, List<Fault> faults) {
    List<RowKey> asked =
        own.numbers().stream().limit(MOST_MISSING).map(number -> own.key(number + 1)).toList();
    if (facts.live(asked).size() * 2 < asked.size()) {
      String message =
          "『%s』从 %s 到 %s 都是隔一个缺一个，像是只导出了一半的行；请核对，补齐后重新导出全部放入。"
              .formatted(
                  IdField.title(source),
                  own.key(own.numbers().first()).text(),
                  own.key(own.numbers().last()).text());
      faults.add(Fault.warning(DoubtCode.PARTS_MISSING, file, "编号隔一缺一", "", message));
    }
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

  private void tell(NumberSeries.Own own, long[] hole, List<Fault> faults) {
    List<RowKey> asked = own.keys(hole[0], hole[1]);
    Set<RowKey> known = facts.live(asked).keySet();
    List<RowKey> missing = asked.stream().filter(key -> !known.contains(key)).toList();
    if (missing.size() < LEAST_MISSING) {
      return;
    }
    String first = missing.get(0).text();
    String last = missing.get(missing.size() - 1).text();
    String message =
        "『%s』从 %s 到 %s 的 %s 个号一个也没有，其余的号都连着，像是少了一页或筛掉了这些行；请核对，补齐后重新导出全部放入。"
            .formatted(IdField.title(source), first, last, missing.size());
    String what = "编号缺%s至%s".formatted(hole[0], hole[1]);
    faults.add(Fault.warning(DoubtCode.PARTS_MISSING, file, what, "", message));
  }
}
