package dev.fazhi.doubt.copy;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.profile.LoadProfiles;
import dev.fazhi.doubt.profile.RowContent;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.IntColumn;
import dev.fazhi.doubt.row.LongColumn;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Rows that say under other numbers what rows of another time say: minutes before, as when things
 * were entered twice, in one export or in an earlier one and this, or on any day before the first
 * of a month, as when what is still open was entered anew. How many do by chance is seen from the
 * hours and the days behind.
 */
final class RenewedRows implements RowDoubts {

  private static final int LEAST_ROWS = 10;
  private static final int ONE_IN = 20;

  /** Within one export two may well have registered the same; hardly in two. */
  private static final int ONE_IN_OF_OTHERS = 50;

  private static final int TIMES_CHANCE = 5;

  /** What more rows say is nothing particular. */
  private static final int MOST_ALIKE = 4;

  private static final int MINUTES = 10;
  private static final int SPANS_BEHIND = 12;
  private static final int FARTHEST = MINUTES * (SPANS_BEHIND + 1);
  private static final int LONGEST_OPEN = 400;

  /** The lower bits of a row are its minute, the upper ones what it says. */
  private static final long MINUTE_BITS = (1L << 32) - 1;

  private static final int MINUTES_A_DAY = 24 * 60;

  private final DataSource database;
  private final Source source;
  private final long load;
  private final RegisteredFile file;
  private final RowContent content;
  private final String title;
  private final int position;
  private final LongColumn said = new LongColumn();

  /** With how each row stands. */
  private final LongColumn standing = new LongColumn();

  /** Of these the rows whose keys are new. */
  private final LongColumn fresh = new LongColumn();

  private final IntColumn keys = new IntColumn();
  private final RowProfile profile;
  private @Nullable DateRange days;

  RenewedRows(DataSource database, RegisteredFile file, Source source, long load) {
    this.database = database;
    this.source = source;
    this.load = load;
    this.file = file;
    this.content = new RowContent(source);
    this.profile =
        new RowProfile(new LoadProfiles(database, source, LoadProfiles.Kind.MOMENTS), load);
    String coverage = source.coverage();
    // of days alone profiles of other loads tell as well
    this.position = Math.min(source.dated(), source.coverage(Field.Type.DATE_TIME));
    this.title = coverage == null ? "" : source.field(coverage).title();
  }

  @Override
  public void add(ComparedRow row) {
    Object value = position < 0 ? null : row.row().values().get(position);
    List<@Nullable Object> values = row.row().values();
    long content = value == null ? 0 : this.content.content(values);
    if (position >= 0) {
      keys.add(row.key().hashCode());
    }
    if (content != 0 && row.outcome() != ComparedRow.Outcome.OLDER) {
      long minute = minute(value);
      said.add(content & ~MINUTE_BITS | minute);
      long stands = stands(values);
      standing.add(stands);
      DateRange day = this.content.days(values);
      if (day != null && row.isWritten()) {
        profile.add(day.from(), stands, row.key().hashCode());
      }
      if (row.outcome() == ComparedRow.Outcome.NEW && day != null) {
        fresh.add(stands);
        days = days == null ? day : days.with(day);
      }
    }
  }

  /** What a row says with how it stands, and its minute. */
  private long stands(List<@Nullable Object> values) {
    return content.standing(values) & ~MINUTE_BITS | minute(values.get(position));
  }

  private static long minute(@Nullable Object value) {
    return value instanceof LocalDateTime moment ? moment.toEpochSecond(ZoneOffset.UTC) / 60 : 0;
  }

  /** Behind the last of the sorted rows that says the same. */
  private static int end(long[] rows, int from) {
    int to = from + 1;
    while (to < rows.length && (rows[to] & ~MINUTE_BITS) == (rows[from] & ~MINUTE_BITS)) {
      to++;
    }
    return to;
  }

  @Override
  public List<Fault> faults() {
    profile.save();
    List<Fault> faults = new ArrayList<>();
    twice(standing.sorted(), faults);
    if (faults.isEmpty()) {
      ofOthers(faults);
    }
    long[] rows = said.sorted();
    MonthFirsts firsts = new MonthFirsts();
    for (int from = 0, to; from < rows.length; from = to) {
      to = end(rows, from);
      for (int row = from; row < to; row++) {
        boolean alike = to - from <= MOST_ALIKE && isOfEarlierDay(rows, from, row);
        firsts.add(LocalDate.ofEpochDay(day(rows[row])), alike);
      }
    }
    faults.addAll(firsts.faults(file.name(), title, 1));
    return faults;
  }

  private void twice(long[] rows, List<Fault> faults) {
    Map<YearMonth, long[]> months = new TreeMap<>();
    long[] all = new long[3];
    for (int from = 0, to; from < rows.length; from = to) {
      to = end(rows, from);
      for (int row = from; row < to; row++) {
        YearMonth month = YearMonth.from(LocalDate.ofEpochDay(day(rows[row])));
        // of the same content, by minute
        long apart = row == from ? Long.MAX_VALUE : rows[row] - rows[row - 1];
        for (long[] counts : List.of(all, months.computeIfAbsent(month, any -> new long[3]))) {
          counts[0]++;
          counts[1] += apart <= MINUTES ? 1 : 0;
          counts[2] += apart > MINUTES && apart <= FARTHEST ? 1 : 0;
        }
      }
    }
    // what was entered twice in a month is little in a year
    LongStream each = months.values().stream().filter(RenewedRows::isTwice).mapToLong(of -> of[1]);
    long near = isTwice(all) ? all[1] : each.sum();
    if (near > 0) {
      String words = "有 %s 行除编号外与几分钟前的另一行完全相同，像是同样的事项换了编号又登记一遍，都计入了；请核对，重复的删去后重新放入。";
      String seen = near + CopiedRows.LIKE + "前后几分钟的另一行";
      faults.add(Fault.warning(DoubtCode.COPIED, file.name(), "", seen, words.formatted(near)));
    }
  }

  /** Of so many rows those right behind one that says the same, and those some time behind it. */
  private static boolean isTwice(long[] rows) {
    return rows[1] >= LEAST_ROWS
        && rows[1] * ONE_IN >= rows[0]
        && rows[1] * SPANS_BEHIND >= rows[2] * TIMES_CHANCE;
  }

  /** What earlier exports have under other numbers a few minutes before or after. */
  private void ofOthers(List<Fault> faults) {
    DateRange span = days;
    if (span == null || fresh.size() < LEAST_ROWS) {
      return;
    }
    OtherRows others = new OtherRows(database, source, load, span, keys.sorted());
    LongColumn profiles = new LongColumn();
    others.eachProfile(LoadProfiles.Kind.MOMENTS, span, profiles::add);
    // the facts cost a look at each; profiles keep what was superseded or withdrawn since
    if (!isMany(alike(profiles.sorted(), -MINUTES, MINUTES))) {
      return;
    }
    LongColumn facts = new LongColumn();
    others.eachFact(span, values -> facts.add(stands(values)));
    long[] rows = facts.sorted();
    long near = alike(rows, -MINUTES, MINUTES);
    long behind = alike(rows, MINUTES + 1, FARTHEST) + alike(rows, -FARTHEST, -MINUTES - 1);
    if (isMany(near) && near * SPANS_BEHIND >= behind * TIMES_CHANCE) {
      String words = "有 %s 行除编号外与以前的导出里前后几分钟的另一行完全相同，像是同样的事项换了编号又送来一遍，都计入了；请核对，重复的删去后重新放入。";
      String seen = near + CopiedRows.LIKE + "前后几分钟的另一行";
      faults.add(Fault.warning(DoubtCode.COPIED, file.name(), "", seen, words.formatted(near)));
    }
  }

  private boolean isMany(long near) {
    return near >= LEAST_ROWS && near * ONE_IN_OF_OTHERS >= fresh.size();
  }

  /** How many new rows say the same as one of the sorted rows, so many minutes from it. */
  private long alike(long[] rows, long from, long to) {
    long alike = 0;
    for (int i = 0; i < fresh.size(); i++) {
      alike += has(rows, fresh.at(i), from, to) ? 1 : 0;
    }
    return alike;
  }

  /** Whether one of the sorted rows says the same as a row, so many minutes from it. */
  private static boolean has(long[] rows, long row, long from, long to) {
    int at = Arrays.binarySearch(rows, row + from);
    int first = at < 0 ? -at - 1 : at;
    return first < rows.length
        && (rows[first] & ~MINUTE_BITS) == (row & ~MINUTE_BITS)
        && rows[first] <= row + to;
  }

  /** Whether a row above, which says the same, is of a day before and not long ago. */
  private static boolean isOfEarlierDay(long[] rows, int from, int row) {
    long day = day(rows[row]);
    for (int other = row - 1; other >= from; other--) {
      long before = day - day(rows[other]);
      if (before > 0) {
        return before <= LONGEST_OPEN;
      }
    }
    return false;
  }

  private static long day(long row) {
    return (row & MINUTE_BITS) / MINUTES_A_DAY;
  }
}
