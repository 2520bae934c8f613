package dev.fazhi.doubt.change;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.model.Decimals;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FirstFew;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.RegisteredFile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a period that are reported once more and are many times what they were, or a small
 * part of it, and farther from those of the periods around than what was reported first, or than
 * both together: what was to be added, or one part, took the place of the whole.
 */
final class CorrectedReports implements RowDoubts {

  private static final BigDecimal TIMES = BigDecimal.valueOf(5);

  /** What is no more than half may be the other part of it. */
  private static final BigDecimal HALF = BigDecimal.valueOf(2);

  private static final BigDecimal NEARLY = new BigDecimal("1.15");

  /** Smaller numbers come in any size. */
  private static final BigDecimal LEAST = BigDecimal.valueOf(20);

  /** So many are looked at. */
  private static final int MOST = 500;

  private static final int MOST_SHOWN = 5;

  /** Months around, and as many years, that show what is usual. */
  private static final int AROUND = 4;

  private final FactRows facts;
  private final RegisteredFile file;
  private final Source source;
  private final int period;
  private final int[] numbers;

  /** By the position of a number. */
  private final TreeMap<Integer, List<Change>> changes = new TreeMap<>();

  private record Change(RowKey key, String period, BigDecimal before, BigDecimal after) {}

  CorrectedReports(FactRows facts, RegisteredFile file, Source source) {
    this.facts = facts;
    this.file = file;
    this.source = source;
    int coverage = source.coverage(Field.Type.PERIOD);
    this.period = coverage < 0 ? -1 : source.key().indexOf(source.fields().get(coverage).name());
    this.numbers =
        source.positions(
            field ->
                field.type().isNumber() && period >= 0 && !source.key().contains(field.name()));
  }

  @Override
  public void add(ComparedRow row) {
    FactRows.Fact known = row.known();
    if (period < 0
        || known == null
        || row.outcome() != ComparedRow.Outcome.CHANGED
        || !(row.key().values().get(period) instanceof String of)) {
      return;
    }
    for (int position : numbers) {
      BigDecimal before = number(known.values().get(position));
      BigDecimal after = number(row.row().values().get(position));
      List<Change> all = changes.computeIfAbsent(position, any -> new ArrayList<>());
      if (before != null && after != null && isFar(before, after, HALF) && all.size() < MOST) {
        all.add(new Change(row.key(), of, before, after));
      }
    }
  }

  private static @Nullable BigDecimal number(@Nullable Object value) {
    return value instanceof Long whole
        ? BigDecimal.valueOf(whole)
        : value instanceof BigDecimal number ? number : null;
  }

  /** What was nothing may become anything. */
  private static boolean isFar(BigDecimal before, BigDecimal after, BigDecimal times) {
    return before.signum() > 0
        && after.signum() >= 0
        && before.max(after).compareTo(LEAST) >= 0
        && before.max(after).compareTo(before.min(after).multiply(times)) >= 0;
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    changes.forEach(
        (position, all) -> {
          FirstFew found = new FirstFew(MOST_SHOWN);
          all.stream()
              .filter(change -> isDoubted(change, position))
              .forEach(
                  change ->
                      found.add(
                          "“%s”由 %s 改成 %s"
                              .formatted(
                                  SafeText.safe(change.key().text()),
                                  plain(change.before()),
                                  plain(change.after()))));
          if (found.count() > 0) {
            String title = source.fields().get(position).title();
            String message =
                "『%s』有 %s 行是以前报过的统计期，这次改得很多，与前后各期不相近：%s。像是只报了补充的数或其中的一部分，照写的代替了原来的；请核对，更正后重新放入。"
                    .formatted(title, found.count(), found.words("，"));
            faults.add(Fault.warning(DoubtCode.CHANGED, file.name(), title, "", message));
          }
        });
    return faults;
  }

  private static String plain(BigDecimal number) {
    return Decimals.plain(Decimals.stripped(number));
  }

  /** A number that is nearer to those of the periods around mended a mistake. */
  private boolean isDoubted(Change change, int position) {
    List<BigDecimal> around =
        facts.live(around(change)).values().stream()
            .map(fact -> number(fact.values().get(position)))
            .filter(number -> number != null && number.signum() > 0)
            .sorted()
            .toList();
    boolean far = isFar(change.before(), change.after(), TIMES);
    if (around.isEmpty()) {
      return far;
    }
    BigDecimal usual = around.get(around.size() / 2);
    BigDecimal both = change.before().add(change.after());
    boolean nearer = times(change.after(), usual).compareTo(times(change.before(), usual)) < 0;
    return !nearer && (far || times(both, usual).compareTo(NEARLY) <= 0);
  }

  /** How many times the larger is the smaller. */
  private static BigDecimal times(BigDecimal one, BigDecimal other) {
    BigDecimal least = one.min(other).max(BigDecimal.ONE);
    return one.max(other).divide(least, MathContext.DECIMAL32);
  }

  private List<RowKey> around(Change change) {
    List<RowKey> keys = new ArrayList<>();
    boolean year = change.period().length() == "yyyy".length();
    YearMonth own = YearMonth.parse(year ? change.period() + "-01" : change.period());
    for (int by = 1; by <= AROUND; by++) {
      for (YearMonth other :
          year
              ? List.of(own.minusYears(by), own.plusYears(by))
              : List.of(own.minusMonths(by), own.plusMonths(by))) {
        List<Object> values = new ArrayList<>(change.key().values());
        values.set(period, year ? Integer.toString(other.getYear()) : other.toString());
        keys.add(new RowKey(values));
      }
    }
    return keys;
  }
}
