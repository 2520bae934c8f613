package dev.fazhi.doubt.copy;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.profile.AlikeRows;
import dev.fazhi.doubt.profile.DatedRows;
import dev.fazhi.doubt.profile.LoadProfiles;
import dev.fazhi.doubt.profile.RowContent;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Rows that say under other keys what rows of the same day say, or rows of that day last year: an
 * old export that was given this year's dates and numbers, or what two offices number each for
 * itself. How many would be alike by chance is seen from the days before and after.
 */
final class CopiedRows implements RowDoubts {

  /** Between how many rows are seen and which ones say the same. */
  static final String LIKE = "/";

  private static final int ONE_IN_OF_DAY = 10;
  private static final int ONE_IN_OF_YEAR = 3;

  /** Within one export two may well have registered the same; hardly in two. */
  private static final int ONE_IN_OF_OTHERS = 50;

  private static final int ONE_IN_OF_FEW = 2;

  /** So many rows lie apart by the same days, and by no other days so many. */
  private static final int LEAST_SHIFTED = 6;

  private static final int TIMES_SECOND = 3;

  /** What more rows say is nothing particular. */
  private static final int MOST_ALIKE = 4;

  /** Unless they say it on the same days of two years or months. */
  private static final int MOST_ALIKE_IN_TURN = 40;

  private final FileRegister files;
  private final RegisteredFile file;
  private final Source source;
  private final RowContent content;
  private final String title;
  private final boolean timed;
  private final OwnRows rows;

  CopiedRows(
      DataSource database, FileRegister files, RegisteredFile file, Source source, long load) {
    this.rows = new OwnRows(database, source, load, LoadProfiles.Kind.ROWS);
    this.files = files;
    this.file = file;
    this.source = source;
    this.content = new RowContent(source);
    String coverage = source.coverage();
    this.title = coverage == null ? "" : source.field(coverage).title();
    this.timed = source.coverage(Field.Type.DATE_TIME) >= 0;
  }

  @Override
  public void add(ComparedRow compared) {
    List<@Nullable Object> values = compared.row().values();
    DateRange day = content.days(values);
    if (day == null || compared.outcome() == ComparedRow.Outcome.OLDER) {
      return;
    }
    rows.addKey(compared);
    rows.add(compared, day, content.row(values, day));
  }

  @Override
  public List<Fault> faults() {
    OtherRows others = rows.others();
    if (others == null) {
      return List.of();
    }
    // where it was told of an earlier export, this may have its rows
    if (rows.written().size() < OwnRows.FEWEST_ROWS
        && !files.findings().isToldOfAnother(file, List.of(DoubtCode.COPIED), null)) {
      return told(none -> {});
    }
    List<Fault> faults = told(others::addProfiles);
    // profiles keep what was superseded or withdrawn since
    return faults.isEmpty() ? faults : told(others::addFacts);
  }

  private List<Fault> told(Consumer<DatedRows> others) {
    DatedRows own = rows.rows();
    DatedRows all = new DatedRows();
    all.addAll(own);
    all.thinAs(own);
    others.accept(all);
    own.thinAs(all);
    DatedRows written = rows.written();
    written.thinAs(all);
    AlikeRows sameDay = new AlikeRows(own.times());
    AlikeRows elsewhere = new AlikeRows(own.times());
    Map<Integer, AlikeRows> lastYear = new TreeMap<>();
    Map<YearMonth, AlikeRows> lastMonth = new TreeMap<>();
    Map<Long, Long> shifts = new TreeMap<>();
    MonthFirsts firsts = new MonthFirsts();
    for (int i = 0; i < own.size(); i++) {
      long row = own.at(i);
      LocalDate day = DatedRows.day(row);
      AlikeRows ofYear = lastYear.computeIfAbsent(day.getYear(), any -> new AlikeRows(own.times()));
      AlikeRows ofMonth =
          lastMonth.computeIfAbsent(YearMonth.from(day), any -> new AlikeRows(own.times()));
      sameDay.addRow();
      ofYear.addRow();
      ofMonth.addRow();
      int same = DatedRows.isTelling(row) ? all.count(row) : 0;
      boolean[] earlier = new boolean[1];
      // most rows are like no other
      if (same > 1 && same <= MOST_ALIKE) {
        all.days(row, other -> earlier[0] |= other.isBefore(day));
        sameDay.add(all, row, day, 1);
        all.days(row, other -> shifts.merge(ChronoUnit.DAYS.between(other, day), 1L, Long::sum));
      }
      if (same > 1 && same <= MOST_ALIKE_IN_TURN) {
        ofYear.add(all, row, day.minusYears(1), 0);
        ofMonth.add(all, row, day.minusMonths(1), 0);
      }
      firsts.add(day, earlier[0]);
    }
    for (int i = 0; i < written.size(); i++) {
      long row = written.at(i);
      elsewhere.addRow();
      if (isLikeFew(row, all)) {
        LocalDate day = DatedRows.day(row);
        elsewhere.add(all, row, day, own.count(row, day));
      }
    }
    List<Fault> faults = new ArrayList<>();
    boolean ofOthers = !sameDay.isMany(OwnRows.LEAST_ROWS, ONE_IN_OF_DAY);
    AlikeRows found = ofOthers ? elsewhere : sameDay;
    if (!ofOthers
        || elsewhere.isMany(OwnRows.LEAST_ROWS, ONE_IN_OF_OTHERS)
        || elsewhere.isMany(OwnRows.FEWEST_ROWS, ONE_IN_OF_FEW)) {
      String said = "有 %s 行除编号%s外与%s同一天的另一行完全相同，像是同样的事项换了编号又登记、又送来一遍，都计入了；请核对，重复的删去后重新放入。";
      String where = ofOthers ? "别的导出里" : "";
      faults.add(
          fault(
              "", found.alike() + LIKE + "同一天的另一行", said.formatted(found.alike(), unit(), where)));
    }
    lastYear.forEach((year, alike) -> copied(year + " 年", "年份外与上年同一天", alike, faults));
    lastMonth.forEach((month, alike) -> copied(month + " ", "月份外与上月同一天", alike, faults));
    if (faults.isEmpty() && !timed) {
      faults.addAll(firsts.faults(file.name(), title, own.times()));
    }
    if (faults.isEmpty()) {
      shifts.keySet().removeIf(shift -> shift <= 0);
      shifted(shifts, faults);
    }
    return faults;
  }

  /** Most rows are like no other. */
  private static boolean isLikeFew(long row, DatedRows all) {
    int same = DatedRows.isTelling(row) ? all.count(row) : 0;
    return same > 1 && same <= MOST_ALIKE;
  }

  /** The field by which units differ that gave the same. */
  private String unit() {
    String unit = source.deliveredBy();
    return unit == null ? "" : "、" + source.field(unit).title();
  }

  private void shifted(Map<Long, Long> shifts, List<Fault> faults) {
    List<Map.Entry<Long, Long>> most = new ArrayList<>(shifts.entrySet());
    most.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
    long second = most.size() > 1 ? most.get(1).getValue() : 0;
    if (!most.isEmpty()
        && most.get(0).getValue() >= Math.max(LEAST_SHIFTED, second * TIMES_SECOND)) {
      long rows = most.get(0).getValue() * this.rows.rows().times();
      long days = most.get(0).getKey();
      String said = "有 %s 行除编号和日期外与 %s 天前的另一行完全相同，像是把那一段复制过来改了日期和编号，照写的计入；请核对是不是这段时间的数据。";
      faults.add(fault(title, rows + LIKE + days + " 天前的", said.formatted(rows, days)));
    }
  }

  private void copied(String time, String of, AlikeRows alike, List<Fault> faults) {
    if (alike.isMany(OwnRows.LEAST_ROWS, ONE_IN_OF_YEAR)) {
      String said = "%s的 %s 行里有 %s 行除编号和%s的完全相同，像是把以前的表改了日期和编号，照写的计入；请核对是不是这段时间的数据。";
      String message = said.formatted(time, alike.rows(), alike.alike(), of);
      faults.add(fault(title, alike.alike() + LIKE + "上年或上月同一天的", message));
    }
  }

  private Fault fault(String of, String seen, String message) {
    return Fault.warning(DoubtCode.COPIED, file.name(), of, seen, message);
  }
}
