package dev.fazhi.definition;

import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a metric.
 *
 * @param id such as {@code cases.closed_rate}
 * @param name in Chinese
 * @param unit such as 件 or %
 * @param meaning the definition in words, in Chinese, for the metric dictionary
 * @param source the source's id; for a rate that of its numerator
 * @param counting how the value is computed
 * @param decimals digits after the point at which the value is printed
 * @param rounding how it is rounded there
 * @param by what it is broken down by
 * @param examples rows and the figures that they give
 * @param expectation between which bounds it is credible; null when nothing is said of it
 * @param since the day from which the definition holds: figures from before it are not comparable;
 *     null when it was never another
 * @param aliases other names by which reports call it, in their order
 * @param verdict in what words its value is judged, the first that holds; empty when it is not
 * @param optional whether it stands nowhere until an export has had every column that it reads
 */
public record Metric(
    String id,
    String name,
    String unit,
    String meaning,
    String source,
    Counting counting,
    int decimals,
    Rounding rounding,
    List<Dimension> by,
    List<Example> examples,
    @Nullable Expectation expectation,
    @Nullable LocalDate since,
    List<String> aliases,
    List<Grade> verdict,
    boolean optional) {

  /** Its name and its aliases, the name first. */
  public List<String> names() {
    return Stream.concat(Stream.of(name), aliases.stream()).toList();
  }

  /** By what the quotient of its two counts is multiplied; 1 for what is no ratio. */
  public int times() {
    return counting instanceof Ratio ratio ? ratio.times() : 1;
  }

  /**
   * Its value from two counts, rounded once, never limited to a hundred; null for a zero
   * denominator.
   */
  public @Nullable BigDecimal quotient(BigDecimal numerator, BigDecimal denominator) {
    return denominator.signum() == 0
        ? null
        : numerator
            .multiply(BigDecimal.valueOf(times()))
            .divide(denominator, decimals, rounding.mode());
  }

  /** Whether it is a percentage, so that two values differ by percentage points. */
  public boolean isPercentage() {
    return unit.equals("%")
        && (counting instanceof Ratio && times() == RatioUnit.PER_CENT
            || counting instanceof Derived);
  }

  /** Whether it is counted from rows or reports, and so zero where there is none. */
  public boolean isCounted() {
    return counting instanceof Rows || counting instanceof Reported;
  }

  /** Whether the values of all groups add up to the total's. */
  public boolean addsUp() {
    return counting instanceof Reported
        || counting instanceof Derived derived && derived.addsUp()
        || counting instanceof Rows rows
            && (rows.aggregate() == Aggregate.COUNT || rows.aggregate() == Aggregate.SUM);
  }

  /** Whether the values of months add up to that of all of them: flows do, states do not. */
  public boolean addsUpOverTime() {
    if (counting instanceof Derived derived) {
      return derived.addsUpOverTime();
    }
    return counting instanceof Reported reported
        ? !reported.takesLatest()
        : addsUp() && counting instanceof Rows rows && rows.date() != null;
  }

  /** How a value is computed. */
  public sealed interface Counting {
    /** The ids of the metrics that it is worked out from; none for what is counted itself. */
    default List<String> operands() {
      return List.of();
    }
  }

  /**
   * An aggregate over the source's rows.
   *
   * @param aggregate what is done with the rows
   * @param of what it is done to; null for a plain count
   * @param date the field whose day puts a row in a period; null when {@code where} itself says
   *     which rows count
   * @param where all these must hold, those of the metric that it builds on first
   */
  public record Rows(
      Aggregate aggregate, @Nullable Operand of, @Nullable String date, List<Condition> where)
      implements Counting {}

  /**
   * One metric over another.
   *
   * @param numerator the upper metric's id
   * @param denominator the lower metric's id
   * @param times by what the quotient is multiplied, as its unit says: 100 for %, 1 for 人/件
   */
  public record Ratio(String numerator, String denominator, int times) implements Counting {

    @Override
    public List<String> operands() {
      return List.of(numerator, denominator);
    }
  }

  /**
   * A sum of metrics, each with a weight. It is made of their printed values, so that a reader can
   * add them up; while one of them is unknown, so is the sum.
   *
   * @param terms what is added, at least one
   * @param addsUp whether the values of all groups add up to the total's, as those of all terms do
   * @param addsUpOverTime whether the values of months add up to that of all of them
   */
  public record Derived(List<Term> terms, boolean addsUp, boolean addsUpOverTime)
      implements Counting {
    @Override
    public List<String> operands() {
      return terms.stream().map(Term::metric).toList();
    }
  }

  /**
   * A metric in a sum.
   *
   * @param metric its id
   * @param times by what its value is multiplied; negative where it is subtracted
   */
  public record Term(String metric, BigDecimal times) {}

  /**
   * Values that units report for a calendar year or month. A year's value wins over its months.
   *
   * @param value the field of the value
   * @param period the field of type {@link Field.Type#PERIOD}
   * @param unit the field that tells who reported
   * @param state true for a state, of which the latest value counts; false for a flow, whose months
   *     are summed up
   * @param cumulative of a flow, whether its months are totals since January, of which the latest
   *     counts; null when nobody has said so, false when somebody has said that they are not
   * @param where all these must hold
   * @param qualifier the field that says how exact the value is (约, 余, 近, 以上); null for none
   */
  public record Reported(
      String value,
      String period,
      String unit,
      boolean state,
      @Nullable Boolean cumulative,
      List<Condition> where,
      @Nullable String qualifier)
      implements Counting {

    /** Whether months are totals since January. */
    public boolean isCumulative() {
      return Boolean.TRUE.equals(cumulative);
    }

    /** Whether the latest value counts rather than the sum of months. */
    public boolean takesLatest() {
      return state || isCumulative();
    }
  }

  /**
   * Numbers of a list, such as a population, each of a whole year.
   *
   * @param list the id of the reference list
   * @param years by year, by group; the total under the empty name, where it is known
   */
  public record Given(String list, Map<Integer, Map<String, BigDecimal>> years)
      implements Counting {

    /** The number of a group, empty for the total; null when it is not known. */
    public @Nullable BigDecimal of(int year, String group) {
      return years.getOrDefault(year, Map.of()).get(group);
    }

    /** The groups of which a year has numbers. */
    public Set<String> groups(int year) {
      Set<String> groups = new TreeSet<>(years.getOrDefault(year, Map.of()).keySet());
      groups.remove("");
      return groups;
    }
  }

  /** What an aggregate is done to. */
  public sealed interface Operand {
    /** A field's value. */
    record Value(String field) implements Operand {}

    /** Days from one moment to another, counted in seconds. */
    record Days(String from, String to) implements Operand {}
  }

  /**
   * What a metric is broken down by.
   *
   * @param field the field, whose name stands in the column {@code by}
   * @param level for a path, how many of its levels make the group; 0 for the whole value
   */
  public record Dimension(String field, int level) {}
}
