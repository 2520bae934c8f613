package dev.fazhi.definition;

import dev.fazhi.definition.ConditionOperand.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/**
 * The last door of a condition: walks through what the parser made of it, permits what is known,
 * checks that both sides of a comparison fit, and writes SQL of its own that H2 and PostgreSQL both
 * understand.
 */
final class ConditionWriter {

  private final ConditionSql sql = new ConditionSql();
  private final ConditionNames names;
  private final ConditionValues values;

  ConditionWriter(ConditionNames names, Scope scope) {
    this.names = names;
    this.values = new ConditionValues(names, scope, sql);
  }

  Condition write(Expression parsed, String text) throws ConditionFault {
    condition(parsed);
    if (!sql.isAllOf(names.tokens())) {
      throw new ConditionFault("条件读不懂；请写得简单些");
    }
    Condition condition = sql.condition(text);
    if (condition.fields().isEmpty()) {
      throw new ConditionFault("条件没有用到任何字段");
    }
    return condition;
  }

  private void condition(Expression expression) throws ConditionFault {
    if (expression instanceof AndExpression and) {
      junction(and, "and");
    } else if (expression instanceof OrExpression or) {
      junction(or, "or");
    } else if (expression instanceof NotExpression not) {
      sql.token("not").sql(" (");
      condition(not.getExpression());
      sql.sql(")");
    } else if (expression instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
      condition(list.get(0));
    } else if (expression instanceof ComparisonOperator comparison) {
      comparison(comparison);
    } else if (expression instanceof IsNullExpression isNull) {
      isNull(isNull);
    } else if (expression instanceof InExpression in) {
      in(in);
    } else if (expression instanceof Between between) {
      between(between);
    } else if (expression instanceof LikeExpression like) {
      like(like);
    } else if (expression instanceof Column) {
      values.write(expression).require(Kind.YES_NO, "单独作条件");
    } else {
      throw new ConditionFault("这里应是一个条件，例如 字段 = 值、字段 IS NULL、字段 IN (…)、字段 BETWEEN … AND …");
    }
  }

  private void junction(BinaryExpression junction, String word) throws ConditionFault {
    Deque<Expression> operands = new ArrayDeque<>();
    Expression left = junction;
    while (left.getClass() == junction.getClass()) {
      BinaryExpression pair = (BinaryExpression) left;
      operands.addFirst(pair.getRightExpression());
      left = pair.getLeftExpression();
    }
    sql.sql("(");
    condition(left);
    for (Expression operand : operands) {
      sql.sql(" ").token(word).sql(" ");
      condition(operand);
    }
    sql.sql(")");
  }

  private void comparison(ComparisonOperator comparison) throws ConditionFault {
    String operator = comparison.getStringExpression().strip();
    if (!List.of("=", "<>", "<", "<=", ">", ">=").contains(operator)) {
      throw new ConditionFault("没有比较符号“" + operator + "”；可用的是 =、<>、<、<=、>、>=");
    }
    ConditionOperand left = values.write(comparison.getLeftExpression());
    sql.sql(" ").token(operator).sql(" ");
    ConditionOperand right = values.write(comparison.getRightExpression());
    ConditionOperand.requireComparable(left, operator, right);
  }

  private void isNull(IsNullExpression isNull) throws ConditionFault {
    ConditionOperand operand = values.write(isNull.getLeftExpression());
    if (operand.literal() != null || operand.variable()) {
      throw new ConditionFault(operand.shown() + " 总是有值；IS NULL 只用于字段");
    }
    sql.sql(" ").token("is");
    negation(isNull.isNot());
    sql.sql(" ").token("null");
  }

  private void in(InExpression in) throws ConditionFault {
    ConditionOperand left = values.write(in.getLeftExpression());
    negation(in.isNot());
    sql.sql(" ").token("in").sql(" (");
    if (!(in.getRightExpression() instanceof ParenthesedExpressionList<?> list) || list.isEmpty()) {
      throw new ConditionFault("IN 后面应是括号里的一列文字或数，例如 IN ('甲', '乙')");
    }
    List<Expression> items = new ArrayList<>(list);
    for (int i = 0; i < items.size(); i++) {
      sql.sql(i > 0 ? ", " : "");
      ConditionOperand item = values.write(items.get(i));
      if (item.literal() == null) {
        throw new ConditionFault("IN 的括号里只能写文字或数，不能写 " + item.shown());
      }
      ConditionOperand.requireComparable(left, "=", item);
    }
    sql.sql(")");
  }

  private void between(Between between) throws ConditionFault {
    ConditionOperand middle = values.write(between.getLeftExpression());
    negation(between.isNot());
    sql.sql(" ").token("between").sql(" ");
    ConditionOperand least = values.write(between.getBetweenExpressionStart());
    sql.sql(" ").token("and").sql(" ");
    ConditionOperand most = values.write(between.getBetweenExpressionEnd());
    ConditionOperand.requireComparable(middle, ">=", least);
    ConditionOperand.requireComparable(middle, "<=", most);
  }

  private void like(LikeExpression like) throws ConditionFault {
    ConditionOperand left = values.write(like.getLeftExpression());
    if (left.kind() != Kind.PERIOD) {
      left.require(Kind.TEXT, " LIKE ");
    }
    negation(like.isNot());
    sql.sql(" ").token("like").sql(" ");
    ConditionOperand pattern = values.write(like.getRightExpression());
    if (pattern.literal() == null || pattern.kind() != Kind.TEXT || left.literal() != null) {
      throw new ConditionFault("LIKE 的左边应是字段，右边应是单引号里的样式，例如 LIKE '%局'");
    }
  }

  private void negation(boolean not) {
    if (not) {
      sql.sql(" ").token("not");
    }
  }
}
