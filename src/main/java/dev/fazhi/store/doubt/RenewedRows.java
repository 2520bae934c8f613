package dev.fazhi.store.doubt;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.profile.RowContent;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  private final Rows said = new Rows();

  /** With how each row stands. */
  private final Rows standing = new Rows();

  /** Of these the rows whose keys are new. */
  private final Rows fresh = new Rows();

  private final IntColumn keys = new IntColumn();
  private @Nullable DateRange days;

  /** Rows by what they say, in order of time once they are sorted. */
  private static final class Rows {
    private long[] all = new long[64];
    private int size;

    void add(long content, long minute) {
      if (size == all.length) {
        all = Arrays.copyOf(all, size * 2);
      }
      all[size++] = content & ~MINUTE_BITS | minute;
    }

    long minute(int row) {
      return all[row] & MINUTE_BITS;
    }

    /** Whether a row that says the same as another is so many minutes from it. */
    boolean has(long row, long from, long to) {
      long minute = row & MINUTE_BITS;
      int at = Arrays.binarySearch(all, 0, size, (row & ~MINUTE_BITS) | Math.max(0, minute + from));
      int first = at < 0 ? -at - 1 : at;
      return first < size
          && (all[first] & ~MINUTE_BITS) == (row & ~MINUTE_BITS)
          && minute(first) <= minute + to;
    }

    /** Behind the last row that says the same. */
    int end(int from) {
      int to = from + 1;
      while (to < size && (all[to] & ~MINUTE_BITS) == (all[from] & ~MINUTE_BITS)) {
        to++;
      }
      return to;
    }
  }

  RenewedRows(DataSource database, RegisteredFile file, Source source, long load) {
    this.database = database;
    this.source = source;
    this.load = load;
    this.file = file;
    this.content = new RowContent(source);
    String coverage = source.coverage();
    Field of = coverage == null ? null : source.field(coverage);
    this.title = of == null ? "" : of.title();
    // of days alone profiles of other loads tell as well
    boolean timed = of != null && of.type() == Field.Type.DATE_TIME;
    this.position = timed && !source.key().contains(coverage) ? source.fields().indexOf(of) : -1;
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
      said.add(content, minute(value));
      standing.add(this.content.standing(values), minute(value));
      DateRange day = this.content.days(values);
      if (row.outcome() == ComparedRow.Outcome.NEW && day != null) {
        fresh.add(this.content.standing(values), minute(value));
        days = days == null ? day : days.with(day);
      }
    }
  }

  private static long minute(@Nullable Object value) {
    return value instanceof LocalDateTime moment ? moment.toEpochSecond(ZoneOffset.UTC) / 60 : 0;
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    Arrays.sort(standing.all, 0, standing.size);
    twice(faults);
    if (faults.isEmpty()) {
      ofOthers(faults);
    }
    Arrays.sort(said.all, 0, said.size);
    MonthFirsts firsts = new MonthFirsts();
    for (int from = 0, to; from < said.size; from = to) {
      to = said.end(from);
      for (int row = from; row < to; row++) {
        boolean alike = to - from <= MOST_ALIKE && isOfEarlierDay(from, row);
        firsts.add(LocalDate.ofEpochDay(said.minute(row) / MINUTES_A_DAY), alike);
      }
    }
    faults.addAll(firsts.faults(file.name(), title, 1));
    return faults;
  }

  private void twice(List<Fault> faults) {
    long near = 0;
    long behind = 0;
    for (int from = 0, to; from < standing.size; from = to) {
      to = standing.end(from);
      for (int row = from + 1; row < to; row++) {
        long apart = standing.minute(row) - standing.minute(row - 1);
        near += apart <= MINUTES ? 1 : 0;
        behind += apart > MINUTES && apart <= FARTHEST ? 1 : 0;
      }
    }
    boolean many = near >= LEAST_ROWS && near * ONE_IN >= standing.size;
    if (many && near * SPANS_BEHIND >= behind * TIMES_CHANCE) {
      String words = "有 %s 行除编号外与几分钟前的另一行完全相同，像是同样的事项换了编号又登记一遍，都计入了；请核对，重复的删去后重新放入。";
      faults.add(fault(Long.toString(near), words.formatted(near)));
    }
  }

  /** What earlier exports have under other numbers a few minutes before or after. */
  private void ofOthers(List<Fault> faults) {
    DateRange span = days;
    if (span == null || fresh.size < LEAST_ROWS) {
      return;
    }
    int[] own = Arrays.copyOf(keys.all, keys.size);
    Arrays.sort(own);
    Rows others = new Rows();
    new OtherRows(database, source, load, span, own)
        .eachFact(
            span, values -> others.add(content.standing(values), minute(values.get(position))));
    Arrays.sort(others.all, 0, others.size);
    long near = 0;
    long behind = 0;
    for (int i = 0; i < fresh.size; i++) {
      long row = fresh.all[i];
      near += others.has(row, -MINUTES, MINUTES) ? 1 : 0;
      behind += others.has(row, MINUTES + 1, FARTHEST) ? 1 : 0;
      behind += others.has(row, -FARTHEST, -MINUTES - 1) ? 1 : 0;
    }
    boolean many = near >= LEAST_ROWS && near * ONE_IN_OF_OTHERS >= fresh.size;
    if (many && near * SPANS_BEHIND >= behind * TIMES_CHANCE) {
      String words = "有 %s 行除编号外与以前的导出里前后几分钟的另一行完全相同，像是同样的事项换了编号又送来一遍，都计入了；请核对，重复的删去后重新放入。";
      faults.add(fault(Long.toString(near), words.formatted(near)));
    }
  }

  /** Whether a row above, which says the same, is of a day before and not long ago. */
  private boolean isOfEarlierDay(int from, int row) {
    long day = said.minute(row) / MINUTES_A_DAY;
    for (int other = row - 1; other >= from; other--) {
      long before = day - said.minute(other) / MINUTES_A_DAY;
      if (before > 0) {
        return before <= LONGEST_OPEN;
      }
    }
    return false;
  }

  private Fault fault(String seen, String message) {
    return new Fault(
        CopiedRows.COPIED, Fault.Severity.WARNING, Place.of(file.name()), "", seen, message);
  }
}
