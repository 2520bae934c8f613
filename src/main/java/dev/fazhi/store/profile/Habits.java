package dev.fazhi.store.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How columns are filled in new rows, against those that earlier loads brought: times without an
 * hour where there always was one, two days that are always the same, a value that no row has any
 * more, numbers of another form.
 */
public final class Habits {

  private static final String UNLIKE = "FZ-199";
  private static final String OTHER_NUMBERS = "FZ-156";

  /** Fewer rows show no habit. */
  private static final long LEAST_BEFORE = 50;

  private static final long LEAST_ROWS = 15;
  private static final long LEAST_ALIKE = 10;
  private static final long LEAST_NUMBERS = 20;

  /** So many of them would have been expected where none at all is no accident. */
  private static final double EXPECTED = 20;

  private static final double HARDLY_ALL = 0.9;
  private static final double NEARLY_ALL = 0.95;
  private static final double OFTEN = 0.05;

  private final LoadProfiles profiles;
  private final String file;
  private final Source source;
  private final long load;
  private final HabitCounter counter;
  private Map<String, Long> now = Map.of();
  private long fresh;

  /** Of the new rows of that file, which is that load. */
  public Habits(DataSource database, String file, Source source, long load) {
    this.profiles = new LoadProfiles(database, source, LoadProfiles.Kind.HABITS);
    this.file = file;
    this.source = source;
    this.load = load;
    this.counter = new HabitCounter(source);
  }

  /** A row whose key was not known. */
  public void add(List<? extends @Nullable Object> values) {
    fresh++;
    counter.add(values);
  }

  /** What is unlike before; keeps how it is now for later loads. */
  public List<Fault> faults() {
    now = counter.counts();
    if (now.isEmpty()) {
      return List.of();
    }
    HabitCounts.keep(profiles, load, now);
    // most loads of a night bring less than anything is told of, and read no others for it
    if (fresh < LEAST_ALIKE) {
      return List.of();
    }
    Map<String, Long> before = HabitCounts.before(profiles, UNLIKE);
    List<Fault> faults = new ArrayList<>();
    for (Map.Entry<String, Long> each : now.entrySet()) {
      String of = each.getKey().substring(1);
      switch (each.getKey().charAt(0)) {
        case 'T' -> hours(of, each.getValue(), before, faults);
        case 'D' -> sameDays(of, each.getValue(), before, faults);
        case 'V' -> gone(of, each.getValue(), before, faults);
        case 'K' -> numbers(each.getValue(), before, faults);
        default -> {}
      }
    }
    return faults;
  }

  private static long of(Map<String, Long> counts, String what) {
    return counts.getOrDefault(what, 0L);
  }

  private void hours(String at, long rows, Map<String, Long> before, List<Fault> faults) {
    long all = of(before, "T" + at);
    boolean habit = all >= LEAST_BEFORE && of(before, "t" + at) >= all * HARDLY_ALL;
    if (habit && rows >= LEAST_ROWS && of(now, "t" + at) == 0) {
      String title = title(at);
      String said = "『%s』以前都写到时分，这一份新增的 %s 行却只有日期，照写的计入，时长和是否按期可能差一天".formatted(title, rows);
      faults.add(fault(title, said));
    }
  }

  private void sameDays(String at, long rows, Map<String, Long> before, List<Fault> faults) {
    long all = of(before, "D" + at);
    boolean habit = all >= LEAST_BEFORE && of(before, "d" + at) * 2 <= all;
    if (habit && rows >= LEAST_ROWS && of(now, "d" + at) == rows) {
      int comma = at.indexOf(',');
      String one = title(at.substring(0, comma));
      String other = title(at.substring(comma + 1));
      String said =
          "『%s』与『%s』在这一份新增的 %s 行里全是同一天，以前只有%s是，像是一律填的，照写的计入"
              .formatted(one, other, rows, percent(of(before, "d" + at), all));
      faults.add(fault(one + "、" + other, said));
    }
  }

  private void gone(String at, long rows, Map<String, Long> before, List<Fault> faults) {
    long all = of(before, "V" + at);
    if (all < LEAST_BEFORE) {
      return;
    }
    String prefix = "v" + at + "=";
    int told = faults.size();
    before.forEach(
        (what, times) -> {
          double share = (double) times / all;
          boolean missed = share >= OFTEN && share * rows >= EXPECTED && of(now, what) == 0;
          if (missed && what.startsWith(prefix)) {
            String title = title(at);
            String said =
                "『%s』这一份新增的 %s 行里没有一行是“%s”，以前有%s，像是导出时改成了“%s”，照写的计入"
                    .formatted(
                        title,
                        rows,
                        what.substring(prefix.length()),
                        percent(times, all),
                        HabitCounts.risen(prefix, now, before));
            faults.add(fault(title, said));
          }
        });
    now.forEach(
        (what, times) -> {
          boolean one = rows >= LEAST_ALIKE && times >= rows * HARDLY_ALL;
          if (what.startsWith(prefix) && one && of(before, what) <= all * (1 - HARDLY_ALL)) {
            String said =
                "『%s』这一份新增的 %s 行里有 %s 行是“%s”，以前只有%s，像是一律填的，照写的计入"
                    .formatted(
                        title(at),
                        rows,
                        times,
                        what.substring(prefix.length()),
                        percent(of(before, what), all));
            if (faults.size() == told) {
              faults.add(fault(title(at), said));
            }
          }
        });
  }

  private void numbers(long rows, Map<String, Long> before, List<Fault> faults) {
    long all = of(before, "K");
    // what one load brought is no habit yet
    if (all < LEAST_BEFORE || rows < LEAST_NUMBERS || of(before, HabitCounts.LOADS) < 2) {
      return;
    }
    before.forEach(
        (what, times) -> {
          if (what.startsWith("k") && times >= all * NEARLY_ALL && of(now, what) == 0) {
            String title = source.fields().get(counter.number).title();
            String said =
                "『%s』以前的都写成“%s”，这一份新增的 %s 行没有一行这样写，像是编号换了写法：以前就有的可能又算了一件"
                    .formatted(title, what.substring(1), rows);
            faults.add(fault(OTHER_NUMBERS, title, said));
          }
        });
  }

  private static String percent(long some, long all) {
    return "百分之%s".formatted(Math.round(100.0 * some / all));
  }

  private String title(String position) {
    return source.fields().get(Integer.parseInt(position)).title();
  }

  private Fault fault(String title, String said) {
    return fault(UNLIKE, title, said);
  }

  private Fault fault(String code, String title, String said) {
    String message = said + "；请核对，更正后重新放入。";
    return new Fault(code, Fault.Severity.WARNING, Place.of(file), title, "", message);
  }
}
