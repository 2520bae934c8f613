package dev.fazhi.doubt.column;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.InMemoryDoubts;
import dev.fazhi.doubt.row.Level;
import dev.fazhi.doubt.row.Sizes;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in the rows of one name that are larger or smaller from some month on, while those of the
 * others stay as they were: there something else is counted since.
 */
final class NamedLevels implements InMemoryDoubts {

  private final RegisteredFile file;
  private final Source source;
  private final int opened;
  private final Sizes sizes;

  /** By the position of a number and that of a name, by name, by month. */
  private final Map<List<Integer>, Map<String, TreeMap<YearMonth, Level>>> levels =
      new LinkedHashMap<>();

  NamedLevels(RegisteredFile file, Source source) {
    this.file = file;
    this.source = source;
    this.opened = source.position(source.coverage());
    this.sizes = Sizes.of(source);
  }

  @Override
  public void add(ComparedRow row) {
    List<? extends @Nullable Object> values = row.row().values();
    LocalDate day = opened < 0 ? null : DateRange.day(values.get(opened));
    if (day == null) {
      return;
    }
    YearMonth month = YearMonth.from(day);
    sizes.each(
        values,
        (number, by, name, size) -> {
          Map<String, TreeMap<YearMonth, Level>> all =
              levels.computeIfAbsent(List.of(number, by), any -> new TreeMap<>());
          if (all.size() <= Sizes.MOST_NAMES || all.containsKey(name)) {
            all.computeIfAbsent(name, any -> new TreeMap<>())
                .merge(month, Level.NONE.with(size), Level::plus);
          }
        });
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    levels.forEach(
        (at, all) -> {
          TreeMap<YearMonth, Level> sum = new TreeMap<>();
          all.values()
              .forEach(own -> own.forEach((month, of) -> sum.merge(month, of, Level::plus)));
          if (all.size() <= Sizes.MOST_NAMES) {
            all.forEach((name, own) -> tell(at, name, own, sum, faults));
          }
        });
    return faults;
  }

  private void tell(
      List<Integer> at,
      String name,
      TreeMap<YearMonth, Level> own,
      TreeMap<YearMonth, Level> all,
      List<Fault> faults) {
    double most = 0;
    YearMonth since = null;
    for (YearMonth month : own.keySet()) {
      Level before = Level.sum(own.headMap(month));
      Level now = Level.sum(own.tailMap(month));
      double turned =
          now.turned(
              before,
              Level.sum(all.headMap(month)).minus(before),
              Level.sum(all.tailMap(month)).minus(now));
      since = turned > most ? month : since;
      most = Math.max(most, turned);
    }
    if (since != null) {
      Field field = source.fields().get(at.get(0));
      String message =
          "『%s』是“%s”的，『%s』从 %s 起%s，别的却没有变，像是从此填的是别的（如户数、件数，或相反的代码），照写的计入；请核对，更正后重新放入。"
              .formatted(
                  source.fields().get(at.get(1)).title(),
                  SafeText.safe(name),
                  field.title(),
                  since,
                  sizes.words(
                      at.get(0), Level.sum(own.tailMap(since)), Level.sum(own.headMap(since))));
      faults.add(Fault.warning(DoubtCode.UNLIKE, file.name(), field.title(), "", message));
    }
  }
}
