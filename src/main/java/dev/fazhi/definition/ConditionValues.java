package dev.fazhi.definition;

import dev.fazhi.definition.Condition.Variable;
import dev.fazhi.definition.ConditionOperand.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/** Writes the values that a condition compares, and tells of what kind they are. */
record ConditionValues(ConditionNames names, Scope scope, ConditionSql sql) {

  ConditionOperand write(Expression expression) throws ConditionFault {
    if (expression instanceof Column column) {
      return name(column);
    } else if (expression instanceof StringValue standIn) {
      String text = names.token(standIn.getValue()).text();
      sql.text(text);
      return ConditionOperand.literal(Kind.TEXT, text);
    } else if (expression instanceof LongValue || expression instanceof DoubleValue) {
      return number(expression.toString());
    } else if (expression instanceof BooleanValue truth) {
      String word = String.valueOf(truth.getValue());
      sql.token(word);
      return ConditionOperand.literal(Kind.YES_NO, word.toUpperCase(Locale.ROOT));
    } else if (expression instanceof SignedExpression signed) {
      return signed(signed);
    } else if (expression instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
      return write(list.get(0));
    } else if (expression instanceof Addition
        || expression instanceof Subtraction
        || expression instanceof Multiplication) {
      return sum((BinaryExpression) expression);
    } else if (expression instanceof Function function) {
      return function(function);
    } else if (expression instanceof NullValue) {
      throw new ConditionFault("与空值相比请写 IS NULL 或 IS NOT NULL");
    }
    throw new ConditionFault("这里应是字段、文字、数或函数");
  }

  private ConditionOperand name(Column column) {
    String name = names.token(column.getColumnName()).text();
    if (column.getColumnName().startsWith("v")) {
      Variable variable = Variable.valueOf(name.toUpperCase(Locale.ROOT));
      sql.variable(variable);
      return ConditionOperand.variable(name);
    }
    sql.field(name);
    Field field = scope.typed(name);
    return field == null
        ? ConditionOperand.computed(Kind.ANY, name)
        : ConditionOperand.field(field, scope.referenceOf(field));
  }

  private ConditionOperand number(String written) {
    sql.understood(written).sql(new BigDecimal(written).toPlainString());
    return ConditionOperand.literal(Kind.NUMBER, written);
  }

  private ConditionOperand signed(SignedExpression signed) throws ConditionFault {
    String sign = String.valueOf(signed.getSign());
    sql.sql("(").token(sign);
    ConditionOperand operand = write(signed.getExpression());
    operand.require(Kind.NUMBER, "正负号");
    sql.sql(")");
    return operand.literal() == null
        ? ConditionOperand.computed(Kind.NUMBER, sign + operand.shown())
        : ConditionOperand.literal(Kind.NUMBER, sign + operand.literal());
  }

  private ConditionOperand sum(BinaryExpression sum) throws ConditionFault {
    String operator = sum.getStringExpression().strip();
    sql.sql("(");
    ConditionOperand left = write(sum.getLeftExpression());
    sql.sql(" ").token(operator).sql(" ");
    ConditionOperand right = write(sum.getRightExpression());
    sql.sql(")");
    left.require(Kind.NUMBER, "加减乘");
    right.require(Kind.NUMBER, "加减乘");
    return ConditionOperand.computed(
        Kind.NUMBER, left.shown() + " " + operator + " " + right.shown());
  }

  private ConditionOperand function(Function function) throws ConditionFault {
    String name = function.getName().toLowerCase(Locale.ROOT);
    List<Expression> arguments =
        function.getParameters() == null ? List.of() : new ArrayList<>(function.getParameters());
    sql.understood(name);
    if (name.equals("coalesce")) {
      return coalesce(arguments);
    } else if (arguments.size() != 1) {
      throw new ConditionFault("函数 " + name + " 要一个参数，例如 " + name + "(字段)");
    }
    return switch (name) {
      case "year", "month" ->
          applied(
              name, "EXTRACT(" + name.toUpperCase(Locale.ROOT) + " FROM ", arguments, Kind.TIME);
      case "length" -> applied(name, "CHAR_LENGTH(", arguments, Kind.TEXT);
      case "lower" -> applied(name, "LOWER(", arguments, Kind.TEXT);
      default -> throw new ConditionFault("没有函数“" + name + "”");
    };
  }

  private ConditionOperand applied(String name, String opening, List<Expression> to, Kind wanted)
      throws ConditionFault {
    sql.sql(opening);
    ConditionOperand operand = write(to.get(0));
    sql.sql(")");
    operand.require(wanted, "函数 " + name + " ");
    Kind kind = name.equals("lower") ? Kind.TEXT : Kind.NUMBER;
    return ConditionOperand.computed(kind, name + "(" + operand.shown() + ")");
  }

  private ConditionOperand coalesce(List<Expression> arguments) throws ConditionFault {
    if (arguments.size() != 2) {
      throw new ConditionFault("函数 coalesce 要两个参数，例如 coalesce(字段, 0)");
    }
    sql.sql("COALESCE(");
    ConditionOperand first = write(arguments.get(0));
    sql.sql(", ");
    ConditionOperand second = write(arguments.get(1));
    sql.sql(")");
    if (first.kind() != Kind.ANY) {
      second.require(first.kind(), "第一个参数是" + first.kind().title() + "的 coalesce ");
    }
    return ConditionOperand.computed(first.kind(), "coalesce(" + first.shown() + ", …)");
  }
}
