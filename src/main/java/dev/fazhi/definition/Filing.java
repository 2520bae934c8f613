package dev.fazhi.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a table for filing with a higher authority.
 *
 * @param code the form's number, printed at its top; empty for none
 * @param heads the headers of the uppermost row, from left to right
 * @param lines the rows of a form whose rows are declared one by one; none where they are groups or
 *     months
 * @param crossings for each metric that is shown by two fields at once, that of the row and that of
 *     the column, the field that crosses both
 */
public record Filing(
    String code, List<Head> heads, List<Line> lines, Map<Crossing, String> crossings) {

  /**
   * A header.
   *
   * @param header as printed, its unit in brackets
   * @param across the field whose groups stand under it, one beside the other; null for none
   * @param years how many years stand under it, the cut-off's to date the last; 0 for none
   * @param heads the headers under it, or under each of its groups or years; none for a column
   * @param leaf what the column shows; null where there are headers under it
   */
  public record Head(
      String header, @Nullable String across, int years, List<Head> heads, @Nullable Leaf leaf) {}

  /**
   * What a column shows.
   *
   * @param metric the metric's id; null where each line says which
   * @param part which of its numbers
   */
  public record Leaf(@Nullable String metric, Part part) {}

  /**
   * A row that is declared.
   *
   * @param header as printed
   * @param metric the metric's id; null where each column says which, or for a heading
   * @param by the field of the one group that it is about; empty for the total
   * @param group that group; empty for the total
   */
  public record Line(String header, @Nullable String metric, String by, String group) {}

  /** A metric with the fields of a row and of a column that are both groups. */
  public record Crossing(String metric, String row, String column) {}

  /** A number of a figure. */
  public enum Part {
    /** The value of the period. */
    VALUE,
    /** That of the same period last year. */
    PRIOR,
    /** The change in percent; for rates in percentage points. */
    CHANGE,
    /** The group's or month's in percent of the total. */
    SHARE,
    /** The place among the groups or months, the largest first; equal ones share a place. */
    RANK,
    /** The year to date; in a table of months, all months of the year until this one. */
    CUMULATIVE,
    /** That of the same days last year. */
    CUMULATIVE_PRIOR,
    /** The change of the year to date against the same days last year. */
    CUMULATIVE_CHANGE,
    /** In the report of a month, quarter or half year, the value of the one before. */
    PREVIOUS,
    /** The change against the one before. */
    PERIOD_ON_PERIOD,
    /** The value of the cut-off's month. */
    MONTH,
    /** That of the same days last year. */
    MONTH_PRIOR,
    /** The change of the month against the same days last year. */
    MONTH_CHANGE,
    /** The place by the month's value. */
    MONTH_RANK,
    /** The value of the month before the cut-off's, up to the same day. */
    LAST_MONTH,
    /** The change against the month before, up to the same day. */
    MONTH_ON_MONTH,
    /** The bound of the first grade of the verdict: what is aimed at. */
    TARGET,
    /** The value in percent of that; a percentage in points above it. */
    OF_TARGET,
    /** The verdict on the value, in words. */
    VERDICT;

    /** Those of the cut-off's month. */
    public static final Set<Part> MONTHLY =
        Set.of(MONTH, MONTH_PRIOR, MONTH_CHANGE, MONTH_RANK, LAST_MONTH, MONTH_ON_MONTH);

    /** Those that need a verdict. */
    public static final Set<Part> JUDGED = Set.of(TARGET, OF_TARGET, VERDICT);

    /** Those that compare a group or month with the others. */
    private static final Set<Part> RELATIVE = Set.of(SHARE, RANK, MONTH_RANK);

    /** Those for which the month before is counted. */
    public static final Set<Part> BEFORE = Set.of(LAST_MONTH, MONTH_ON_MONTH);

    /** The extra columns that a plain table with such rows can have, in order. */
    public static List<Part> of(Table.Rows rows) {
      return switch (rows) {
        case METRICS ->
            of(Table.Rows.GROUPS).stream()
                .filter(part -> !RELATIVE.contains(part) && !JUDGED.contains(part))
                .toList();
        case MONTHS -> List.of(SHARE, RANK, CUMULATIVE, MONTH_ON_MONTH, VERDICT);
        case GROUPS ->
            List.of(
                SHARE,
                RANK,
                PREVIOUS,
                PERIOD_ON_PERIOD,
                CUMULATIVE,
                CUMULATIVE_PRIOR,
                CUMULATIVE_CHANGE,
                MONTH,
                MONTH_PRIOR,
                MONTH_CHANGE,
                MONTH_RANK,
                LAST_MONTH,
                MONTH_ON_MONTH,
                TARGET,
                OF_TARGET,
                VERDICT);
      };
    }

    /** Whether it is a metric's own value of some period. */
    public boolean isValue() {
      return this == VALUE
          || this == PRIOR
          || this == CUMULATIVE
          || this == CUMULATIVE_PRIOR
          || this == PREVIOUS
          || this == MONTH
          || this == MONTH_PRIOR
          || this == LAST_MONTH;
    }
  }

  /** What the columns show from left to right, groups and years not counted out. */
  public List<Leaf> leaves() {
    return heads.stream().flatMap(Filing::leaves).toList();
  }

  private static Stream<Leaf> leaves(Head head) {
    return head.leaf() != null
        ? Stream.of(head.leaf())
        : head.heads().stream().flatMap(Filing::leaves);
  }

  /** The same without the columns and lines of metrics that are left out. */
  public Filing of(Set<String> metrics) {
    return new Filing(
        code,
        live(heads, metrics),
        lines.stream().filter(line -> isLive(line.metric(), metrics)).toList(),
        crossings);
  }

  private static List<Head> live(List<Head> heads, Set<String> metrics) {
    List<Head> live = new ArrayList<>();
    for (Head head : heads) {
      List<Head> under = live(head.heads(), metrics);
      Leaf leaf = head.leaf();
      if (leaf == null ? !under.isEmpty() : isLive(leaf.metric(), metrics)) {
        live.add(new Head(head.header(), head.across(), head.years(), under, leaf));
      }
    }
    return List.copyOf(live);
  }

  private static boolean isLive(@Nullable String metric, Set<String> metrics) {
    return metric == null || metrics.contains(metric);
  }
}
