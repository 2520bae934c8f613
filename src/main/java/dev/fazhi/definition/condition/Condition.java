package dev.fazhi.definition.condition;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An SQL condition over the fields of one source, parsed and checked: it names only those fields,
 * the variables below and functions of the short list. It is evaluated here, over rows as they
 * pass; its SQL and its words are for people.
 *
 * @param text as written in the definitions
 * @param tree what it is made of
 * @param fields the names of the fields that it reads
 * @param variables which of {@link Variable} it reads
 * @param workdays by which it counts working days; null when it counts none
 */
public record Condition(
    String text,
    ConditionNode tree,
    Set<String> fields,
    Set<Variable> variables,
    @Nullable WorkCalendar workdays) {

  /**
   * What a condition may name besides the fields; each stands for a moment, so that {@code
   * closed_at <= as_of} includes the whole day.
   */
  public enum Variable {
    /** The last moment of the cut-off day. */
    AS_OF,
    /** The first moment of the period. */
    PERIOD_START,
    /** The last moment of the period. */
    PERIOD_END
  }

  /**
   * The test that it is, over rows whose values stand in the order of these fields.
   *
   * @param fields all that it reads must be among them
   */
  public RowTest compile(List<Field> fields) {
    return new ConditionTest(fields).test(tree);
  }

  /**
   * The fields that it compares its variables with, when it uses them for nothing else: then it is
   * the same for two moments that none of these values of a row separates. Empty when it may be
   * otherwise.
   */
  public Optional<Set<String>> compared() {
    return VariableUse.compared(tree);
  }

  /** The value that it is where it is no condition, of rows whose values stand in that order. */
  public RowValue compileValue(List<Field> fields) {
    return new ConditionValue(fields).of(tree)::of;
  }

  /**
   * The SQL with each field and variable replaced, understood by H2 and PostgreSQL alike; in
   * parentheses, so that it can stand anywhere.
   */
  public String sql(Function<String, String> column, Function<Variable, String> value) {
    return "(" + new ConditionSql(column, value).of(tree) + ")";
  }

  /** What it says in Chinese, fields by the titles that people know. */
  public String words(List<Field> fields) {
    return new ConditionText(fields).of(tree);
  }
}
