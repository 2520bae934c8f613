package dev.fazhi.store.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Money in two units: a column of amounts that fall into two groups with nothing in between, as
 * when some rows are in 元 and others in 万元; the amounts of one town or other name of a list that
 * are all of another size than the rest; amounts that are by a power of ten what an earlier export
 * said of the same rows. Amounts that are merely very different fill the space between. Of counts,
 * those that are no counts of the kind.
 */
final class MixedUnits implements RowDoubts {

  private static final String MIXED = "FZ-186";

  /** A tenfold is so many steps. */
  private static final int STEPS = 4;

  /** Nothing between amounts that differ more than three hundredfold. */
  private static final int GAP = 10;

  /** Nothing between counts that differ more than a hundredfold. */
  private static final int GAP_OF_COUNTS = 8;

  /** The middle amounts of one name and of the others differ a thousandfold. */
  private static final int GAP_OF_NAME = 12;

  /** So many rows on either side are no single large case. */
  private static final int LEAST_ROWS = 3;

  private static final int LEAST_OF_NAME = 5;
  private static final int ONE_IN = 10;

  /** Of fewer rows one may well be most. */
  private static final int LEAST_OF_BEYOND = 30;

  /** Columns with more different names than these are no lists of towns or units. */
  private static final int MOST_NAMES = 1000;

  /** Amounts that were rounded to the cent after they were divided. */
  private static final BigDecimal HALF_CENT = new BigDecimal("0.005");

  /** By how many zeros units differ: 百 to 亿. */
  private static final List<Integer> ZEROS = List.of(4, 3, 8, 2, 6);

  private final FileRegister files;
  private final RegisteredFile file;
  private final List<Column> columns = new ArrayList<>();

  /** Counts of amounts by size. */
  private static final class Sizes extends TreeMap<Integer, Long> {
    private static final long serialVersionUID = 1;

    void add(int step) {
      merge(step, 1L, Long::sum);
    }

    /** The middle size; of the rest of all, without some of them, if these are given. */
    int middle(@Nullable Sizes without) {
      long rest = sum(this) - (without == null ? 0 : sum(without));
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

  private static final class Column {
    private final Field field;
    private final int position;
    private final Sizes all = new Sizes();
    private final Map<Integer, Map<String, Sizes>> named = new TreeMap<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal most = BigDecimal.ZERO;
    private BigDecimal second = BigDecimal.ZERO;
    private long changed;
    private long scaled;

    Column(Source source, int position) {
      this.field = source.fields().get(position);
      this.position = position;
      for (int i = 0; i < source.fields().size(); i++) {
        Field by = source.fields().get(i);
        if (by.reference() != null || by.name().equals(source.deliveredBy())) {
          named.put(i, new TreeMap<>());
        }
      }
    }

    void add(List<?> values) {
      Object given = values.get(position);
      BigDecimal value = given instanceof Long count ? BigDecimal.valueOf(count) : null;
      value = given instanceof BigDecimal amount ? amount : value;
      if (value == null || value.signum() <= 0) {
        return;
      }
      sum = sum.add(value);
      second = value.compareTo(most) > 0 ? most : second.max(value);
      most = most.max(value);
      int step = (int) Math.floor(STEPS * Math.log10(value.doubleValue()));
      all.add(step);
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

  MixedUnits(FileRegister files, RegisteredFile file, Source source) {
    this.files = files;
    this.file = file;
    for (int i = 0; i < source.fields().size(); i++) {
      Field.Type type = source.fields().get(i).type();
      if (type == Field.Type.MONEY || type == Field.Type.INTEGER) {
        columns.add(new Column(source, i));
      }
    }
  }

  @Override
  public void add(RowComparison.Compared row) {
    for (Column column : columns) {
      column.add(row.row().values());
      FactRows.Fact known = row.known();
      if (known != null) {
        column.addChange(known.values(), row.row().values());
      }
    }
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (Column column : columns) {
      if (column.field.type() == Field.Type.INTEGER) {
        String said = far(column);
        if (said != null) {
          String title = column.field.title();
          String message = "『%s』%s，照原样计入；请核对是不是填错了列，更正后重新放入。".formatted(title, said);
          faults.add(fault(title, message));
        }
        continue;
      }
      String said = gap(column);
      said = said == null ? ofName(column) : said;
      said = said == null ? changed(column) : said;
      said = said == null ? beyond(column) : said;
      if (said != null) {
        String title = column.field.title();
        String message = "『%s』%s，照原样计入；请核对单位，更正后重新放入。".formatted(title, said);
        faults.add(fault(title, message));
      }
    }
    return faults;
  }

  private Fault fault(String title, String message) {
    return new Fault(MIXED, Fault.Severity.WARNING, Place.of(file.name()), title, "", message);
  }

  /** A few counts that are more than a hundredfold of all others. */
  private static @Nullable String far(Column column) {
    long all = sum(column.all);
    long above = 0;
    Integer before = null;
    for (Map.Entry<Integer, Long> size : column.all.descendingMap().entrySet()) {
      if (before != null && before - size.getKey() > GAP_OF_COUNTS) {
        return all >= LEAST_OF_BEYOND && above * ONE_IN <= all
            ? "有 %s 行是其余各行的一百倍以上，最大的是 %s".formatted(above, column.most.toPlainString())
            : null;
      }
      above += size.getValue();
      before = size.getKey();
    }
    return null;
  }

  /** Of the first gap with enough rows on both of its sides; null for none. */
  private static @Nullable String gap(Column column) {
    long all = sum(column.all);
    long least = Math.max(LEAST_ROWS, all / ONE_IN);
    Integer before = null;
    for (int step : column.all.keySet()) {
      if (before != null && step - before > GAP) {
        long below = sum(column.all.headMap(step));
        if (below >= least && all - below >= least) {
          return "有 %s 行与其余 %s 行相差三百倍以上，中间没有别的数，像是有的写元、有的写万元"
              .formatted(Math.min(below, all - below), Math.max(below, all - below));
        }
      }
      before = step;
    }
    return null;
  }

  /** One row that is most of all there is. */
  private static @Nullable String beyond(Column column) {
    BigDecimal others = column.sum.subtract(column.most);
    boolean far = column.most.compareTo(column.second.multiply(BigDecimal.TEN)) >= 0;
    return sum(column.all) >= LEAST_OF_BEYOND && far && column.most.compareTo(others) > 0
        ? "有一行 %s，比其余所有行加起来还多，是第二大的十倍以上，像是多写了几个零".formatted(column.most.toPlainString())
        : null;
  }

  private static @Nullable String ofName(Column column) {
    for (Map<String, Sizes> names : column.named.values()) {
      for (Map.Entry<String, Sizes> name : names.entrySet()) {
        long own = sum(name.getValue());
        if (own >= LEAST_OF_NAME && sum(column.all) - own >= LEAST_OF_NAME) {
          int apart = name.getValue().middle(null) - column.all.middle(name.getValue());
          if (Math.abs(apart) >= GAP_OF_NAME) {
            return "里“%s”的 %s 行比其余的%s一千倍以上，像是单位不同"
                .formatted(SafeText.safe(name.getKey()), own, apart < 0 ? "小" : "大");
          }
        }
      }
    }
    return null;
  }

  /** Against earlier exports, unless it is one of these that is doubted already. */
  private @Nullable String changed(Column column) {
    boolean many = column.scaled >= LEAST_OF_NAME && column.scaled * 5 >= column.changed * 4;
    String title = column.field.title();
    if (!many || files.findings().isToldOfAnother(file, List.of("FZ-139", MIXED), title)) {
      return null;
    }
    return "有 %s 行与以前的导出正好差一百、一千或一万倍，像是换了单位".formatted(column.scaled);
  }

  private static long sum(Map<Integer, Long> rows) {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}
