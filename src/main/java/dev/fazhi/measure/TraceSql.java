package dev.fazhi.measure;

import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;
import dev.fazhi.store.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The SQL that selects the rows behind a figure, with where each of them stands. */
record TraceSql(Source source, long knownLoad, AsOf asOf, Period period) {

  /** The rows of the metric, of all groups or of one. */
  String select(Metric metric, Metric.@Nullable Dimension dimension, String group) {
    List<String> conditions = new ArrayList<>();
    conditions.add(RowSql.live(source, knownLoad));
    if (metric.counting() instanceof Metric.Rows rows) {
      conditions.add(RowSql.rows(rows, asOf, period));
    } else if (metric.counting() instanceof Metric.Reported reported) {
      conditions.addAll(reported(reported));
    }
    if (dimension != null) {
      conditions.add(RowSql.group(dimension) + " = " + literal(group));
    }
    // the facts in a query of their own, so that no field's name can clash with our columns
    return "SELECT l.load_no, l.name, s.name, f.row_no, "
        + source.fields().stream()
            .map(Field::name)
            .map(name -> "f." + Names.column(name))
            .collect(Collectors.joining(", "))
        + "\nFROM (SELECT * FROM "
        + Names.facts(source)
        + "\n  WHERE "
        + String.join("\n  AND ", conditions)
        + ") f\nJOIN fz_file l ON l.load_no = "
        + Names.origin("f.")
        + "\nLEFT JOIN fz_sheet s ON s.file_id = l.file_id AND s.sheet_no = f.sheet_no"
        + "\nORDER BY l.load_no, f.sheet_no, f.row_no";
  }

  /**
   * The values that count for the period, said in SQL: a year's value wins over its months, of a
   * state the latest month counts.
   */
  private List<String> reported(Metric.Reported how) {
    List<String> where = new ArrayList<>();
    for (Condition condition : how.where()) {
      where.add(RowSql.sql(condition, null, null));
    }
    String unit = Names.column(how.unit());
    String span = Names.column(how.period());
    String year = literal(Integer.toString(period.from().getYear()));
    String months =
        "LENGTH("
            + span
            + ") > 4 AND "
            + span
            + " BETWEEN "
            + literal(period.from().toString().substring(0, 7))
            + " AND "
            + literal(period.to().toString().substring(0, 7));
    String known =
        " FROM "
            + Names.facts(source)
            + " WHERE "
            + RowSql.live(source, knownLoad)
            + where.stream().map(condition -> " AND " + condition).collect(Collectors.joining());
    String counted = months;
    if (how.state()) {
      counted +=
          " AND ("
              + unit
              + ", "
              + span
              + ") IN (SELECT "
              + unit
              + ", MAX("
              + span
              + ")"
              + known
              + " AND "
              + months
              + " GROUP BY "
              + unit
              + ")";
    }
    if (period.kind() != Period.Kind.MONTH) {
      counted =
          span
              + " = "
              + year
              + " OR "
              + unit
              + " NOT IN (SELECT "
              + unit
              + known
              + " AND "
              + span
              + " = "
              + year
              + ") AND "
              + counted;
    }
    where.add("(" + counted + ")");
    return where;
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
