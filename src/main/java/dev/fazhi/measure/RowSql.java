package dev.fazhi.measure;

import dev.fazhi.definition.Condition;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.store.Dialect;
import dev.fazhi.store.Names;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of SQL that metrics over rows are made of. Days become moments: a cut-off or the end
 * of a period is its last second, so that {@code <=} includes the whole day for dates and for
 * date-times alike.
 */
public final class RowSql {

  private RowSql() {}

  /** The rows that were live after that load and count at all. */
  public static String live(Source source, long knownLoad) {
    String live =
        "load_no <= "
            + knownLoad
            + " AND (superseded_by IS NULL OR superseded_by > "
            + knownLoad
            + ")";
    Condition exclude = source.exclude();
    return exclude == null ? live : live + " AND " + sql(exclude, null, null) + " IS NOT TRUE";
  }

  /** That the field's day lies in the period. */
  public static String within(String field, Period period) {
    return Names.column(field)
        + " >= "
        + start(period)
        + " AND "
        + Names.column(field)
        + " <= "
        + end(period);
  }

  /** All conditions of a metric over rows, without the one on its date. */
  public static String where(Metric.Rows rows, AsOf asOf, @Nullable Period period) {
    List<String> all = new ArrayList<>();
    for (Condition condition : rows.where()) {
      all.add(sql(condition, asOf, period));
    }
    return all.isEmpty() ? "1 = 1" : String.join(" AND ", all);
  }

  /** As above for metrics that do not depend on the period, with any SQL for the cut-off. */
  static String where(Metric.Rows rows, String asOfSql) {
    List<String> all = new ArrayList<>();
    for (Condition condition : rows.where()) {
      all.add(
          condition.sql(
              Names::column,
              variable -> {
                if (variable != Condition.Variable.AS_OF) {
                  throw new IllegalStateException("a condition names a period not known here");
                }
                return asOfSql;
              }));
    }
    return all.isEmpty() ? "1 = 1" : String.join(" AND ", all);
  }

  /** The cut-off for rows dated this year, and the same day last year for those before. */
  static String asOfByYear(String date, AsOf asOf) {
    return "CASE WHEN "
        + Names.column(date)
        + " >= "
        + start(asOf.yearToDate())
        + " THEN "
        + moment(asOf.day().toString(), "23:59:59")
        + " ELSE "
        + moment(asOf.lastYear().day().toString(), "23:59:59")
        + " END";
  }

  /**
   * All conditions of a metric over rows for one period, the one on its date among them: the rows
   * that it is made from.
   */
  public static String rows(Metric.Rows rows, AsOf asOf, Period period) {
    if (rows.date() == null) {
      return where(rows, asOf, period);
    }
    String within = within(rows.date(), period);
    return rows.where().isEmpty() ? within : within + " AND " + where(rows, asOf, period);
  }

  /** Whether the metric's rows depend on the period by more than its date. */
  static boolean dependsOnPeriod(Metric.Rows rows) {
    return rows.date() == null
        || rows.where().stream()
            .anyMatch(
                condition ->
                    condition.variables().contains(Condition.Variable.PERIOD_START)
                        || condition.variables().contains(Condition.Variable.PERIOD_END));
  }

  /** A condition with the columns and moments put in. */
  static String sql(Condition condition, @Nullable AsOf asOf, @Nullable Period period) {
    return condition.sql(
        Names::column,
        variable ->
            switch (variable) {
              case AS_OF -> moment(needed(asOf).day().toString(), "23:59:59");
              case PERIOD_START -> start(needed(period));
              case PERIOD_END -> end(needed(period));
            });
  }

  private static <T> T needed(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("a condition names a moment that is not known here");
    }
    return value;
  }

  private static String start(Period period) {
    return moment(period.from().toString(), "00:00:00");
  }

  private static String end(Period period) {
    return moment(period.to().toString(), "23:59:59");
  }

  private static String moment(String day, String time) {
    return "TIMESTAMP '" + day + " " + time + "'";
  }

  /**
   * The group of a breakdown that a row belongs to; rows without a value make a group of their own.
   */
  public static String group(Metric.Dimension dimension) {
    String column = Names.column(dimension.field());
    String value = column;
    if (dimension.level() > 0) {
      String deeper = "(>[^>]*)?".repeat(dimension.level() - 1);
      value = "REGEXP_SUBSTR(" + column + ", '^[^>]*" + deeper + "')";
    }
    return "COALESCE(CAST(" + value + " AS VARCHAR(1000)), '" + Figure.NO_GROUP + "')";
  }

  /**
   * The columns that a metric needs: what is aggregated, and how many rows it is made from.
   *
   * @param condition which of the rows at hand count
   * @param dialect what the database speaks
   */
  static List<String> aggregates(Metric.Rows rows, String condition, Dialect dialect) {
    String counted = "COUNT(CASE WHEN " + condition + " THEN 1 END)";
    Metric.Operand of = rows.of();
    if (of == null) {
      return List.of(counted, counted);
    }
    String value = "CASE WHEN " + condition + " THEN " + operand(of, dialect) + " END";
    String aggregate =
        switch (rows.aggregate()) {
          case COUNT -> "COUNT(" + value + ")";
          case SUM, MEAN -> "SUM(" + value + ")";
          case DISTINCT -> "COUNT(DISTINCT " + value + ")";
          case MEDIAN -> "PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY " + value + ")";
          case P90 -> "PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY " + value + ")";
        };
    // a mean is over the values that there are; everything else exists with its rows
    return List.of(
        aggregate, rows.aggregate() == Metric.Aggregate.MEAN ? "COUNT(" + value + ")" : counted);
  }

  private static String operand(Metric.Operand of, Dialect dialect) {
    if (of instanceof Metric.Operand.Days days) {
      return dialect.secondsBetween(moment(days.from()), moment(days.to()));
    }
    return Names.column(((Metric.Operand.Value) of).field());
  }

  private static String moment(String field) {
    return "CAST(" + Names.column(field) + " AS TIMESTAMP(0))";
  }
}
