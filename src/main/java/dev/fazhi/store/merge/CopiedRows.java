package dev.fazhi.store.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.database.SqlNames;
import dev.fazhi.store.facts.Coverage;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows that say under other keys what rows of the same day say, or rows of that day last year: an
 * old export that was given this year's dates and numbers, or what two offices number each for
 * itself. How many would be alike by chance is seen from the days before and after.
 */
final class CopiedRows implements RowDoubts {

  static final String COPIED = "FZ-193";

  /** Rows with fewer values than these besides key and dates may well be alike. */
  private static final int LEAST_VALUES = 2;

  /** Fewer are an accident. */
  private static final int LEAST_ROWS = 10;

  private static final int ONE_IN_OF_DAY = 10;
  private static final int ONE_IN_OF_YEAR = 3;

  /** So many days before and after show how often rows are alike by chance. */
  private static final int BESIDE = 7;

  private static final int TIMES_CHANCE = 5;

  /** What more rows say is nothing particular. */
  private static final int MOST_ALIKE = 4;

  private static final long DAYS = (1 << 20) - 1;

  private final DataSource database;
  private final FileRegister files;
  private final RegisteredFile file;
  private final Source source;
  private final long load;
  private final int dated;
  private final BitSet passed = new BitSet();
  private long[] rows = new long[64];
  private int[] keys = new int[64];
  private int size;
  private long written;
  private @Nullable DateRange days;

  CopiedRows(
      DataSource database, FileRegister files, RegisteredFile file, Source source, long load) {
    this.database = database;
    this.files = files;
    this.file = file;
    this.source = source;
    this.load = load;
    String coverage = source.coverage();
    // what is reported anew each month may well be as it was
    this.dated =
        coverage == null || source.key().contains(coverage)
            ? -1
            : source.fields().indexOf(source.field(coverage));
    for (int i = 0; i < source.fields().size(); i++) {
      Field field = source.fields().get(i);
      // a status is another by and by
      boolean changing = field.type().isTime() || !field.values().isEmpty();
      passed.set(i, changing || source.key().contains(field.name()));
    }
  }

  @Override
  public void add(RowComparison.Compared row) {
    DateRange day = dated < 0 ? null : DateRange.of(row.row().values().get(dated));
    if (day == null || row.outcome() == RowComparison.Outcome.OLDER) {
      return;
    }
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
      keys = Arrays.copyOf(keys, size * 2);
    }
    keys[size] = row.key().hashCode();
    rows[size++] = packed(row.row().values());
    written += row.outcome() == RowComparison.Outcome.SAME ? 0 : 1;
    days = days == null ? day : days.with(day);
  }

  /** What a row says in its upper bits, and its day in the lower; zero for too little. */
  private long packed(List<? extends @Nullable Object> values) {
    Object moment = values.get(dated);
    LocalTime time = moment instanceof LocalDateTime at ? at.toLocalTime() : LocalTime.MIDNIGHT;
    long content = time.toSecondOfDay();
    int filled = 0;
    for (int i = 0; i < values.size(); i++) {
      Object value = passed.get(i) ? null : values.get(i);
      content = content * 0x5DEECE66DL + (value == null ? 11 : hash(value));
      content ^= content >>> 29;
      filled += value == null ? 0 : 1;
    }
    DateRange day = DateRange.of(moment);
    return filled < LEAST_VALUES || day == null ? 0 : spread(content) & ~DAYS | on(day.from());
  }

  /** Each bit upon all others, as the lower ones are given up. */
  private static long spread(long content) {
    long half = (content ^ content >>> 33) * 0xFF51AFD7ED558CCDL;
    return half ^ half << 32;
  }

  /** The same for equal numbers. */
  static int hash(Object value) {
    Object plain = value instanceof Number number ? new BigDecimal(number.toString()) : value;
    return plain instanceof BigDecimal exact
        ? exact.stripTrailingZeros().hashCode()
        : plain.hashCode();
  }

  private static long on(LocalDate day) {
    return day.toEpochDay() & DAYS;
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    DateRange own = days;
    if (own == null || size < LEAST_ROWS) {
      return faults;
    }
    long[] all = withKnown(own);
    Arrays.sort(all);
    Alike sameDay = new Alike();
    Map<Integer, Alike> lastYear = new TreeMap<>();
    Map<YearMonth, Alike> lastMonth = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      long row = rows[i];
      LocalDate day = LocalDate.ofEpochDay(row & DAYS);
      Alike ofYear = lastYear.computeIfAbsent(day.getYear(), any -> new Alike());
      sameDay.rows++;
      Alike ofMonth = lastMonth.computeIfAbsent(YearMonth.from(day), any -> new Alike());
      ofYear.rows++;
      ofMonth.rows++;
      if (row != 0 && isParticular(all, row)) {
        sameDay.add(all, row, day, 1);
        ofYear.add(all, row, day.minusYears(1), 0);
        ofMonth.add(all, row, day.minusMonths(1), 0);
      }
    }
    if (sameDay.isTold(ONE_IN_OF_DAY)) {
      String said = "有 %s 行除编号外与同一天的另一行完全相同，像是同样的事项换了编号又登记、又送来一遍，都计入了；请核对，重复的删去后重新放入。";
      faults.add(fault("", sameDay.alike, said.formatted(sameDay.alike)));
    }
    lastYear.forEach((year, alike) -> copied(year + " 年", "年份外与上年同一天", alike, faults));
    lastMonth.forEach((month, alike) -> copied(month + " ", "月份外与上月同一天", alike, faults));
    return faults;
  }

  private void copied(String time, String of, Alike alike, List<Fault> faults) {
    if (alike.isTold(ONE_IN_OF_YEAR)) {
      String said = "%s的 %s 行里有 %s 行除编号和%s的完全相同，像是把以前的表改了日期和编号，照写的计入；请核对是不是这段时间的数据。";
      String title = source.fields().get(dated).title();
      String message = said.formatted(time, alike.rows, alike.alike, of);
      faults.add(fault(title, alike.alike, message));
    }
  }

  /** How many rows are alike, and how many of other days are beside. */
  private static final class Alike {
    private long rows;
    private long alike;
    private long byChance;

    /**
     * @param itself how often the row stands there itself
     */
    void add(long[] all, long row, LocalDate day, int itself) {
      long content = row & ~DAYS;
      alike += count(all, content | on(day)) > itself ? 1 : 0;
      for (int off = 1; off <= BESIDE; off++) {
        byChance += count(all, content | on(day.plusDays(off))) > 0 ? 1 : 0;
        byChance += count(all, content | on(day.minusDays(off))) > 0 ? 1 : 0;
      }
    }

    boolean isTold(int oneIn) {
      return alike >= LEAST_ROWS
          && alike * oneIn >= rows
          && alike * 2 * BESIDE > byChance * TIMES_CHANCE;
    }
  }

  private static boolean isParticular(long[] all, long row) {
    long content = row & ~DAYS;
    return from(all, content + DAYS + 1) - from(all, content) <= MOST_ALIKE;
  }

  private static int count(long[] all, long row) {
    return from(all, row + 1) - from(all, row);
  }

  /** Where the first stands that is not smaller. */
  private static int from(long[] all, long row) {
    int low = 0;
    int high = all.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all[middle] < row) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The rows with those that other exports brought, for the same days and those a year before. */
  private long[] withKnown(DateRange own) {
    // where it was told of an earlier export, this may have its rows
    if (written < LEAST_ROWS && !files.findings().isToldOfAnother(file, List.of(COPIED), null)) {
      return Arrays.copyOf(rows, size);
    }
    int[] known = Arrays.copyOf(keys, size);
    Arrays.sort(known);
    long[][] all = {Arrays.copyOf(rows, size + 64)};
    int[] count = {size};
    DateRange span = new DateRange(own.from().minusYears(1).minusDays(BESIDE), own.to());
    FactRows facts = new FactRows(database, source);
    JdbcTemplate jdbc = new JdbcTemplate(database);
    jdbc.setFetchSize(LEAST_ROWS * 100);
    jdbc.query(
        "SELECT %s FROM %s WHERE superseded_by IS NULL AND load_no <> %s AND %s"
            .formatted(
                SqlNames.columns(source, ""),
                SqlNames.facts(source),
                load,
                new Coverage(source).within(span, "")),
        row -> {
          List<@Nullable Object> values = FactRows.values(source, row, 1);
          RowKey key = facts.keyOf().row(values);
          if (key != null && Arrays.binarySearch(known, key.hashCode()) < 0) {
            if (count[0] == all[0].length) {
              all[0] = Arrays.copyOf(all[0], count[0] * 2);
            }
            all[0][count[0]++] = packed(values);
          }
        });
    return Arrays.copyOf(all[0], count[0]);
  }

  private Fault fault(String title, long count, String message) {
    return new Fault(
        COPIED,
        Fault.Severity.WARNING,
        Place.of(file.name()),
        title,
        Long.toString(count),
        message);
  }
}
