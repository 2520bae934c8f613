package dev.fazhi.definition;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * An SQL condition over the fields of one source, parsed and checked: it names only those fields,
 * the variables below and functions of the short list, so that what it renders to can be run as it
 * stands.
 *
 * @param text as written in the definitions
 * @param parts the SQL, alternately literal text and names to be replaced
 * @param fields the names of the fields that it reads
 * @param variables which of {@link Variable} it reads
 */
public record Condition(
    String text, List<Part> parts, Set<String> fields, Set<Variable> variables) {

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

  /** A piece of the SQL. */
  public sealed interface Part {
    /** SQL as it stands. */
    record Sql(String text) implements Part {}

    /** A field, to be replaced by its column. */
    record FieldName(String name) implements Part {}

    /** A variable, to be replaced by its value. */
    record VariableName(Variable variable) implements Part {}
  }

  /**
   * The SQL with each field and variable replaced; in parentheses, so that it can stand anywhere.
   */
  public String sql(Function<String, String> column, Function<Variable, String> value) {
    StringBuilder sql = new StringBuilder("(");
    for (Part part : parts) {
      if (part instanceof Part.Sql literal) {
        sql.append(literal.text());
      } else if (part instanceof Part.FieldName field) {
        sql.append(column.apply(field.name()));
      } else if (part instanceof Part.VariableName name) {
        sql.append(value.apply(name.variable()));
      }
    }
    return sql.append(')').toString();
  }
}
