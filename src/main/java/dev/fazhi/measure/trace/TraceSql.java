package dev.fazhi.measure.trace;

import dev.fazhi.definition.MeasuredField;
import dev.fazhi.definition.MeasuredField.Lookup;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;
import dev.fazhi.store.database.SqlNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the SQL that selects the rows behind a figure, with their places. */
record TraceSql(Source source, long knownLoad, AsOf asOf, Period period) {

  /**
   * The rows of the metric, of all groups or of one.
   *
   * @param reports of a metric over reports, the units by the times of theirs that count
   */
  String select(
      Metric metric,
      Metric.@Nullable Dimension dimension,
      String group,
      Map<Set<String>, Set<String>> reports) {
    List<String> conditions = new ArrayList<>();
    conditions.add(RowSql.live(source, knownLoad));
    if (metric.counting() instanceof Metric.Rows rows) {
      conditions.add(RowSql.rows(rows, asOf, period));
    } else if (metric.counting() instanceof Metric.Reported reported) {
      conditions.addAll(reported(reported, reports));
    }
    if (dimension != null) {
      conditions.add(RowSql.group(dimension) + " = " + literal(group));
    }
    // the facts in a query of their own, so that no field's name can clash with our columns
    return "SELECT l.load_no, l.name, s.name, f.row_no, "
        + source.rowFields().stream()
            .map(Field::name)
            .map(name -> "f." + SqlNames.column(name))
            .collect(Collectors.joining(", "))
        + "\nFROM (SELECT * FROM "
        + facts()
        // PostgreSQL wants a name for what may be a query
        + " m\n  WHERE "
        + String.join("\n  AND ", conditions)
        + ") f\nJOIN fz_file l ON l.load_no = "
        + SqlNames.origin("f.")
        + "\nLEFT JOIN fz_sheet s ON s.file_id = l.file_id AND s.sheet_no = f.sheet_no"
        + "\nORDER BY l.load_no, f.sheet_no, f.row_no";
  }

  /** The table with a further column for each measured field. */
  private String facts() {
    String facts = SqlNames.facts(source);
    for (MeasuredField each : source.measured()) {
      facts = each instanceof Lookup lookup ? joined(facts, lookup) : computed(facts, each);
    }
    return facts;
  }

  private String computed(String facts, MeasuredField each) {
    Field field = each.field();
    String value = RowSql.sql(((MeasuredField.Computed) each).value(), asOf, null);
    String rounded =
        field.type().isNumber()
            ? "ROUND(%s, %s)".formatted(value, field.reading().decimals())
            : value;
    return """
    (SELECT m.*, CAST(%s AS %s) AS %s FROM %s m)\
    """
        .formatted(rounded, field.type().sql(), SqlNames.column(field.name()), facts);
  }

  /** The latest row by the cut-off that has the key; of two as late the one that came last. */
  private String joined(String facts, Lookup lookup) {
    String latest = lookup.latest();
    String until =
        latest == null ? "" : " AND " + SqlNames.column(latest) + " <= " + RowSql.cutOff(asOf);
    String by = lookup.by();
    String to = lookup.to();
    return """
    (SELECT m.*, p.%s AS %s FROM %s m LEFT JOIN (SELECT fz_all.*, ROW_NUMBER() OVER (%s\
    ORDER BY %s%s DESC, sheet_no DESC, row_no DESC) AS fz_rank FROM %s fz_all WHERE %s%s) p \
    ON %sp.fz_rank = 1)\
    """
        .formatted(
            SqlNames.column(lookup.take()),
            SqlNames.column(lookup.field().name()),
            facts,
            to == null ? "" : "PARTITION BY " + SqlNames.column(to) + " ",
            latest == null ? "" : SqlNames.column(latest) + " DESC, ",
            SqlNames.origin(""),
            SqlNames.facts(lookup.in()),
            RowSql.live(lookup.in(), knownLoad),
            until,
            by == null || to == null
                ? ""
                : "p.%s = m.%s AND ".formatted(SqlNames.column(to), SqlNames.column(by)));
  }

  /** The values that count for the period, by the units that have the same. */
  private List<String> reported(Metric.Reported how, Map<Set<String>, Set<String>> counted) {
    List<String> where = new ArrayList<>();
    for (Condition condition : how.where()) {
      where.add(RowSql.sql(condition, null, null));
    }
    String unit = RowSql.group(new Metric.Dimension(how.unit(), 0));
    List<String> any = new ArrayList<>();
    counted.forEach(
        (times, units) ->
            any.add(
                "%s IN (%s) AND %s IN (%s)"
                    .formatted(
                        unit, literals(units), SqlNames.column(how.period()), literals(times))));
    where.add(any.isEmpty() ? "1 = 0" : "(" + String.join("\n  OR ", any) + ")");
    return where;
  }

  private static String literals(Set<String> texts) {
    return texts.stream().map(TraceSql::literal).collect(Collectors.joining(", "));
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
