package dev.fazhi.doubt.time;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.ask.Asked;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.IntColumn;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An export of which every case is closed, also those of its last days, though cases usually take
 * longer: the export was asked for closed ones only, and what is open is missing. How many should
 * be open is expected from how long its own cases took, up to the day on which it was made. An old
 * ledger, whose last cases were all closed by then, is not doubted.
 */
final class ClosedOnly implements RowDoubts {

  private static final String CLOSED_ONLY = "FZ-191";

  /** So many open cases are to be expected where none at all is no accident. */
  private static final double EXPECTED = 4;

  /** Fewer closed cases tell little of how long they take. */
  private static final int LEAST_CLOSED = 30;

  /** A case that was closed at once does not stand for a crowd of others. */
  private static final double MOST_FOR_ONE = 3;

  /** In a shorter time nothing may have been closed. */
  private static final int LEAST_OLD = 60;

  private static final int LEAST_OPEN = 10;
  private static final int OPEN_ONE_IN = 20;
  private static final int LEAST_CLOSED_BEFORE = 12;

  private final RegisteredFile file;
  private final Source source;
  private final int opened;
  private final List<Closing> closings = new ArrayList<>();
  private long last = Long.MIN_VALUE;

  /** Whether it has other rows than such as were known, which may be corrections of a few. */
  private boolean fresh;

  /** When cases were opened, and how long they took, in days. */
  private static final class Closing {
    private final int position;
    private final IntColumn from = new IntColumn();
    private final IntColumn took = new IntColumn();
    private long open;

    Closing(int position) {
      this.position = position;
    }

    void add(long opened, @Nullable Long closed) {
      if (closed == null || closed < opened) {
        open += closed == null ? 1 : 0;
        return;
      }
      from.add((int) opened);
      took.add((int) (closed - opened));
    }

    /**
     * How many would be open on that day: to each that was closed in so many days by then belong
     * those of its day that take longer.
     */
    double expected(long day) {
      int[] sorted = took.sorted();
      double open = 0;
      for (int i = 0; i < sorted.length; i++) {
        double closed = upTo(sorted, (int) (day - from.at(i)));
        open += Math.min(MOST_FOR_ONE, (sorted.length - closed) / closed);
      }
      return open;
    }

    /** How many were closed in so many days up to one. */
    int closedUpTo(long day, long days) {
      int closed = 0;
      for (int i = 0; i < took.size(); i++) {
        closed += from.at(i) + took.at(i) > day - days ? 1 : 0;
      }
      return closed;
    }

    /** How many took no longer than so many days. */
    private static int upTo(int[] sorted, int days) {
      int low = 0;
      int high = sorted.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (sorted[middle] <= days) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }

  ClosedOnly(RegisteredFile file, Source source) {
    this.file = file;
    this.source = source;
    this.opened = source.position(source.coverage());
    for (int event : opened < 0 ? new int[0] : Asked.happening(source)) {
      closings.add(new Closing(event));
    }
  }

  @Override
  public void add(ComparedRow row) {
    List<?> values = row.row().values();
    Long from = closings.isEmpty() ? null : RowDays.number(values.get(opened));
    if (from == null) {
      return;
    }
    fresh |= row.outcome() == ComparedRow.Outcome.NEW;
    last = Math.max(last, from);
    for (Closing closing : closings) {
      Long to = RowDays.number(values.get(closing.position));
      closing.add(from, to);
      last = to == null ? last : Math.max(last, to);
    }
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    LocalDateTime exported = file.exportedAt();
    long day = exported == null ? last : Math.max(last, exported.toLocalDate().toEpochDay());
    for (Closing closing : closings) {
      double expected =
          !fresh || closing.open > 0 || closing.took.size() < LEAST_CLOSED
              ? 0
              : closing.expected(day);
      if (expected >= EXPECTED) {
        String title = source.fields().get(closing.position).title();
        String opening = source.field(Objects.requireNonNull(source.coverage())).title();
        String message =
            "每一行都有『%s』，连最近几天的也是，而按这些行从『%s』起所用的时间，应有 %s 行左右还没有：像是只导出了已经办结的，没有办结的没有计入；请核对导出的条件，重新导出全部。"
                .formatted(title, opening, Math.round(expected));
        faults.add(Fault.warning(CLOSED_ONLY, file.name(), title, "", message));
      }
      old(closing, day, faults);
    }
    return faults;
  }

  /** What is named of a day long after the last of which it says something. */
  private void old(Closing closing, long day, List<Fault> faults) {
    long since = day - last;
    int closed = since < LEAST_OLD ? 0 : closing.closedUpTo(last, since);
    // a few were sent back and are never closed
    boolean many = closing.open * OPEN_ONE_IN >= closing.open + closing.took.size();
    if (closed >= LEAST_CLOSED_BEFORE && closing.open >= LEAST_OPEN && many) {
      String title = source.fields().get(closing.position).title();
      LocalDate until = LocalDate.ofEpochDay(last);
      String message =
          "最晚的一件是 %s 的，其后到导出那天的 %s 天里一件也没有办结，而还有 %s 件没有『%s』，此前同样的天数里办结了 %s 件，像是换了名字的旧表，其后的没有计入；请重新导出、放入。"
              .formatted(until, since, closing.open, title, closed);
      faults.add(Fault.warning(CutDay.STATED_DAY, file.name(), "", until.toString(), message));
    }
  }
}
