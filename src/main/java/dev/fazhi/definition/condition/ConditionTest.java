package dev.fazhi.definition.condition;

import dev.fazhi.definition.condition.ConditionNode.Between;
import dev.fazhi.definition.condition.ConditionNode.Comparison;
import dev.fazhi.definition.condition.ConditionNode.In;
import dev.fazhi.definition.condition.ConditionNode.IsNull;
import dev.fazhi.definition.condition.ConditionNode.Junction;
import dev.fazhi.definition.condition.ConditionNode.Like;
import dev.fazhi.definition.condition.ConditionNode.Literal;
import dev.fazhi.definition.condition.ConditionNode.Not;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the tree of a condition to a test. What is neither true nor false stays so through
 * {@code NOT}, and gives way in {@code AND} to what is false and in {@code OR} to what is true.
 */
final class ConditionTest {

  private final ConditionValue values;

  ConditionTest(List<Field> fields) {
    this.values = new ConditionValue(fields);
  }

  RowTest test(ConditionNode node) {
    if (node instanceof Junction junction) {
      return junction(
          junction.operands().stream().map(this::test).toArray(RowTest[]::new),
          junction.word().equals("or"));
    } else if (node instanceof Not not) {
      return not(test(not.of()));
    } else if (node instanceof Comparison comparison) {
      return compared(comparison.left(), comparison.operator(), comparison.right());
    } else if (node instanceof IsNull isNull) {
      Value of = values.of(isNull.of());
      return (row, at) -> (of.of(row, at) == null) != isNull.not();
    } else if (node instanceof In in) {
      RowTest test = in(in);
      return in.not() ? not(test) : test;
    } else if (node instanceof Between between) {
      RowTest test =
          junction(
              new RowTest[] {
                compared(between.of(), ">=", between.least()),
                compared(between.of(), "<=", between.most())
              },
              false);
      return between.not() ? not(test) : test;
    } else if (node instanceof Like like) {
      RowTest test = like(like);
      return like.not() ? not(test) : test;
    }
    Value truth = values.of(node);
    return (row, at) -> (Boolean) truth.of(row, at);
  }

  /** The first operand that decides, else unknown when one is, else what none of them decided. */
  private static RowTest junction(RowTest[] operands, boolean decisive) {
    return (row, at) -> {
      boolean unknown = false;
      for (RowTest operand : operands) {
        Boolean truth = operand.test(row, at);
        if (truth == null) {
          unknown = true;
        } else if (truth == decisive) {
          return truth;
        }
      }
      return unknown ? null : !decisive;
    };
  }

  private static RowTest not(RowTest test) {
    return (row, at) -> {
      Boolean truth = test.test(row, at);
      return truth == null ? null : !truth;
    };
  }

  private RowTest compared(ConditionNode leftNode, String operator, ConditionNode rightNode) {
    Value left = values.of(leftNode);
    Value right = values.of(rightNode);
    IntPredicate holds =
        switch (operator) {
          case "=" -> order -> order == 0;
          case "<>" -> order -> order != 0;
          case "<" -> order -> order < 0;
          case "<=" -> order -> order <= 0;
          case ">" -> order -> order > 0;
          case ">=" -> order -> order >= 0;
          default -> throw new IllegalArgumentException(operator);
        };
    return (row, at) -> {
      Object one = left.of(row, at);
      Object other = one == null ? null : right.of(row, at);
      return one == null || other == null ? null : holds.test(ConditionValue.compare(one, other));
    };
  }

  private RowTest in(In in) {
    Value left = values.of(in.of());
    List<Object> items = new ArrayList<>();
    for (ConditionNode node : in.items()) {
      Object item = values.of(node).of(new Object[0], RowTest.Moments.NONE);
      if (item != null) {
        items.add(item);
      }
    }
    Set<Object> texts = new HashSet<>(items);
    boolean ofTexts = items.get(0) instanceof String;
    return (row, at) -> {
      Object one = left.of(row, at);
      if (one == null) {
        return null;
      }
      return ofTexts
          ? texts.contains(one)
          : items.stream().anyMatch(item -> ConditionValue.compare(one, item) == 0);
    };
  }

  private RowTest like(Like like) {
    Value left = values.of(like.of());
    String pattern = (String) ((Literal) like.pattern()).value();
    int[] wanted = String.valueOf(pattern).codePoints().toArray();
    return (row, at) -> {
      Object text = left.of(row, at);
      return text == null ? null : matches(((String) text).codePoints().toArray(), wanted);
    };
  }

  /**
   * {@code %} stands for any text, {@code _} for one character. What follows the last {@code %} is
   * tried at each place in turn, so that the time is the product of the two lengths at most.
   */
  private static boolean matches(int[] text, int[] pattern) {
    int at = 0;
    int wanted = 0;
    int afterAny = -1;
    int retry = 0;
    while (at < text.length) {
      if (wanted < pattern.length && pattern[wanted] == '%') {
        afterAny = ++wanted;
        retry = at;
      } else if (wanted < pattern.length
          && (pattern[wanted] == '_' || pattern[wanted] == text[at])) {
        wanted++;
        at++;
      } else if (afterAny >= 0) {
        wanted = afterAny;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (wanted < pattern.length && pattern[wanted] == '%') {
      wanted++;
    }
    return wanted == pattern.length;
  }

  /** A value of a condition. */
  @FunctionalInterface
  interface Value {
    @Nullable Object of(@Nullable Object[] row, RowTest.Moments at);
  }
}
