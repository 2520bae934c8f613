package dev.fazhi.measure.count;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How long rows of both years were open at their cut-offs, and how long the others took, in days,
 * by the field that closes them. Counts of other rows can be added.
 */
public final class OpenCases implements Serializable {

  private static final long serialVersionUID = 1;

  /** Rows are of the year of their cut-off. */
  private static final int DAYS = 366;

  private final HashMap<String, Ages[]> byEvent = new HashMap<>();

  /**
   * Of one year, how many rows there are of each number of days.
   *
   * @param open days up to the cut-off
   * @param closed days until they were closed
   */
  public record Ages(long[] open, long[] closed) implements Serializable {

    private static final long serialVersionUID = 1;

    private Ages() {
      this(new long[DAYS], new long[DAYS]);
    }

    /** All rows. */
    public long rows() {
      return Arrays.stream(open).sum() + Arrays.stream(closed).sum();
    }

    private void add(Ages more) {
      for (int days = 0; days < DAYS; days++) {
        open[days] += more.open[days];
        closed[days] += more.closed[days];
      }
    }
  }

  /** The ages of this year and of last by the field that closes. */
  public Map<String, Ages[]> byEvent() {
    return byEvent;
  }

  void add(String event, ComparisonYear side, boolean open, int days, long rows) {
    Ages ages = of(event)[side.ordinal()];
    (open ? ages.open : ages.closed)[days] += rows;
  }

  private Ages[] of(String event) {
    return byEvent.computeIfAbsent(event, any -> new Ages[] {new Ages(), new Ages()});
  }

  void add(OpenCases others) {
    others.byEvent.forEach(
        (event, more) -> {
          Ages[] own = of(event);
          for (int side = 0; side < own.length; side++) {
            own[side].add(more[side]);
          }
        });
  }
}
