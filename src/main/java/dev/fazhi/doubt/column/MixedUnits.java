package dev.fazhi.doubt.column;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Money in two units: a column of amounts that fall into two groups with nothing in between, as
 * when some rows are in 元 and others in 万元; the amounts of one town or other name of a list that
 * are all of another size than the rest; amounts that are by a power of ten what an earlier export
 * said of the same rows. Amounts that are merely very different fill the space between. Of counts,
 * those that are no counts of the kind.
 */
final class MixedUnits implements RowDoubts {

  /** Nothing between amounts that differ more than three hundredfold. */
  private static final int GAP = 10;

  /** Nothing between counts that differ more than a hundredfold. */
  private static final int GAP_OF_COUNTS = 8;

  /** The middle amounts of one name and of the others differ a thousandfold. */
  private static final int GAP_OF_NAME = 12;

  /** So many rows on either side are no single large case. */
  private static final int LEAST_ROWS = 3;

  /** So many times what any other row has, the year of a row is no count. */
  private static final BigDecimal TIMES_OF_YEAR = BigDecimal.valueOf(5);

  /** The middle amounts of the months before and since differ more than fiftyfold. */
  private static final int GAP_OF_MONTHS = 7;

  private static final int LEAST_OF_MONTHS = 30;

  private static final int LEAST_OF_NAME = 5;
  private static final int ONE_IN = 10;

  /** Of fewer rows one may well be most. */
  private static final int LEAST_OF_BEYOND = 30;

  private final FileRegister files;
  private final RegisteredFile file;
  private final List<AmountColumn> columns = new ArrayList<>();

  MixedUnits(FileRegister files, RegisteredFile file, Source source) {
    this.files = files;
    this.file = file;
    Set<Field.Type> amounts = EnumSet.of(Field.Type.MONEY, Field.Type.INTEGER);
    for (int position : source.positions(field -> amounts.contains(field.type()))) {
      columns.add(new AmountColumn(source, position));
    }
  }

  @Override
  public void add(ComparedRow row) {
    for (AmountColumn column : columns) {
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
    for (AmountColumn column : columns) {
      boolean count = column.field.type() == Field.Type.INTEGER;
      String said = total(column);
      if (said == null) {
        said = count ? far(column) : otherUnit(column);
      }
      if (said != null) {
        String title = column.field.title();
        String what = count ? "是不是填错了列" : "单位和合计";
        String message = "『%s』%s，照原样计入；请核对%s，更正后重新放入。".formatted(title, said, what);
        faults.add(Fault.warning(DoubtCode.MIXED_UNITS, file.name(), title, "", message));
      }
    }
    return faults;
  }

  private @Nullable String otherUnit(AmountColumn column) {
    String said = gap(column);
    said = said == null ? ofName(column) : said;
    said = said == null ? sinceMonth(column) : said;
    said = said == null ? changed(column) : said;
    return said == null ? beyond(column) : said;
  }

  /** A few counts that are more than a hundredfold of all others. */
  private static @Nullable String far(AmountColumn column) {
    long all = column.all.sum();
    boolean years =
        column.years > 0
            && column.years * ONE_IN <= all
            && column.most.compareTo(column.mostElse.multiply(TIMES_OF_YEAR)) >= 0;
    if (all >= LEAST_OF_BEYOND && years) {
      return "有 %s 行正好是那一行的年份，其余的最多 %s".formatted(column.years, column.mostElse.toPlainString());
    }
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
  private static @Nullable String gap(AmountColumn column) {
    long all = column.all.sum();
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

  /** One row that has what all others come to. */
  private static @Nullable String total(AmountColumn column) {
    BigDecimal others = column.sum.subtract(column.most);
    return column.all.sum() > LEAST_OF_NAME && column.most.compareTo(others) == 0
        ? "有一行 %s，正好是其余各行之和，像是把合计写进了一件里".formatted(column.most.toPlainString())
        : null;
  }

  /** One row that is most of all there is. */
  private static @Nullable String beyond(AmountColumn column) {
    BigDecimal others = column.sum.subtract(column.most);
    boolean far = column.most.compareTo(column.second.multiply(BigDecimal.TEN)) >= 0;
    return column.all.sum() >= LEAST_OF_BEYOND && far && column.most.compareTo(others) > 0
        ? "有一行 %s，比其余所有行加起来还多，是第二大的十倍以上，像是多写了几个零".formatted(column.most.toPlainString())
        : null;
  }

  private static @Nullable String ofName(AmountColumn column) {
    for (Map<String, AmountColumn.Sizes> names : column.named.values()) {
      for (Map.Entry<String, AmountColumn.Sizes> name : names.entrySet()) {
        long own = name.getValue().sum();
        if (own >= LEAST_OF_NAME && column.all.sum() - own >= LEAST_OF_NAME) {
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

  /** From some month on all are of another size than those before. */
  private static @Nullable String sinceMonth(AmountColumn column) {
    AmountColumn.Sizes before = new AmountColumn.Sizes();
    for (Map.Entry<YearMonth, AmountColumn.Sizes> month : column.months.entrySet()) {
      long rows = before.sum();
      if (rows >= LEAST_OF_MONTHS && column.all.sum() - rows >= LEAST_OF_MONTHS) {
        int apart = column.all.middle(before) - before.middle(null);
        if (Math.abs(apart) >= GAP_OF_MONTHS
            && Math.abs(month.getValue().middle(null) - before.middle(null)) >= GAP_OF_MONTHS) {
          return "%s 起的 %s 行比以前的%s几十倍到几百倍，像是换了单位"
              .formatted(month.getKey(), column.all.sum() - rows, apart < 0 ? "小" : "大");
        }
      }
      before.addAll(month.getValue());
    }
    return null;
  }

  /** Against earlier exports, unless it is one of these that is doubted already. */
  private @Nullable String changed(AmountColumn column) {
    boolean many = column.scaled >= LEAST_OF_NAME && column.scaled * 5 >= column.changed * 4;
    String title = column.field.title();
    if (!many
        || files
            .findings()
            .isToldOfAnother(file, List.of("FZ-139", DoubtCode.MIXED_UNITS), title)) {
      return null;
    }
    return "有 %s 行与以前的导出正好差一百、一千或一万倍，像是换了单位".formatted(column.scaled);
  }

  private static long sum(Map<Integer, Long> rows) {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}
