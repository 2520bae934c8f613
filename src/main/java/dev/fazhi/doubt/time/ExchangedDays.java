package dev.fazhi.doubt.time;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.InMemoryDoubts;
import dev.fazhi.doubt.row.IntColumn;
import dev.fazhi.model.Fault;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dates of which the day and the month were exchanged, as by a program that reads 4/3 the other
 * way: of those that can be, most lie far from another date of their row, or from the end of the
 * period that it is about, and near it once they are exchanged.
 */
final class ExchangedDays implements InMemoryDoubts {

  private static final int LEAST_ROWS = 4;
  private static final int MONTHS = 12;
  private static final int NEAR = 15;
  private static final int FAR = 45;

  private final RegisteredFile file;
  private final RowDays days;
  private final int period;
  private final IntColumn ends = new IntColumn();

  /** Of rows whose days are collected as they come. */
  ExchangedDays(RegisteredFile file, Source source, RowDays days) {
    this.file = file;
    this.days = days;
    this.period = source.coverage(Field.Type.PERIOD);
  }

  @Override
  public void add(ComparedRow row) {
    DateRange about = period < 0 ? null : DateRange.of(row.row().values().get(period));
    ends.add(about == null ? RowDays.ABSENT : (int) about.to().toEpochDay());
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (int one = 0; one < days.fields().size(); one++) {
      Fault fault = period < 0 ? null : fault(one, ends.all(), -1);
      for (int other = 0; fault == null && other < days.fields().size(); other++) {
        fault = other == one ? null : fault(one, days.column(other), other);
      }
      if (fault != null) {
        faults.add(fault);
      }
    }
    return faults;
  }

  private @Nullable Fault fault(int one, int[] beside, int other) {
    BitSet found = new BitSet();
    int could = 0;
    for (int row = 0; row < days.size(); row++) {
      int day = days.column(one)[row];
      int turned = day == RowDays.ABSENT ? RowDays.ABSENT : turned(day);
      if (turned != RowDays.ABSENT && beside[row] != RowDays.ABSENT) {
        could++;
        boolean better =
            Math.abs(day - beside[row]) >= FAR && Math.abs(turned - beside[row]) <= NEAR;
        found.set(row, better);
      }
    }
    if (found.cardinality() < LEAST_ROWS || found.cardinality() * 2 < could) {
      return null;
    }
    String title = days.fields().get(one).title();
    String by = other < 0 ? "统计期" : "『" + days.fields().get(other).title() + "』";
    String message =
        "『%s』有 %s 行的日和月像是填反了，对调之后才与%s相近：%s。照写的计入；请核对，更正后重新放入。"
            .formatted(title, found.cardinality(), by, days.places(found, one));
    return Fault.warning(DoubtCode.DAY_MONTH, file.name(), title, "", message);
  }

  /** The day with day and month exchanged; none for one that is the same, or cannot be. */
  private static int turned(int epochDay) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    return day.getDayOfMonth() > MONTHS || day.getDayOfMonth() == day.getMonthValue()
        ? RowDays.ABSENT
        : (int) LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue()).toEpochDay();
  }
}
