package dev.fazhi.definition.condition;

import dev.fazhi.definition.condition.Condition.Variable;
import dev.fazhi.definition.condition.ConditionNode.Between;
import dev.fazhi.definition.condition.ConditionNode.Call;
import dev.fazhi.definition.condition.ConditionNode.Case;
import dev.fazhi.definition.condition.ConditionNode.Comparison;
import dev.fazhi.definition.condition.ConditionNode.In;
import dev.fazhi.definition.condition.ConditionNode.IsNull;
import dev.fazhi.definition.condition.ConditionNode.Junction;
import dev.fazhi.definition.condition.ConditionNode.Like;
import dev.fazhi.definition.condition.ConditionNode.Literal;
import dev.fazhi.definition.condition.ConditionNode.Name;
import dev.fazhi.definition.condition.ConditionNode.Not;
import dev.fazhi.definition.condition.ConditionNode.Signed;
import dev.fazhi.definition.condition.ConditionNode.Sum;
import dev.fazhi.definition.condition.ConditionNode.Workdays;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Renders a condition as SQL that H2 and PostgreSQL both understand, with parentheses around every
 * junction.
 */
record ConditionSql(Function<String, String> column, Function<Variable, String> variable) {

  String of(ConditionNode node) {
    if (node instanceof Junction junction) {
      return all(junction.operands(), " " + junction.word().toUpperCase(Locale.ROOT) + " ");
    } else if (node instanceof Not not) {
      return "NOT (" + of(not.of()) + ")";
    } else if (node instanceof Comparison comparison) {
      return joined(comparison.left(), comparison.operator(), comparison.right());
    } else if (node instanceof IsNull isNull) {
      return of(isNull.of()) + (isNull.not() ? " IS NOT NULL" : " IS NULL");
    } else if (node instanceof In in) {
      return of(in.of()) + (in.not() ? " NOT IN " : " IN ") + all(in.items(), ", ");
    } else if (node instanceof Between between) {
      return of(between.of())
          + (between.not() ? " NOT BETWEEN " : " BETWEEN ")
          + joined(between.least(), "AND", between.most());
    } else if (node instanceof Like like) {
      return joined(like.of(), like.not() ? "NOT LIKE" : "LIKE", like.pattern());
    } else if (node instanceof Sum sum) {
      return "(" + joined(sum.left(), sum.operator(), sum.right()) + ")";
    } else if (node instanceof Signed signed) {
      return "(" + signed.sign() + of(signed.of()) + ")";
    } else if (node instanceof Call call) {
      return call(call);
    } else if (node instanceof Workdays workdays) {
      return workdays(workdays);
    } else if (node instanceof Case cases) {
      return cases(cases);
    } else if (node instanceof Name name) {
      Variable known = name.variable();
      return known == null ? column.apply(name.name()) : variable.apply(known);
    }
    return literal(((Literal) node).value());
  }

  private String joined(ConditionNode left, String between, ConditionNode right) {
    return of(left) + " " + between + " " + of(right);
  }

  private String all(List<ConditionNode> nodes, String between) {
    return nodes.stream().map(this::of).collect(Collectors.joining(between, "(", ")"));
  }

  private String call(Call call) {
    String name = call.function().toUpperCase(Locale.ROOT);
    return switch (call.function()) {
      case "days" ->
          "((" + day(call.arguments().get(1)) + " - " + day(call.arguments().get(0)) + ") / 86400)";
      case "hours" ->
          "((%s - %s) / 3600.000000000000)"
              .formatted(epoch(call.arguments().get(1)), epoch(call.arguments().get(0)));
      case "weekday" -> "EXTRACT(ISODOW FROM " + of(call.arguments().get(0)) + ")";
      case "year", "month" -> "EXTRACT(" + name + " FROM " + of(call.arguments().get(0)) + ")";
      case "concat" -> all(call.arguments(), " || ");
      case "length" -> "CHAR_LENGTH" + all(call.arguments(), ", ");
      default -> name + all(call.arguments(), ", ");
    };
  }

  private String epoch(ConditionNode time) {
    return "EXTRACT(EPOCH FROM CAST(" + of(time) + " AS TIMESTAMP))";
  }

  /** The first second of a day, counted from 1970. */
  private String day(ConditionNode time) {
    return "EXTRACT(EPOCH FROM CAST(CAST(" + of(time) + " AS DATE) AS TIMESTAMP))";
  }

  /** By whole weeks and the days of the last, and then the days that the calendar changes. */
  private String workdays(Workdays workdays) {
    String from = day(workdays.from());
    String to = day(workdays.to());
    String weeks = weekdays(to) + " - " + weekdays(from);
    if (workdays.calendar().changed().isEmpty()) {
      return "(" + weeks + ")";
    }
    String days =
        workdays.calendar().changed().entrySet().stream()
            .map(day -> "(DATE '" + day.getKey() + "', " + day.getValue() + ")")
            .collect(Collectors.joining(", "));
    return """
    (%s + (SELECT SUM(fz_change * (CASE WHEN fz_day <= CAST(%s AS DATE) THEN 1 ELSE 0 END \
    - CASE WHEN fz_day <= CAST(%s AS DATE) THEN 1 ELSE 0 END)) \
    FROM (VALUES %s) AS fz_workdays (fz_day, fz_change)))\
    """
        .formatted(weeks, of(workdays.to()), of(workdays.from()), days);
  }

  private static String weekdays(String day) {
    String shifted = "(" + day + " / 86400 + " + WorkCalendar.SHIFT + ")";
    return "(5 * FLOOR(%s / 7) + LEAST(MOD(%s, 7) + 1, 5))".formatted(shifted, shifted);
  }

  private String cases(Case cases) {
    String whens =
        cases.cases().stream()
            .map(when -> "WHEN " + of(when.condition()) + " THEN " + of(when.value()))
            .collect(Collectors.joining(" "));
    ConditionNode otherwise = cases.otherwise();
    return "(CASE " + whens + (otherwise == null ? "" : " ELSE " + of(otherwise)) + " END)";
  }

  private static String literal(@Nullable Object value) {
    if (value instanceof String text) {
      return "'" + text.replace("'", "''") + "'";
    }
    if (value instanceof LocalDate day) {
      return "DATE '" + day + "'";
    }
    return value instanceof BigDecimal number
        ? number.toPlainString()
        : String.valueOf(value).toUpperCase(Locale.ROOT);
  }
}
