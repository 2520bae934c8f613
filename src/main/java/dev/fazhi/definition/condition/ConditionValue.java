package dev.fazhi.definition.condition;

import dev.fazhi.definition.condition.ConditionNode.Call;
import dev.fazhi.definition.condition.ConditionNode.Case;
import dev.fazhi.definition.condition.ConditionNode.Literal;
import dev.fazhi.definition.condition.ConditionNode.Name;
import dev.fazhi.definition.condition.ConditionNode.Signed;
import dev.fazhi.definition.condition.ConditionNode.Sum;
import dev.fazhi.definition.condition.ConditionNode.Workdays;
import dev.fazhi.definition.condition.ConditionTest.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** Compiles the values that a condition compares; each is empty when a part of it is. */
record ConditionValue(List<Field> fields) {

  private static final BigDecimal SECONDS_AN_HOUR = BigDecimal.valueOf(3_600);

  /** So many that no two times a second apart look alike. */
  private static final int HOUR_DECIMALS = 12;

  Value of(ConditionNode node) {
    if (node instanceof Name name) {
      return name(name);
    } else if (node instanceof Literal literal) {
      Object value = literal.value();
      return (row, at) -> value;
    } else if (node instanceof Signed signed) {
      Value of = of(signed.of());
      boolean negative = signed.sign().equals("-");
      return (row, at) -> {
        Object value = of.of(row, at);
        return value == null || !negative ? value : exact(value).negate();
      };
    } else if (node instanceof Sum sum) {
      return sum(of(sum.left()), sum.operator(), of(sum.right()));
    } else if (node instanceof Call call) {
      return call(call);
    } else if (node instanceof Workdays workdays) {
      WorkCalendar.Counter counter = workdays.calendar().counter();
      return between(
          of(workdays.from()),
          of(workdays.to()),
          (from, to) -> counter.between(from.toLocalDate(), to.toLocalDate()));
    } else if (node instanceof Case cases) {
      return cases(cases);
    }
    throw new IllegalArgumentException("no value: " + node);
  }

  private Value name(Name name) {
    Condition.Variable variable = name.variable();
    if (variable != null) {
      return (row, at) -> at.of(variable);
    }
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name.name())) {
        int index = i;
        return (row, at) -> row[index];
      }
    }
    throw new IllegalArgumentException("no field " + name.name());
  }

  private static Value sum(Value left, String operator, Value right) {
    return (row, at) -> {
      Object one = left.of(row, at);
      Object other = right.of(row, at);
      if (one == null || other == null) {
        return null;
      }
      return switch (operator) {
        case "+" -> exact(one).add(exact(other));
        case "-" -> exact(one).subtract(exact(other));
        default -> exact(one).multiply(exact(other));
      };
    };
  }

  private static Value between(
      Value from, Value to, BiFunction<LocalDateTime, LocalDateTime, Object> count) {
    return (row, at) -> {
      Object first = from.of(row, at);
      Object last = to.of(row, at);
      return first == null || last == null ? null : count.apply(moment(first), moment(last));
    };
  }

  private static BigDecimal hours(LocalDateTime from, LocalDateTime to) {
    return BigDecimal.valueOf(ChronoUnit.SECONDS.between(from, to))
        .divide(SECONDS_AN_HOUR, HOUR_DECIMALS, RoundingMode.HALF_UP);
  }

  /** The value beside the first condition that is true. */
  private Value cases(Case cases) {
    ConditionTest conditions = new ConditionTest(fields);
    List<RowTest> tests =
        cases.cases().stream().map(when -> conditions.test(when.condition())).toList();
    List<Value> values = cases.cases().stream().map(when -> of(when.value())).toList();
    Value otherwise = cases.otherwise() == null ? (row, at) -> null : of(cases.otherwise());
    return (row, at) -> {
      for (int i = 0; i < tests.size(); i++) {
        if (tests.get(i).holds(row, at)) {
          return values.get(i).of(row, at);
        }
      }
      return otherwise.of(row, at);
    };
  }

  private Value call(Call call) {
    Value of = of(call.arguments().get(0));
    if (call.function().equals("days")) {
      return between(
          of,
          of(call.arguments().get(1)),
          (from, to) -> ChronoUnit.DAYS.between(from.toLocalDate(), to.toLocalDate()));
    } else if (call.function().equals("hours")) {
      return between(of, of(call.arguments().get(1)), ConditionValue::hours);
    }
    if (call.function().equals("concat")) {
      List<Value> parts = call.arguments().stream().map(this::of).toList();
      return (row, at) -> {
        StringBuilder all = new StringBuilder();
        for (Value part : parts) {
          Object text = part.of(row, at);
          if (text == null) {
            return null;
          }
          all.append(text);
        }
        return all.toString();
      };
    }
    if (call.function().equals("coalesce")) {
      Value otherwise = of(call.arguments().get(1));
      return (row, at) -> {
        Object value = of.of(row, at);
        return value == null ? otherwise.of(row, at) : value;
      };
    }
    return (row, at) -> {
      Object value = of.of(row, at);
      return value == null ? null : applied(call.function(), value);
    };
  }

  private static Object applied(String function, Object value) {
    return switch (function) {
      case "year" -> (long) moment(value).getYear();
      case "weekday" -> (long) moment(value).getDayOfWeek().getValue();
      case "month" -> (long) moment(value).getMonthValue();
      case "length" -> (long) ((String) value).codePointCount(0, ((String) value).length());
      default -> ((String) value).toLowerCase(Locale.ROOT);
    };
  }

  /**
   * Compares two values of one kind: numbers exactly, texts by code point, days as their first
   * moment.
   */
  static int compare(Object one, Object other) {
    if (one instanceof LocalDateTime left && other instanceof LocalDateTime right) {
      return left.compareTo(right);
    } else if (one instanceof String left) {
      return left.compareTo((String) other);
    } else if (one instanceof Boolean left) {
      return left.compareTo((Boolean) other);
    } else if (one instanceof Long left && other instanceof Long right) {
      return left.compareTo(right);
    } else if (one instanceof Number) {
      return exact(one).compareTo(exact(other));
    }
    return moment(one).compareTo(moment(other));
  }

  private static LocalDateTime moment(Object value) {
    return value instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) value;
  }

  private static BigDecimal exact(Object value) {
    return value instanceof BigDecimal number ? number : BigDecimal.valueOf((Long) value);
  }
}
