package dev.fazhi.store.doubt;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Fault;
import dev.fazhi.store.profile.RowContent;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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

  /** What more rows say is nothing particular. */
  private static final int MOST_ALIKE = 4;

  private static final int MINUTES = 10;
  private static final int SPANS_BEHIND = 12;
  private static final int LONGEST_OPEN = 400;

  /** The lower bits of a row are its minute, the upper ones what it says. */
  private static final long MINUTE_BITS = (1L << 32) - 1;

  private static final int MINUTES_A_DAY = 24 * 60;

  private final RegisteredFile file;
  private final RowContent content;
  private final String title;
  private final int position;
  private final LongColumn said = new LongColumn();

  /** With how each row stands. */
  private final LongColumn standing = new LongColumn();

  RenewedRows(RegisteredFile file, Source source) {
    this.file = file;
    this.content = new RowContent(source);
    String coverage = source.coverage();
    // of days alone profiles of other loads tell as well
    this.position = Math.min(source.dated(), source.coverage(Field.Type.DATE_TIME));
    this.title = coverage == null ? "" : source.field(coverage).title();
  }

  @Override
  public void add(ComparedRow row) {
    Object value = position < 0 ? null : row.row().values().get(position);
    long content = value == null ? 0 : this.content.content(row.row().values());
    if (content != 0 && row.outcome() != ComparedRow.Outcome.OLDER) {
      long minute = minute(value);
      said.add(content & ~MINUTE_BITS | minute);
      standing.add(this.content.standing(row.row().values()) & ~MINUTE_BITS | minute);
    }
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
    List<Fault> faults = new ArrayList<>();
    twice(standing.sorted(), faults);
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
    long near = 0;
    long behind = 0;
    for (int from = 0, to; from < rows.length; from = to) {
      to = end(rows, from);
      for (int row = from + 1; row < to; row++) {
        // of the same content, by minute
        long apart = rows[row] - rows[row - 1];
        near += apart <= MINUTES ? 1 : 0;
        behind += apart > MINUTES && apart <= MINUTES * (SPANS_BEHIND + 1) ? 1 : 0;
      }
    }
    boolean many = near >= LEAST_ROWS && near * ONE_IN >= rows.length;
    if (many && near * SPANS_BEHIND >= behind * TIMES_CHANCE) {
      String words = "有 %s 行除编号外与几分钟前的另一行完全相同，像是同样的事项换了编号又登记一遍，都计入了；请核对，重复的删去后重新放入。";
      String seen = Long.toString(near);
      faults.add(Fault.warning(CopiedRows.COPIED, file.name(), "", seen, words.formatted(near)));
    }
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
