package dev.fazhi.doubt.time;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.InMemoryDoubts;
import dev.fazhi.doubt.row.LongColumn;
import dev.fazhi.model.Fault;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Many rows that say of the same second that something happened then, where no other second has
 * nearly as many: what was open was closed all at once, or the column was filled. And rows in which
 * something happened in the very second by which it was due.
 */
final class SameMoments implements InMemoryDoubts {

  private static final int LEAST_ROWS = 20;

  /** A second with so many times the rows of any other is no habit. */
  private static final int TIMES_SECOND = 5;

  private static final int LEAST_DUE = 10;

  /** Of so many rows one is done in its last minute by chance. */
  private static final int DUE_ONE_IN = 50;

  /** So many times as often as in the rows that are as they were. */
  private static final int TIMES_BEFORE = 5;

  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final RegisteredFile file;
  private final Source source;
  private final int[] moments;
  private final int[] due;
  private final List<LongColumn> seconds = new ArrayList<>();

  /** By what happened and what was due, of new rows and those as they were: all, and the same. */
  private final long[][][][] pairs;

  SameMoments(RegisteredFile file, Source source) {
    this.file = file;
    this.source = source;
    this.moments =
        source.positions(
            field ->
                field.type() == Field.Type.DATE_TIME && source.events().contains(field.name()));
    this.due =
        source.positions(
            field ->
                field.type() == Field.Type.DATE_TIME && !source.events().contains(field.name()));
    this.pairs = new long[moments.length][due.length][2][2];
    for (int i = 0; i < moments.length; i++) {
      seconds.add(new LongColumn());
    }
  }

  @Override
  public void add(ComparedRow row) {
    for (int i = 0; i < moments.length; i++) {
      if (row.row().values().get(moments[i]) instanceof LocalDateTime moment
          && DateRange.hasHour(moment)) {
        if (row.isWritten()) {
          seconds.get(i).add(moment.toEpochSecond(ZoneOffset.UTC));
        }
        for (int j = 0; j < due.length; j++) {
          long[] of = pairs[i][j][row.isWritten() ? 0 : 1];
          Object by = row.row().values().get(due[j]);
          of[0] += by == null ? 0 : 1;
          of[1] += moment.equals(by) ? 1 : 0;
        }
      }
    }
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < moments.length; i++) {
      Most most = Most.of(seconds.get(i).sorted());
      if (most.rows >= LEAST_ROWS && most.rows >= most.second * TIMES_SECOND) {
        String title = source.fields().get(moments[i]).title();
        LocalDateTime moment = LocalDateTime.ofEpochSecond(most.at, 0, ZoneOffset.UTC);
        String said = "『%s』有 %s 行是同一秒（%s），像是一次批量办理或一律填的，照写的计入；请核对这些是不是真的在那时。";
        String message = said.formatted(title, most.rows, moment.format(SHOWN));
        faults.add(
            Fault.warning(
                DoubtCode.UNLIKE, file.name(), title, Integer.toString(most.rows), message));
      }
      for (int j = 0; j < due.length; j++) {
        lastSecond(i, j, faults);
      }
    }
    return faults;
  }

  private void lastSecond(int event, int by, List<Fault> faults) {
    long[] now = pairs[event][by][0];
    long[] before = pairs[event][by][1];
    if (now[1] >= LEAST_DUE
        && now[1] * DUE_ONE_IN >= now[0]
        && now[1] * before[0] >= before[1] * now[0] * TIMES_BEFORE) {
      String title = source.fields().get(moments[event]).title();
      String other = source.fields().get(due[by]).title();
      String message =
          "『%s』有 %s 行与『%s』正好是同一秒，像是到期时自动填的，照写的计入；请核对这些是不是真的在那时。".formatted(title, now[1], other);
      String titles = title + "、" + other;
      faults.add(
          Fault.warning(DoubtCode.UNLIKE, file.name(), titles, Long.toString(now[1]), message));
    }
  }

  /** The second that most rows have, and how many the next one has. */
  private record Most(long at, int rows, int second) {

    static Most of(long[] sorted) {
      Most most = new Most(0, 0, 0);
      for (int from = 0, to; from < sorted.length; from = to) {
        to = from + 1;
        while (to < sorted.length && sorted[to] == sorted[from]) {
          to++;
        }
        int rows = to - from;
        most =
            rows > most.rows
                ? new Most(sorted[from], rows, most.rows)
                : new Most(most.at, most.rows, Math.max(rows, most.second));
      }
      return most;
    }
  }
}
