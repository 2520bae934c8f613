package dev.fazhi.definition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a rule over the values of one row, by SQL's logic of three values: null where it
 * cannot be decided for an empty value.
 */
public final class RowTest {

  private final ConditionNode node;

  /** Of a condition without variables, which was read before. */
  public RowTest(Condition condition) {
    try {
      this.node = ConditionParser.parse(ConditionLexer.tokens(condition.text()));
    } catch (ConditionFault fault) {
      throw new IllegalStateException(condition.text(), fault);
    }
  }

  /** Whether it holds for a row with these values by field. */
  public @Nullable Boolean of(Function<String, @Nullable Object> row) {
    return truth(node, row);
  }

  private static @Nullable Boolean truth(
      ConditionNode node, Function<String, @Nullable Object> row) {
    if (node instanceof ConditionNode.Junction junction) {
      boolean decides = junction.word().equals("or");
      Boolean all = !decides;
      for (ConditionNode operand : junction.operands()) {
        Boolean one = truth(operand, row);
        if (one != null && one == decides) {
          return decides;
        }
        all = one == null ? null : all;
      }
      return all;
    } else if (node instanceof ConditionNode.Not not) {
      return not(truth(not.of(), row), true);
    } else if (node instanceof ConditionNode.Comparison c) {
      return compared(value(c.left(), row), c.operator(), value(c.right(), row));
    } else if (node instanceof ConditionNode.IsNull isNull) {
      return (value(isNull.of(), row) == null) != isNull.not();
    } else if (node instanceof ConditionNode.In in) {
      Object value = value(in.of(), row);
      Boolean any =
          value == null
              ? null
              : (Boolean)
                  in.items().stream()
                      .anyMatch(
                          item -> Boolean.TRUE.equals(compared(value, "=", value(item, row))));
      return not(any, in.not());
    } else if (node instanceof ConditionNode.Between between) {
      Object value = value(between.of(), row);
      Boolean above = compared(value, ">=", value(between.least(), row));
      Boolean below = compared(value, "<=", value(between.most(), row));
      boolean out = Boolean.FALSE.equals(above) || Boolean.FALSE.equals(below);
      return not(out ? Boolean.FALSE : above == null || below == null ? null : true, between.not());
    } else if (node instanceof ConditionNode.Like like) {
      Object value = value(like.of(), row);
      Object pattern = value(like.pattern(), row);
      return value == null || pattern == null
          ? null
          : not(isLike(value.toString(), pattern.toString()), like.not());
    }
    return (Boolean) value(node, row);
  }

  private static @Nullable Boolean not(@Nullable Boolean truth, boolean not) {
    return truth == null ? null : (Boolean) (truth != not);
  }

  private static boolean isLike(String text, String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
  }

  private static @Nullable Boolean compared(
      @Nullable Object left, String operator, @Nullable Object right) {
    if (left == null || right == null) {
      return null;
    }
    int order = order(left, right);
    return switch (operator) {
      case "=" -> order == 0;
      case "<>" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static int order(Object left, Object right) {
    LocalDateTime from = moment(left);
    LocalDateTime to = moment(right);
    if (from != null || to != null) {
      from = from == null ? LocalDate.parse(left.toString()).atStartOfDay() : from;
      to = to == null ? LocalDate.parse(right.toString()).atStartOfDay() : to;
      return from.compareTo(to);
    } else if (left instanceof Boolean yes && right instanceof Boolean other) {
      return yes.compareTo(other);
    } else if (left instanceof String text) {
      return text.compareTo(right.toString());
    }
    return number(left).compareTo(number(right));
  }

  private static @Nullable LocalDateTime moment(Object value) {
    return value instanceof LocalDate day
        ? day.atStartOfDay()
        : value instanceof LocalDateTime moment ? moment : null;
  }

  private static BigDecimal number(Object value) {
    return value instanceof BigDecimal number ? number : new BigDecimal(value.toString());
  }

  private static @Nullable Object value(
      ConditionNode node, Function<String, @Nullable Object> row) {
    if (node instanceof ConditionNode.Name name) {
      return row.apply(name.name());
    } else if (node instanceof ConditionNode.Literal literal) {
      return switch (literal.token().kind()) {
        case STRING -> literal.token().text();
        case NUMBER -> new BigDecimal(literal.token().text());
        default -> literal.token().is("true");
      };
    } else if (node instanceof ConditionNode.Signed signed) {
      Object value = value(signed.of(), row);
      return value == null || signed.sign().equals("+") ? value : number(value).negate();
    } else if (node instanceof ConditionNode.Sum sum) {
      Object left = value(sum.left(), row);
      Object right = value(sum.right(), row);
      return left == null || right == null
          ? null
          : sum(number(left), sum.operator(), number(right));
    } else if (node instanceof ConditionNode.Call call) {
      return called(call.function(), call.arguments(), row);
    }
    return truth(node, row);
  }

  private static BigDecimal sum(BigDecimal left, String operator, BigDecimal right) {
    return switch (operator) {
      case "+" -> left.add(right);
      case "-" -> left.subtract(right);
      default -> left.multiply(right);
    };
  }

  private static @Nullable Object called(
      String function, List<ConditionNode> arguments, Function<String, @Nullable Object> row) {
    Object first = value(arguments.get(0), row);
    if (function.equals("coalesce")) {
      return first == null ? value(arguments.get(1), row) : first;
    } else if (first == null) {
      return null;
    }
    LocalDateTime moment = moment(first);
    return switch (function) {
      case "year" -> moment == null ? null : (Object) (long) moment.getYear();
      case "month" -> moment == null ? null : (Object) (long) moment.getMonthValue();
      case "lower" -> first.toString().toLowerCase(Locale.ROOT);
      default -> (long) first.toString().codePointCount(0, first.toString().length());
    };
  }
}
