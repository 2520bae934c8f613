package dev.fazhi.measure.revision;

import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that differs from that in an older vintage of the same cut-off.
 *
 * @param metric the metric's id
 * @param name its name in Chinese
 * @param unit its unit
 * @param period the days counted, those of last year when {@code prior}
 * @param by the field of the breakdown; empty for the total
 * @param group the group; empty for the total
 * @param prior whether it is last year's value beside a figure
 * @param before the value in the older vintage; null when there was none
 * @param after the value in the newer vintage; null when there is none
 * @param causes what changed it, in order; empty when that cannot be told
 */
public record Revision(
    String metric,
    String name,
    String unit,
    Period period,
    String by,
    String group,
    boolean prior,
    @Nullable BigDecimal before,
    @Nullable BigDecimal after,
    List<Cause> causes) {

  /** After less before, a missing one counting as nothing; null when both are missing. */
  public @Nullable BigDecimal difference() {
    return difference(before, after);
  }

  /** Whether it is a total of what is reported at that cut-off, or of the same days last year. */
  public boolean isKey(AsOf asOf) {
    return by.isEmpty() && isReported(asOf);
  }

  /** Whether it is of what is reported at that cut-off, or of the same days last year. */
  public boolean isReported(AsOf asOf) {
    Period reported = asOf.reported();
    return period.equals(prior ? reported.samePeriodLastYear() : reported);
  }

  private static @Nullable BigDecimal difference(
      @Nullable BigDecimal before, @Nullable BigDecimal after) {
    if (before == null) {
      return after;
    }
    return after == null ? before.negate() : after.subtract(before);
  }

  /**
   * A step from one vintage to the next that changed a value.
   *
   * @param firstLoad the number of the first load of the step; 0 for a change of the definitions
   * @param lastLoad the number of the last; the same for a single load
   * @param files the names of the loads' files
   * @param before the value before the step; null when there was none
   * @param after the value after it; null when there was none any more
   * @param rows for counts, what became of the rows that it is made from; null when that is not
   *     known
   */
  public record Cause(
      long firstLoad,
      long lastLoad,
      List<String> files,
      @Nullable BigDecimal before,
      @Nullable BigDecimal after,
      @Nullable RowChange rows) {

    /** After less before, a missing one counting as nothing; null when both are missing. */
    public @Nullable BigDecimal difference() {
      return Revision.difference(before, after);
    }

    /** Whether it was the definitions that changed, not the data. */
    public boolean isDefinition() {
      return firstLoad == 0;
    }
  }

  /**
   * What became of the rows that a count is made from.
   *
   * @param added counted since
   * @param changed counted before and since, with other content
   * @param withdrawn no longer counted
   */
  public record RowChange(long added, long changed, long withdrawn) {

    /** Nothing happened. */
    public static final RowChange NONE = new RowChange(0, 0, 0);
  }
}
