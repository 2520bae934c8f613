package dev.fazhi.measure.trace;

import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.measure.count.FactScan;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.store.database.SqlNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes SQL that shows people which rows a metric counts. Days become moments: a cut-off or the end
 * of a period is its last second, so that {@code <=} includes the whole day for dates and for
 * date-times alike.
 */
final class RowSql {

  private RowSql() {}

  /** The rows that were live after that load and count at all. */
  static String live(Source source, long knownLoad) {
    String live = FactScan.live(knownLoad).condition();
    Condition exclude = source.exclude();
    return exclude == null ? live : live + " AND " + sql(exclude, null, null) + " IS NOT TRUE";
  }

  /** That the field's day lies in the period. */
  static String within(String field, Period period) {
    return "%s >= %s AND %s <= %s"
        .formatted(SqlNames.column(field), start(period), SqlNames.column(field), end(period));
  }

  /** All conditions of a metric over rows, without the one on its date. */
  static String where(Metric.Rows rows, AsOf asOf, @Nullable Period period) {
    List<String> all = new ArrayList<>();
    for (Condition condition : rows.where()) {
      all.add(sql(condition, asOf, period));
    }
    return all.isEmpty() ? "1 = 1" : String.join(" AND ", all);
  }

  /**
   * All conditions of a metric over rows for one period, the one on its date among them: the rows
   * that it is made from.
   */
  static String rows(Metric.Rows rows, AsOf asOf, Period period) {
    if (rows.date() == null) {
      return where(rows, asOf, period);
    }
    String within = within(rows.date(), period);
    return rows.where().isEmpty() ? within : within + " AND " + where(rows, asOf, period);
  }

  /** A condition with the columns and moments put in. */
  static String sql(Condition condition, @Nullable AsOf asOf, @Nullable Period period) {
    return condition.sql(
        SqlNames::column,
        variable ->
            switch (variable) {
              case AS_OF -> cutOff(needed(asOf));
              case PERIOD_START -> start(needed(period));
              case PERIOD_END -> end(needed(period));
            });
  }

  /** The last moment of the cut-off. */
  static String cutOff(AsOf asOf) {
    return moment(asOf.day().toString(), "23:59:59");
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
  static String group(Metric.Dimension dimension) {
    String column = SqlNames.column(dimension.field());
    String value = column;
    if (dimension.level() > 0) {
      String deeper = "(>[^>]*)?".repeat(dimension.level() - 1);
      value = "REGEXP_SUBSTR(" + column + ", '^[^>]*" + deeper + "')";
    }
    return "COALESCE(CAST(" + value + " AS VARCHAR(1000)), '" + Figure.NO_GROUP + "')";
  }
}
