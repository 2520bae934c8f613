package dev.fazhi.doubt.change;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Columns that say of many known keys something else than before. One that slid down by a row, or
 * was sorted by itself, still has all the values, of other keys. Names and numbers of cases are
 * hardly ever others at once, as a status is, and what was filled is not empty again.
 */
final class ChangedColumns implements RowDoubts {

  /** What an export says that fills again what was cleared. */
  private static final String FILLED_AGAIN = "补上";

  private static final int LEAST_CLEARED = 5;

  /** What had happened by then has happened. */
  private static final int LEAST_PAST = 3;

  private static final int CLEARED_ONE_IN = 50;

  /** So many cases that were closed before say something else. */
  private static final int LEAST_SETTLED = 8;

  /** An answer of yes or no hardly changes afterwards. */
  private static final int LEAST_ANSWERS = 5;

  /** Least of all where nobody gives the other one any more. */
  private static final int LEAST_GONE = 3;

  private static final int LEAST_KNOWN = 20;

  /**
   * What hardly says anything as before, and is a part of what is known, is meant to correct it.
   */
  private static final int CORRECTED_ONE_IN = 10;

  private static final int PART_ONE_IN = 3;

  private final FileRegister files;
  private final FactRows facts;
  private final RegisteredFile file;
  private final List<Field> fields;
  private final TreeMap<Integer, ChangedColumn> columns = new TreeMap<>();

  /** Those of what has happened. */
  private final TreeMap<Integer, ChangedColumn> ofEvents = new TreeMap<>();

  /** Those of yes or no, and of other known values. */
  private final TreeMap<Integer, ChangedColumn> valued = new TreeMap<>();

  /** The position of the field that rows are about; negative for none. */
  private final int opened;

  /** Whether rows are reports of units for periods. */
  private final boolean reported;

  private long known;
  private long same;
  private long fresh;
  private @Nullable DateRange days;

  ChangedColumns(FileRegister files, FactRows facts, RegisteredFile file, Source source) {
    this.files = files;
    this.facts = facts;
    this.file = file;
    this.fields = source.fields();
    this.opened = source.position(source.coverage());
    this.reported = source.coverage(Field.Type.PERIOD) >= 0;
    for (int i = 0; i < fields.size(); i++) {
      if (!source.key().contains(fields.get(i).name())) {
        columns.put(i, new ChangedColumn(file.madeAt().toLocalDate()));
        if (fields.get(i).type() == Field.Type.YES_NO || !fields.get(i).values().isEmpty()) {
          valued.put(i, columns.get(i));
        }
        if (source.events().contains(fields.get(i).name())) {
          ofEvents.put(i, columns.get(i));
        }
      }
    }
  }

  @Override
  public void add(ComparedRow row) {
    FactRows.Fact fact = row.known();
    valued.forEach((position, column) -> column.addValue(row.row().values().get(position)));
    fresh += row.outcome() == ComparedRow.Outcome.NEW ? 1 : 0;
    same += row.outcome() == ComparedRow.Outcome.SAME ? 1 : 0;
    DateRange day = opened < 0 ? null : DateRange.of(row.row().values().get(opened));
    days = day == null ? days : days == null ? day : days.with(day);
    known += row.outcome() == ComparedRow.Outcome.NEW ? 0 : 1;
    if (fact != null && row.outcome() == ComparedRow.Outcome.CHANGED) {
      changed(fact.values(), row.row().values());
    } else if (row.outcome() == ComparedRow.Outcome.SAME) {
      ofEvents.forEach((position, column) -> column.addSame(row.row().values().get(position)));
    }
  }

  private void changed(List<@Nullable Object> known, List<@Nullable Object> next) {
    boolean happened = false;
    boolean closed = false;
    for (int event : ofEvents.keySet()) {
      happened |= known.get(event) == null && next.get(event) != null;
      closed |= event != opened && isSame(known.get(event), next.get(event));
    }
    for (Map.Entry<Integer, ChangedColumn> each : columns.entrySet()) {
      int position = each.getKey();
      Object was = known.get(position);
      Object is = next.get(position);
      // what is counted up to the end of a case, as its days, is known with that
      if (!fields.get(position).type().isNumber() || !happened && (closed || !isGrown(was, is))) {
        each.getValue().add(was, is);
      }
      if (closed) {
        each.getValue().addSettled(was, is);
      }
    }
  }

  /** As the days since do of what is still open. */
  private static boolean isGrown(@Nullable Object was, @Nullable Object is) {
    return was instanceof Number before
        && is instanceof Number now
        && now.doubleValue() > before.doubleValue();
  }

  private static boolean isSame(@Nullable Object was, @Nullable Object is) {
    return was != null && was.equals(is);
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    columns.forEach((position, column) -> tell(fields.get(position), column, faults));
    return faults;
  }

  private void tell(Field field, ChangedColumn column, List<Fault> faults) {
    String title = field.title();
    boolean stays = !field.type().isTime() && field.values().isEmpty();
    boolean corrected = areCorrections();
    boolean much = !corrected && column.isMuchChanged(known) && (stays || column.isShuffled());
    // what has happened stays on its day
    boolean moved = ofEvents.containsValue(column) && column.isMostChanged();
    // a required state becomes another by and by, and in the end one; who reports again has a new
    // day
    boolean again = reported && field.type().isTime();
    boolean one =
        (stays || !field.required())
            && !again
            && column.isOneNow(known)
            && (!corrected || column.changed() >= LEAST_KNOWN);
    // many numbers are not corrected into one and the same
    one |= field.type().isNumber() && column.changed() >= LEAST_KNOWN && column.isOneNow(0);
    boolean answer = field.type() == Field.Type.YES_NO;
    boolean gone = known >= LEAST_KNOWN && column.isGone();
    // all of a state may well become the next one, of a few that had another end hardly each
    boolean ends = gone && !stays && column.isRare(known);
    int least = answer && gone ? LEAST_GONE : answer || ends ? LEAST_ANSWERS : LEAST_SETTLED;
    // a few that were sent to be corrected may well be so to one and the same
    least = corrected ? LEAST_KNOWN : least;
    boolean settled =
        column.settled() >= least
            && (column.isToOne() || ends)
            && (!field.required() || ends)
            && (answer || !stays);
    if (much || one || moved || settled) {
      String what =
          column.isShuffled()
              ? "，而整列的内容还是原来那些，像是这一列错了行、差了几天或单独排过序"
              : ends ? "，以前写的那种一行也没有了，像是一律改成了一种" : "，这样的内容通常不会一下子变这么多，像是填错了列、往下拖着填过，或取数的公式错了";
      String message = "『%s』一列有 %s 行与以前的导出不同%s，照这份导出计入；请按编号核对，更正后重新放入。";
      faults.add(
          fault(
              DoubtCode.CHANGED,
              Fault.Severity.WARNING,
              title,
              Long.toString(column.changed()),
              message.formatted(title, column.changed(), what)));
    }
    if (isMany(column.cleared(), LEAST_CLEARED) || isMany(column.past(), LEAST_PAST)) {
      String message = "『%s』有 %s 行以前有内容，这份导出里空了，像是导出了旧的数据，或丢了内容；照这份导出计入，请核对，更正后重新放入。";
      faults.add(cleared(title, column.cleared(), message));
    } else if (isMany(column.timeless(), LEAST_CLEARED)) {
      String message = "『%s』有 %s 行以前写着时刻，这份导出里只有日子，像是导出时丢了时刻；照这份导出计入，请核对，更正后重新放入。";
      faults.add(cleared(title, column.timeless(), message));
    } else if (column.filled() >= LEAST_CLEARED
        && files.findings().isToldOfAnother(file, List.of(DoubtCode.CLEARED), title)) {
      String message = "『%s』有 %s 行补上了内容。".formatted(title, column.filled());
      faults.add(fault(DoubtCode.CLEARED, Fault.Severity.NOTE, title, FILLED_AGAIN, message));
    }
  }

  /** Whether it has nothing but a small part of the known rows, which say something else. */
  private boolean areCorrections() {
    DateRange covers = days;
    return fresh == 0
        && same * CORRECTED_ONE_IN <= known
        && covers != null
        && facts.within(covers, null, 0, known * PART_ONE_IN) >= known * PART_ONE_IN;
  }

  private boolean isMany(long rows, int least) {
    return rows >= least && rows * CLEARED_ONE_IN >= known;
  }

  private Fault cleared(String title, long rows, String message) {
    String seen = Long.toString(rows);
    return fault(
        DoubtCode.CLEARED, Fault.Severity.WARNING, title, seen, message.formatted(title, rows));
  }

  private Fault fault(
      String code, Fault.Severity severity, String title, String value, String message) {
    return new Fault(code, severity, Place.of(file.name()), title, value, message);
  }
}
