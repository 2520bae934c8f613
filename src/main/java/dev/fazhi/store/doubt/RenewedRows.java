package dev.fazhi.store.doubt;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.store.profile.RowContent;
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
import org.jspecify.annotations.Nullable;

/**
 * Rows that say under other numbers what rows of another time say: minutes before, as when things
 * were entered twice, or on any day before the first of a month, as when what is still open was
 * entered anew. How many do by chance is seen from the hours and the days behind.
 */
final class RenewedRows implements RowDoubts {

  private static final int LEAST_ROWS = 10;
  private static final int ONE_IN = 20;
  private static final int TIMES_CHANCE = 5;
  private static final int TIMES_OTHER_DAYS = 3;

  /** What more rows say is nothing particular. */
  private static final int MOST_ALIKE = 4;

  private static final int MINUTES = 10;
  private static final int SPANS_BEHIND = 12;
  private static final int LONGEST_OPEN = 400;
  private static final int DAYS_BEHIND = 14;

  /** The lower bits of a row are its minute, the upper ones what it says. */
  private static final long MINUTE_BITS = (1L << 32) - 1;

  private static final int MINUTES_A_DAY = 24 * 60;

  private final RegisteredFile file;
  private final RowContent content;
  private final String title;
  private final int position;
  private final boolean timed;
  private long[] rows = new long[64];
  private int size;

  /** Rows, and those of them that others of an earlier day are like. */
  private static final class Share {
    private long rows;
    private long alike;

    void add(boolean isAlike) {
      rows++;
      alike += isAlike ? 1 : 0;
    }
  }

  RenewedRows(RegisteredFile file, Source source) {
    this.file = file;
    this.content = new RowContent(source);
    String coverage = source.coverage();
    Field of = coverage == null ? null : source.field(coverage);
    boolean dated = of != null && of.type().isTime() && !source.key().contains(of.name());
    this.title = of == null ? "" : of.title();
    this.position = dated ? source.fields().indexOf(of) : -1;
    this.timed = dated && of != null && of.type() == Field.Type.DATE_TIME;
  }

  @Override
  public void add(ComparedRow row) {
    Object value = position < 0 ? null : row.row().values().get(position);
    long said = value == null ? 0 : content.content(row.row().values());
    if (said != 0 && row.outcome() != ComparedRow.Outcome.OLDER) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, size * 2);
      }
      rows[size++] = said & ~MINUTE_BITS | minute(value);
    }
  }

  private static long minute(@Nullable Object value) {
    return value instanceof LocalDateTime moment
        ? moment.toEpochSecond(ZoneOffset.UTC) / 60
        : value instanceof LocalDate day ? day.toEpochDay() * MINUTES_A_DAY : 0;
  }

  @Override
  public List<Fault> faults() {
    Arrays.sort(rows, 0, size);
    List<Fault> faults = new ArrayList<>();
    long near = 0;
    long behind = 0;
    Map<YearMonth, Share> firsts = new TreeMap<>();
    Share others = new Share();
    for (int from = 0, to; from < size; from = to) {
      to = from + 1;
      while (to < size && (rows[to] & ~MINUTE_BITS) == (rows[from] & ~MINUTE_BITS)) {
        to++;
      }
      boolean particular = to - from <= MOST_ALIKE;
      for (int row = from; row < to; row++) {
        long minute = rows[row] & MINUTE_BITS;
        long apart = row > from ? minute - (rows[row - 1] & MINUTE_BITS) : Long.MAX_VALUE;
        near += apart <= MINUTES ? 1 : 0;
        behind += apart > MINUTES && apart <= MINUTES * (SPANS_BEHIND + 1) ? 1 : 0;
        count(minute, particular && isOfEarlierDay(from, row), firsts, others);
      }
    }
    if (timed
        && near >= LEAST_ROWS
        && near * ONE_IN >= size
        && near * SPANS_BEHIND >= behind * TIMES_CHANCE) {
      String said = "有 %s 行除编号外与几分钟前的另一行完全相同，像是同样的事项换了编号又登记一遍，都计入了；请核对，重复的删去后重新放入。";
      faults.add(fault(Long.toString(near), said.formatted(near)));
    }
    firsts.forEach((month, share) -> tell(month, share, others, faults));
    return faults;
  }

  /** Whether a row above, which says the same, is of a day before and not long ago. */
  private boolean isOfEarlierDay(int from, int row) {
    long day = (rows[row] & MINUTE_BITS) / MINUTES_A_DAY;
    for (int other = row - 1; other >= from; other--) {
      long before = day - (rows[other] & MINUTE_BITS) / MINUTES_A_DAY;
      if (before > 0) {
        return before <= LONGEST_OPEN;
      }
    }
    return false;
  }

  private static void count(
      long minute, boolean alike, Map<YearMonth, Share> firsts, Share others) {
    LocalDate day = LocalDate.ofEpochDay(minute / MINUTES_A_DAY);
    if (day.getDayOfMonth() == 1) {
      firsts.computeIfAbsent(YearMonth.from(day), any -> new Share()).add(alike);
    } else if (day.getDayOfMonth() <= DAYS_BEHIND) {
      others.add(alike);
    }
  }

  private void tell(YearMonth month, Share first, Share others, List<Fault> faults) {
    boolean many = first.alike >= LEAST_ROWS && first.alike * 2 >= first.rows;
    if (many && first.alike * others.rows >= TIMES_OTHER_DAYS * others.alike * first.rows) {
      String said = "『%s』是 %s 的 %s 行里有 %s 行除编号和日期外与以前的另一行完全相同，像是没有办结的换了编号重新登记，都计入了；请核对，重复的删去后重新放入。";
      faults.add(
          fault(
              Long.toString(first.alike),
              said.formatted(title, month.atDay(1), first.rows, first.alike)));
    }
  }

  private Fault fault(String seen, String message) {
    return new Fault(
        CopiedRows.COPIED, Fault.Severity.WARNING, Place.of(file.name()), "", seen, message);
  }
}
