package dev.fazhi.definition.condition;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The syntax tree of a condition. */
public sealed interface ConditionNode {

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

  /**
   * The working days between two days, by a calendar.
   *
   * @param from the day after which they are counted
   * @param to the last that is counted
   */
  record Workdays(ConditionNode from, ConditionNode to, WorkCalendar calendar)
      implements ConditionNode {}

  /**
   * The value of the first condition that holds.
   *
   * @param otherwise the value when none does; null for none
   */
  record Case(List<When> cases, @Nullable ConditionNode otherwise) implements ConditionNode {}

  /** A condition and the value that goes with it. */
  record When(ConditionNode condition, ConditionNode value) {}

  /** A field or a variable. */
  record Name(String name) implements ConditionNode {

    /** Which variable it is; null for a field. */
    public Condition.@Nullable Variable variable() {
      return ConditionWords.VARIABLES.get(name.toLowerCase(Locale.ROOT));
    }
  }

  /**
   * A text, a number, a day or a truth value.
   *
   * @param value a {@link String}, {@link java.math.BigDecimal}, {@link java.time.LocalDate} or
   *     {@link Boolean}; null for the word {@code null}
   */
  record Literal(@Nullable Object value) implements ConditionNode {}
}
