package dev.fazhi.definition.condition;

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
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Renders a condition in Chinese: fields by their titles, moments as earlier and later, whichever
 * side of a comparison they stand on.
 */
record ConditionText(List<Field> fields) {

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
  private static final Map<String, String> OF_TIMES =
      Map.of("<=", "不晚于", "<", "早于", ">=", "不早于", ">", "晚于", "=", "就是", "<>", "不是");
  private static final Map<String, String> OF_OTHERS =
      Map.of("<=", "不大于", "<", "小于", ">=", "不小于", ">", "大于", "=", "为", "<>", "不为");

  String of(ConditionNode node) {
    if (node instanceof Junction junction) {
      return junction.operands().stream()
          .map(operand -> operand instanceof Junction ? "（" + of(operand) + "）" : of(operand))
          .collect(Collectors.joining(junction.word().equals("and") ? "，且" : "，或"));
    } else if (node instanceof Not not) {
      return not.of() instanceof Name name ? value(name, null) + "为否" : "非（" + of(not.of()) + "）";
    } else if (node instanceof Comparison comparison) {
      boolean times = isTime(comparison.left()) || isTime(comparison.right());
      return value(comparison.left(), field(comparison.right()))
          + (times ? OF_TIMES : OF_OTHERS).get(comparison.operator())
          + value(comparison.right(), field(comparison.left()));
    } else if (node instanceof IsNull isNull) {
      return value(isNull.of(), null) + (isNull.not() ? "不为空" : "为空");
    } else if (node instanceof In in) {
      return value(in.of(), null)
          + (in.not() ? "不为" : "为")
          + in.items().stream()
              .map(item -> value(item, field(in.of())))
              .collect(Collectors.joining("、"))
          + (in.items().size() > 1 ? "之一" : "");
    } else if (node instanceof Between between) {
      Field field = field(between.of());
      return value(between.of(), null)
          + (between.not() ? "不在" : "在")
          + value(between.least(), field)
          + "到"
          + value(between.most(), field)
          + "之间";
    } else if (node instanceof Like like) {
      return value(like.of(), null) + (like.not() ? "不" : "") + "形如" + value(like.pattern(), null);
    }
    return value(node, null) + "为是";
  }

  /**
   * @param beside the field that a literal is compared with, which may have a title for it
   */
  private String value(ConditionNode node, @Nullable Field beside) {
    if (node instanceof Name name) {
      Condition.Variable variable = name.variable();
      if (variable == null) {
        Field field = field(name);
        return field == null ? name.name() : field.title();
      }
      return switch (variable) {
        case AS_OF -> "截止日";
        case PERIOD_START -> "统计期首日";
        case PERIOD_END -> "统计期末日";
      };
    } else if (node instanceof Literal literal) {
      return literal(literal.value(), beside);
    } else if (node instanceof Signed signed) {
      return signed.sign() + part(signed.of(), true);
    } else if (node instanceof Sum sum) {
      boolean product = sum.operator().equals("*");
      return part(sum.left(), product)
          + (product ? "×" : sum.operator())
          + part(sum.right(), product || sum.operator().equals("-"));
    }
    if (node instanceof Workdays workdays) {
      return between(workdays.from(), workdays.to(), "工作日数");
    } else if (node instanceof Case cases) {
      return cases(cases, beside);
    }
    Call call = (Call) node;
    String of = value(call.arguments().get(0), null);
    return switch (call.function()) {
      case "days" -> between(call.arguments().get(0), call.arguments().get(1), "天数");
      case "hours" -> between(call.arguments().get(0), call.arguments().get(1), "小时数");
      case "concat" ->
          call.arguments().stream().map(each -> value(each, null)).collect(Collectors.joining());
      case "weekday" -> of + "的星期（星期一为1）";
      case "year" -> of + "的年份";
      case "month" -> of + "的月份";
      case "length" -> of + "的长度";
      case "lower" -> of + "的小写";
      default ->
          of + "（为空时取" + value(call.arguments().get(1), field(call.arguments().get(0))) + "）";
    };
  }

  private String between(ConditionNode from, ConditionNode to, String what) {
    return "从" + value(from, null) + "到" + value(to, null) + "的" + what;
  }

  private String cases(Case cases, @Nullable Field beside) {
    String whens =
        cases.cases().stream()
            .map(when -> of(when.condition()) + "时取" + value(when.value(), beside))
            .collect(Collectors.joining("，"));
    ConditionNode otherwise = cases.otherwise();
    return "（%s，%s）"
        .formatted(whens, otherwise == null ? "否则为空" : "否则取" + value(otherwise, beside));
  }

  private String part(ConditionNode node, boolean closed) {
    boolean additive = node instanceof Sum sum && !sum.operator().equals("*");
    return closed && additive ? "（" + value(node, null) + "）" : value(node, null);
  }

  private static String literal(@Nullable Object value, @Nullable Field beside) {
    if (value instanceof String text) {
      return "“" + title(text, beside) + "”";
    } else if (value instanceof LocalDate day) {
      return day.toString();
    } else if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return Boolean.TRUE.equals(value) ? "是" : "否";
  }

  /** A code by what people call it, where the definitions say so. */
  private static String title(String value, @Nullable Field beside) {
    if (beside != null && ASCII.matcher(value).matches()) {
      for (Map.Entry<String, String> spelling : beside.values().entrySet()) {
        if (spelling.getValue().equals(value) && !ASCII.matcher(spelling.getKey()).matches()) {
          return spelling.getKey();
        }
      }
    }
    return value;
  }

  /** Whether earlier and later are said of it. */
  private boolean isTime(ConditionNode node) {
    if (node instanceof Call call && call.function().equals("coalesce")) {
      return isTime(call.arguments().get(0));
    }
    if (node instanceof Literal literal) {
      return literal.value() instanceof LocalDate;
    }
    Field field = field(node);
    return field == null
        ? node instanceof Name name && name.variable() != null
        : field.type().isTime();
  }

  private @Nullable Field field(ConditionNode node) {
    return node instanceof Name name
        ? fields.stream().filter(field -> field.name().equals(name.name())).findFirst().orElse(null)
        : null;
  }
}
