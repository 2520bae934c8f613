package dev.fazhi.definition.condition;

import dev.fazhi.definition.condition.Condition.Variable;
import dev.fazhi.definition.condition.ConditionNode.Between;
import dev.fazhi.definition.condition.ConditionNode.Call;
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
import java.math.BigDecimal;
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
      case "year", "month" -> "EXTRACT(" + name + " FROM " + of(call.arguments().get(0)) + ")";
      case "length" -> "CHAR_LENGTH" + all(call.arguments(), ", ");
      default -> name + all(call.arguments(), ", ");
    };
  }

  private static String literal(@Nullable Object value) {
    if (value instanceof String text) {
      return "'" + text.replace("'", "''") + "'";
    }
    return value instanceof BigDecimal number
        ? number.toPlainString()
        : String.valueOf(value).toUpperCase(Locale.ROOT);
  }
}
