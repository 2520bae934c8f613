package dev.fazhi.measure.count;

import dev.fazhi.definition.FieldUse;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.Condition.Variable;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.RowTest;
import dev.fazhi.definition.condition.RowTest.Moments;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A compiled metric over rows: which rows it counts, and which value of them is aggregated.
 * Conditions see the cut-off as the last second of its day, and a period from its first second to
 * its last, so that {@code <=} includes the whole day for days and for moments alike.
 */
public record RowCount(
    Metric metric,
    Metric.Rows how,
    int date,
    RowTest[] where,
    int[][] reads,
    int[] all,
    int value,
    int since,
    boolean perPeriod,
    boolean byCutOff) {

  public static RowCount of(Metric metric, Source source) {
    List<Field> fields = source.rowFields();
    Metric.Rows how = (Metric.Rows) metric.counting();
    int date = how.date() == null ? -1 : index(fields, how.date());
    int value = -1;
    int since = -1;
    if (how.of() instanceof Metric.Operand.Value of) {
      value = index(fields, of.field());
    } else if (how.of() instanceof Metric.Operand.Days days) {
      value = index(fields, days.to());
      since = index(fields, days.from());
    }
    int[][] reads =
        how.where().stream().map(condition -> indexes(fields, condition)).toArray(int[][]::new);
    return new RowCount(
        metric,
        how,
        date,
        how.where().stream().map(condition -> condition.compile(fields)).toArray(RowTest[]::new),
        reads,
        IntStream.concat(
                IntStream.of(date, value, since), Stream.of(reads).flatMapToInt(IntStream::of))
            .distinct()
            .toArray(),
        value,
        since,
        how.date() == null
            || how.where().stream().anyMatch(condition -> names(condition, Variable.PERIOD_START))
            || how.where().stream().anyMatch(condition -> names(condition, Variable.PERIOD_END)),
        how.where().stream().anyMatch(condition -> names(condition, Variable.AS_OF))
            || !source.measured(FieldUse.fields(metric)).isEmpty());
  }

  private static boolean names(Condition condition, Variable variable) {
    return condition.variables().contains(variable);
  }

  private static int[] indexes(List<Field> fields, Condition condition) {
    return condition.fields().stream().mapToInt(name -> index(fields, name)).toArray();
  }

  public static int index(List<Field> fields, String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no field " + name);
  }

  /** The values of the variables of conditions at that cut-off over that period. */
  public static Moments moments(AsOf asOf, Period period) {
    return new Moments(last(asOf.day()), period.from().atStartOfDay(), last(period.to()));
  }

  static LocalDateTime last(LocalDate day) {
    return day.atTime(23, 59, 59);
  }

  /** Whether all conditions hold; the one on the date is not among them. */
  private boolean holds(@Nullable Object[] row, Moments at) {
    for (RowTest test : where) {
      if (!test.holds(row, at)) {
        return false;
      }
    }
    return true;
  }

  /** Whether another counts the same rows and values, whatever is made of them. */
  boolean isLike(RowCount other) {
    return metric.by().equals(other.metric.by())
        && Objects.equals(how.of(), other.how.of())
        && Objects.equals(how.date(), other.how.date())
        && how.where().equals(other.how.where());
  }

  /** Whether a row counts. */
  enum Verdict {
    COUNTS,
    OUT,
    /** It depends on values that nobody knows. */
    OPEN
  }

  /** Whether a row counts of which some fields may be unknown; its date is not asked for. */
  Verdict verdict(MeasuredRows.Seen seen, Moments at) {
    boolean[] unknown = seen.unknown();
    if (unknown != null && isOpen(seen.row(), unknown, at)) {
      return Verdict.OPEN;
    }
    return holds(seen.row(), at) ? Verdict.COUNTS : Verdict.OUT;
  }

  /**
   * Whether it is unknown if a row counts, or with which value, because fields are unknown; all
   * other conditions hold.
   *
   * @param unknown by the source's fields
   */
  private boolean isOpen(@Nullable Object[] row, boolean[] unknown, Moments at) {
    if (!isAny(unknown, all)) {
      return false;
    }
    boolean open = isAny(unknown, date, value, since);
    for (int i = 0; i < where.length; i++) {
      if (isAny(unknown, reads[i])) {
        open = true;
      } else if (!where[i].holds(row, at)) {
        return false;
      }
    }
    return open;
  }

  private static boolean isAny(boolean[] unknown, int... fields) {
    for (int field : fields) {
      if (field >= 0 && unknown[field]) {
        return true;
      }
    }
    return false;
  }

  /** Whether the metric counts the row. */
  public boolean counts(@Nullable Object[] row, Period period, Moments at) {
    return isDatedIn(row, null, period) && holds(row, at);
  }

  /** Whether its date lies in the period, or may; always when the conditions alone decide. */
  boolean isDatedIn(@Nullable Object[] row, boolean @Nullable [] unknown, Period period) {
    LocalDate day = date < 0 ? null : day(row[date]);
    return day == null
        ? date < 0 || (unknown != null && unknown[date])
        : !day.isBefore(period.from()) && !day.isAfter(period.to());
  }

  /** The value to aggregate, durations in seconds; null for none. */
  public @Nullable Object value(@Nullable Object[] row) {
    Object of = value < 0 ? null : row[value];
    if (of == null || since < 0) {
      return of;
    }
    Object from = row[since];
    return from == null ? null : Duration.between(moment(from), moment(of)).toSeconds();
  }

  static @Nullable LocalDate day(@Nullable Object value) {
    return value instanceof LocalDateTime moment ? moment.toLocalDate() : (LocalDate) value;
  }

  static LocalDateTime moment(Object value) {
    return value instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) value;
  }
}
