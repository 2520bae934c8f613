package dev.fazhi.definition;

import dev.fazhi.definition.Condition.Variable;
import dev.fazhi.definition.ConditionNode.Call;
import dev.fazhi.definition.ConditionNode.Literal;
import dev.fazhi.definition.ConditionNode.Name;
import dev.fazhi.definition.ConditionNode.Signed;
import dev.fazhi.definition.ConditionNode.Sum;
import dev.fazhi.definition.ConditionOperand.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Writes the values that a condition compares, and tells of what kind they are. */
record ConditionValues(Scope scope, ConditionSql sql) {

  ConditionOperand write(ConditionNode node) throws ConditionFault {
    if (node instanceof Name name) {
      return name(name.name());
    } else if (node instanceof Literal literal) {
      return literal(literal.token());
    } else if (node instanceof Signed signed) {
      return signed(signed);
    } else if (node instanceof Sum sum) {
      return sum(sum);
    } else if (node instanceof Call call) {
      return call(call);
    }
    throw new ConditionFault("条件不能当作值来比较；请检查括号和比较符号");
  }

  private ConditionOperand name(String name) {
    if (ConditionWords.VARIABLES.contains(name.toLowerCase(Locale.ROOT))) {
      sql.variable(Variable.valueOf(name.toUpperCase(Locale.ROOT)));
      return ConditionOperand.variable(name);
    }
    sql.field(name);
    Field field = scope.typed(name);
    return field == null
        ? ConditionOperand.computed(Kind.ANY, name)
        : ConditionOperand.field(field, scope.referenceOf(field));
  }

  private ConditionOperand literal(ConditionToken token) throws ConditionFault {
    switch (token.kind()) {
      case STRING -> {
        sql.text(token.text());
        return ConditionOperand.literal(Kind.TEXT, token.text());
      }
      case NUMBER -> {
        sql.sql(new BigDecimal(token.text()).toPlainString());
        return ConditionOperand.literal(Kind.NUMBER, token.text());
      }
      default -> {
        if (token.is("null")) {
          throw new ConditionFault("与空值相比请写 IS NULL 或 IS NOT NULL");
        }
        String word = token.is("true") ? "TRUE" : "FALSE";
        sql.sql(word);
        return ConditionOperand.literal(Kind.YES_NO, word);
      }
    }
  }

  private ConditionOperand signed(Signed signed) throws ConditionFault {
    sql.sql("(" + signed.sign());
    ConditionOperand operand = write(signed.of());
    sql.sql(")");
    operand.require(Kind.NUMBER, "正负号");
    return operand.literal() == null
        ? ConditionOperand.computed(Kind.NUMBER, signed.sign() + operand.shown())
        : ConditionOperand.literal(Kind.NUMBER, signed.sign() + operand.literal());
  }

  private ConditionOperand sum(Sum sum) throws ConditionFault {
    String between = " " + sum.operator() + " ";
    sql.sql("(");
    ConditionOperand left = write(sum.left());
    sql.sql(between);
    ConditionOperand right = write(sum.right());
    sql.sql(")");
    left.require(Kind.NUMBER, "加减乘");
    right.require(Kind.NUMBER, "加减乘");
    return ConditionOperand.computed(Kind.NUMBER, left.shown() + between + right.shown());
  }

  private ConditionOperand call(Call call) throws ConditionFault {
    String name = call.function();
    List<ConditionNode> arguments = call.arguments();
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

  private ConditionOperand applied(String name, String opening, List<ConditionNode> to, Kind wanted)
      throws ConditionFault {
    sql.sql(opening);
    ConditionOperand operand = write(to.get(0));
    sql.sql(")");
    operand.require(wanted, "函数 " + name + " ");
    Kind kind = name.equals("lower") ? Kind.TEXT : Kind.NUMBER;
    return ConditionOperand.computed(kind, name + "(" + operand.shown() + ")");
  }

  private ConditionOperand coalesce(List<ConditionNode> arguments) throws ConditionFault {
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
