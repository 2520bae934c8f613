package dev.fazhi.definition;

import dev.fazhi.definition.ConditionNode.Between;
import dev.fazhi.definition.ConditionNode.Comparison;
import dev.fazhi.definition.ConditionNode.In;
import dev.fazhi.definition.ConditionNode.IsNull;
import dev.fazhi.definition.ConditionNode.Junction;
import dev.fazhi.definition.ConditionNode.Like;
import dev.fazhi.definition.ConditionNode.Name;
import dev.fazhi.definition.ConditionNode.Not;
import dev.fazhi.definition.ConditionOperand.Kind;
import java.util.Locale;

/**
 * The last door of a condition: checks that both sides of a comparison fit, and writes SQL of its
 * own that H2 and PostgreSQL both understand. Every junction gets its parentheses, so that nothing
 * hangs on how a database binds.
 */
final class ConditionWriter {

  private final ConditionSql sql = new ConditionSql();
  private final ConditionValues values;

  ConditionWriter(Scope scope) {
    this.values = new ConditionValues(scope, sql);
  }

  Condition write(ConditionNode node, String text) throws ConditionFault {
    condition(node);
    Condition condition = sql.condition(text);
    if (condition.fields().isEmpty()) {
      throw new ConditionFault("条件没有用到任何字段");
    }
    return condition;
  }

  private void condition(ConditionNode node) throws ConditionFault {
    if (node instanceof Junction junction) {
      junction(junction);
    } else if (node instanceof Not not) {
      sql.sql("NOT (");
      condition(not.of());
      sql.sql(")");
    } else if (node instanceof Comparison comparison) {
      ConditionOperand left = values.write(comparison.left());
      sql.sql(" " + comparison.operator() + " ");
      ConditionOperand right = values.write(comparison.right());
      ConditionOperand.requireComparable(left, comparison.operator(), right);
    } else if (node instanceof IsNull isNull) {
      isNull(isNull);
    } else if (node instanceof In in) {
      in(in);
    } else if (node instanceof Between between) {
      between(between);
    } else if (node instanceof Like like) {
      like(like);
    } else if (node instanceof Name) {
      values.write(node).require(Kind.YES_NO, "单独作条件");
    } else {
      throw new ConditionFault("这里应是一个条件，例如 字段 = 值、字段 IS NULL、字段 IN (…)、字段 BETWEEN … AND …");
    }
  }

  private void junction(Junction junction) throws ConditionFault {
    String between = " " + junction.word().toUpperCase(Locale.ROOT) + " ";
    String before = "(";
    for (ConditionNode operand : junction.operands()) {
      sql.sql(before);
      condition(operand);
      before = between;
    }
    sql.sql(")");
  }

  private void isNull(IsNull isNull) throws ConditionFault {
    ConditionOperand operand = values.write(isNull.of());
    if (operand.literal() != null || operand.variable()) {
      throw new ConditionFault(operand.shown() + " 总是有值；IS NULL 只用于字段");
    }
    sql.sql(isNull.not() ? " IS NOT NULL" : " IS NULL");
  }

  private void in(In in) throws ConditionFault {
    ConditionOperand left = values.write(in.of());
    sql.sql(in.not() ? " NOT IN " : " IN ");
    String before = "(";
    for (ConditionNode node : in.items()) {
      sql.sql(before);
      ConditionOperand item = values.write(node);
      if (item.literal() == null) {
        throw new ConditionFault("IN 的括号里只能写文字或数，不能写 " + item.shown());
      }
      ConditionOperand.requireComparable(left, "=", item);
      before = ", ";
    }
    sql.sql(")");
  }

  private void between(Between between) throws ConditionFault {
    ConditionOperand middle = values.write(between.of());
    sql.sql(between.not() ? " NOT BETWEEN " : " BETWEEN ");
    ConditionOperand least = values.write(between.least());
    sql.sql(" AND ");
    ConditionOperand most = values.write(between.most());
    ConditionOperand.requireComparable(middle, ">=", least);
    ConditionOperand.requireComparable(middle, "<=", most);
  }

  private void like(Like like) throws ConditionFault {
    ConditionOperand left = values.write(like.of());
    if (left.kind() != Kind.PERIOD) {
      left.require(Kind.TEXT, " LIKE ");
    }
    sql.sql(like.not() ? " NOT LIKE " : " LIKE ");
    ConditionOperand pattern = values.write(like.pattern());
    if (pattern.literal() == null || pattern.kind() != Kind.TEXT || left.literal() != null) {
      throw new ConditionFault("LIKE 的左边应是字段，右边应是单引号里的样式，例如 LIKE '%局'");
    }
  }
}
