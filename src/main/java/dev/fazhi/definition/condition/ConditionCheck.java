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
import dev.fazhi.definition.condition.ConditionOperand.Kind;
import dev.fazhi.definition.yaml.Ordered;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that both sides of each comparison fit, and gathers what a condition reads. */
final class ConditionCheck {

  private final Scope scope;
  private final Set<String> fields = new LinkedHashSet<>();
  private final Set<Variable> variables = EnumSet.noneOf(Variable.class);
  private @Nullable WorkCalendar calendar;

  ConditionCheck(Scope scope) {
    this.scope = scope;
  }

  Condition check(ConditionNode node, String text) throws ConditionFault {
    condition(node);
    return checked(node, text);
  }

  /** A value of that kind that a field takes. */
  Condition checkValue(ConditionNode node, String text, Kind wanted) throws ConditionFault {
    value(node).require(wanted, "这个字段");
    return checked(node, text);
  }

  private Condition checked(ConditionNode node, String text) throws ConditionFault {
    if (fields.isEmpty()) {
      throw new ConditionFault("条件没有用到任何字段");
    }
    return new Condition(text, node, Ordered.set(fields), Ordered.set(variables), calendar);
  }

  private void condition(ConditionNode node) throws ConditionFault {
    if (node instanceof Junction junction) {
      for (ConditionNode operand : junction.operands()) {
        condition(operand);
      }
    } else if (node instanceof Not not) {
      condition(not.of());
    } else if (node instanceof Comparison comparison) {
      ConditionOperand left = value(comparison.left());
      ConditionOperand right = value(comparison.right());
      ConditionOperand.requireComparable(left, comparison.operator(), right);
    } else if (node instanceof IsNull isNull) {
      ConditionOperand operand = value(isNull.of());
      if (operand.literal() != null || operand.variable()) {
        throw new ConditionFault(operand.shown() + " 总是有值；IS NULL 只用于字段");
      }
    } else if (node instanceof In in) {
      in(in);
    } else if (node instanceof Between between) {
      ConditionOperand middle = value(between.of());
      ConditionOperand least = value(between.least());
      ConditionOperand most = value(between.most());
      ConditionOperand.requireComparable(middle, ">=", least);
      ConditionOperand.requireComparable(middle, "<=", most);
    } else if (node instanceof Like like) {
      like(like);
    } else if (node instanceof Name) {
      value(node).require(Kind.YES_NO, "单独作条件");
    } else {
      throw new ConditionFault("这里应是一个条件，例如 字段 = 值、字段 IS NULL、字段 IN (…)、字段 BETWEEN … AND …");
    }
  }

  private void in(In in) throws ConditionFault {
    ConditionOperand left = value(in.of());
    for (ConditionNode node : in.items()) {
      ConditionOperand item = value(node);
      if (item.literal() == null) {
        throw new ConditionFault("IN 的括号里只能写文字或数，不能写 " + item.shown());
      }
      ConditionOperand.requireComparable(left, "=", item);
    }
  }

  private void like(Like like) throws ConditionFault {
    ConditionOperand left = value(like.of());
    if (left.kind() != Kind.PERIOD) {
      left.require(Kind.TEXT, " LIKE ");
    }
    ConditionOperand pattern = value(like.pattern());
    if (pattern.literal() == null || pattern.kind() != Kind.TEXT || left.literal() != null) {
      throw new ConditionFault("LIKE 的左边应是字段，右边应是单引号里的样式，例如 LIKE '%局'");
    }
  }

  private ConditionOperand value(ConditionNode node) throws ConditionFault {
    if (node instanceof Name name) {
      return name(name);
    } else if (node instanceof Literal literal) {
      return literal(literal.value());
    } else if (node instanceof Signed signed) {
      ConditionOperand operand = value(signed.of());
      operand.require(Kind.NUMBER, "正负号");
      return operand.literal() == null
          ? ConditionOperand.computed(Kind.NUMBER, signed.sign() + operand.shown())
          : ConditionOperand.literal(Kind.NUMBER, signed.sign() + operand.literal());
    } else if (node instanceof Sum sum) {
      ConditionOperand left = value(sum.left());
      ConditionOperand right = value(sum.right());
      left.require(Kind.NUMBER, "加减乘");
      right.require(Kind.NUMBER, "加减乘");
      return ConditionOperand.computed(
          Kind.NUMBER, left.shown() + " " + sum.operator() + " " + right.shown());
    } else if (node instanceof Call call) {
      return call(call);
    } else if (node instanceof Workdays workdays) {
      calendar = workdays.calendar();
      return between("workdays", List.of(workdays.from(), workdays.to()));
    } else if (node instanceof Case cases) {
      return cases(cases);
    }
    throw new ConditionFault("条件不能当作值来比较；请检查括号和比较符号");
  }

  private ConditionOperand name(Name name) {
    Variable variable = name.variable();
    if (variable != null) {
      variables.add(variable);
      return ConditionOperand.variable(name.name());
    }
    fields.add(name.name());
    Field field = scope.typed(name.name());
    return field == null
        ? ConditionOperand.computed(Kind.ANY, name.name())
        : ConditionOperand.field(field, scope.referenceOf(field));
  }

  private static ConditionOperand literal(@Nullable Object value) throws ConditionFault {
    if (value instanceof String text) {
      return ConditionOperand.literal(Kind.TEXT, text);
    } else if (value instanceof BigDecimal number) {
      return ConditionOperand.literal(Kind.NUMBER, number.toPlainString());
    } else if (value instanceof LocalDate day) {
      return ConditionOperand.literal(Kind.TIME, day.toString());
    } else if (value instanceof Boolean truth) {
      return ConditionOperand.literal(Kind.YES_NO, truth.toString().toUpperCase(Locale.ROOT));
    }
    throw new ConditionFault("与空值相比请写 IS NULL 或 IS NOT NULL");
  }

  private ConditionOperand call(Call call) throws ConditionFault {
    String name = call.function();
    List<ConditionNode> arguments = call.arguments();
    if (name.equals("coalesce")) {
      return coalesce(arguments);
    } else if (name.equals("concat")) {
      for (ConditionNode argument : arguments) {
        value(argument).require(Kind.TEXT, "函数 concat ");
      }
      return ConditionOperand.computed(Kind.TEXT, "concat(…)");
    } else if (name.equals("days") || name.equals("hours") || name.equals("workdays")) {
      return between(name, arguments);
    } else if (arguments.size() != 1) {
      throw new ConditionFault("函数 " + name + " 要一个参数，例如 " + name + "(字段)");
    }
    ConditionOperand operand = value(arguments.get(0));
    boolean ofTime = name.equals("year") || name.equals("month") || name.equals("weekday");
    operand.require(ofTime ? Kind.TIME : Kind.TEXT, "函数 " + name + " ");
    return ConditionOperand.computed(
        name.equals("lower") ? Kind.TEXT : Kind.NUMBER, name + "(" + operand.shown() + ")");
  }

  private ConditionOperand between(String name, List<ConditionNode> arguments)
      throws ConditionFault {
    if (arguments.size() != 2) {
      throw new ConditionFault("函数 " + name + " 要两个参数，例如 " + name + "(受理, 办结)");
    }
    ConditionOperand from = value(arguments.get(0));
    ConditionOperand to = value(arguments.get(1));
    from.require(Kind.TIME, "函数 " + name + " ");
    to.require(Kind.TIME, "函数 " + name + " ");
    return ConditionOperand.computed(
        Kind.NUMBER, name + "(" + from.shown() + ", " + to.shown() + ")");
  }

  private ConditionOperand cases(Case cases) throws ConditionFault {
    List<ConditionNode> values = new ArrayList<>();
    for (ConditionNode.When when : cases.cases()) {
      condition(when.condition());
      values.add(when.value());
    }
    if (cases.otherwise() != null) {
      values.add(cases.otherwise());
    }
    Kind kind = Kind.ANY;
    for (ConditionNode value : values) {
      ConditionOperand operand = value(value);
      if (kind == Kind.ANY) {
        kind = operand.kind();
      }
      if (kind != Kind.ANY) {
        operand.require(kind, "各个值都是" + kind.title() + "的 CASE ");
      }
    }
    return ConditionOperand.computed(kind, "CASE … END");
  }

  private ConditionOperand coalesce(List<ConditionNode> arguments) throws ConditionFault {
    if (arguments.size() != 2) {
      throw new ConditionFault("函数 coalesce 要两个参数，例如 coalesce(字段, 0)");
    }
    ConditionOperand first = value(arguments.get(0));
    ConditionOperand second = value(arguments.get(1));
    if (first.kind() != Kind.ANY) {
      second.require(first.kind(), "第一个参数是" + first.kind().title() + "的 coalesce ");
    }
    return ConditionOperand.computed(first.kind(), "coalesce(" + first.shown() + ", …)");
  }
}
