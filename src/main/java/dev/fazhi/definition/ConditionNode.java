package dev.fazhi.definition;

import java.util.List;

/** What a condition is made of, as written and not yet checked. */
sealed interface ConditionNode {

  /** Two or more, joined by {@code and} or by {@code or}. */
  record Junction(String word, List<ConditionNode> operands) implements ConditionNode {}

  /** The negation of a condition. */
  record Not(ConditionNode of) implements ConditionNode {}

  /** Two values with {@code = <> < <= >} or {@code >=} between them. */
  record Comparison(ConditionNode left, String operator, ConditionNode right)
      implements ConditionNode {}

  /** Whether a value is there. */
  record IsNull(ConditionNode of, boolean not) implements ConditionNode {}

  /** Whether a value is one of several. */
  record In(ConditionNode of, boolean not, List<ConditionNode> items) implements ConditionNode {}

  /** Whether a value lies between two, both included. */
  record Between(ConditionNode of, boolean not, ConditionNode least, ConditionNode most)
      implements ConditionNode {}

  /** Whether a text has a pattern. */
  record Like(ConditionNode of, boolean not, ConditionNode pattern) implements ConditionNode {}

  /** Two numbers with {@code + -} or {@code *} between them. */
  record Sum(ConditionNode left, String operator, ConditionNode right) implements ConditionNode {}

  /** A number with a sign. */
  record Signed(String sign, ConditionNode of) implements ConditionNode {}

  /** A function, in small letters, of values. */
  record Call(String function, List<ConditionNode> arguments) implements ConditionNode {}

  /** A field or a variable. */
  record Name(String name) implements ConditionNode {}

  /** A text, a number, or {@code true}, {@code false}, {@code null} in small letters. */
  record Literal(ConditionToken token) implements ConditionNode {}
}
