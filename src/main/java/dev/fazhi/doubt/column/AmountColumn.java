package dev.fazhi.doubt.column;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.store.archive.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sizes of the amounts in a column, of all rows and by what is named beside them. */
final class AmountColumn {

  /** A tenfold is so many steps. */
  private static final int STEPS = 4;

  /** Columns with more different names than these are no lists of towns or units. */
  private static final int MOST_NAMES = 1000;

  /** Amounts that were rounded to the cent after they were divided. */
  private static final BigDecimal HALF_CENT = new BigDecimal("0.005");

  /** By how many zeros units differ: 百 to 亿. */
  private static final List<Integer> ZEROS = List.of(4, 3, 8, 2, 6);

  /** Counts of amounts by size. */
  static final class Sizes extends TreeMap<Integer, Long> {
    private static final long serialVersionUID = 1;

    /** How many there are. */
    long sum() {
      return values().stream().mapToLong(Long::longValue).sum();
    }

    void addAll(Sizes others) {
      others.forEach((step, rows) -> merge(step, rows, Long::sum));
    }

    void add(int step) {
      merge(step, 1L, Long::sum);
    }

    /** The middle size; of the rest of all, without some of them, if these are given. */
    int middle(@Nullable Sizes without) {
      long rest = sum() - (without == null ? 0 : without.sum());
      long passed = 0;
      for (Map.Entry<Integer, Long> size : entrySet()) {
        passed += size.getValue() - (without == null ? 0 : without.getOrDefault(size.getKey(), 0L));
        if (passed * 2 >= rest) {
          return size.getKey();
        }
      }
      return 0;
    }
  }

  final Field field;
  private final int position;
  private final int dated;
  final Sizes all = new Sizes();
  final Map<Integer, Map<String, Sizes>> named = new TreeMap<>();

  /** By the months that rows are about. */
  final TreeMap<YearMonth, Sizes> months = new TreeMap<>();

  BigDecimal sum = BigDecimal.ZERO;
  BigDecimal most = BigDecimal.ZERO;
  BigDecimal second = BigDecimal.ZERO;

  /** Rows of which it is the year. */
  long years;

  /** The most of all other rows. */
  BigDecimal mostElse = BigDecimal.ZERO;

  long changed;
  long scaled;

  AmountColumn(Source source, int position) {
    this.field = source.fields().get(position);
    this.position = position;
    this.dated = source.position(source.coverage());
    for (int unit : source.positions(source::isNamed)) {
      named.put(unit, new TreeMap<>());
    }
  }

  void add(List<?> values) {
    Object given = values.get(position);
    BigDecimal value = given instanceof Long count ? BigDecimal.valueOf(count) : null;
    value = given instanceof BigDecimal amount ? amount : value;
    if (value == null || value.signum() <= 0) {
      return;
    }
    LocalDate day = dated < 0 ? null : DateRange.day(values.get(dated));
    if (day != null && value.compareTo(BigDecimal.valueOf(day.getYear())) == 0) {
      years++;
    } else {
      mostElse = mostElse.max(value);
    }
    sum = sum.add(value);
    second = value.compareTo(most) > 0 ? most : second.max(value);
    most = most.max(value);
    int step = (int) Math.floor(STEPS * Math.log10(value.doubleValue()));
    all.add(step);
    if (day != null) {
      months.computeIfAbsent(YearMonth.from(day), any -> new Sizes()).add(step);
    }
    named.forEach(
        (by, names) -> {
          if (values.get(by) instanceof String name
              && (names.size() < MOST_NAMES || names.containsKey(name))) {
            names.computeIfAbsent(name, any -> new Sizes()).add(step);
          }
        });
  }

  void addChange(List<?> was, List<?> is) {
    if (was.get(position) instanceof BigDecimal before
        && is.get(position) instanceof BigDecimal after
        && before.signum() > 0
        && after.signum() > 0
        && before.compareTo(after) != 0) {
      changed++;
      BigDecimal small = before.min(after);
      BigDecimal large = before.max(after);
      scaled += ZEROS.stream().anyMatch(zeros -> isScaled(small, large, zeros)) ? 1 : 0;
    }
  }

  private static boolean isScaled(BigDecimal small, BigDecimal large, int zeros) {
    BigDecimal off = small.scaleByPowerOfTen(zeros).subtract(large).abs();
    return off.compareTo(HALF_CENT.scaleByPowerOfTen(zeros)) <= 0;
  }
}
