package dev.fazhi.definition;

import dev.fazhi.definition.Condition.Part;
import dev.fazhi.definition.Condition.Variable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Gathers the SQL of a condition while it is walked through, and beside it the tokens that were
 * understood: when these are not the tokens that were written, the parser has dropped or added
 * something, and the condition is refused.
 */
final class ConditionSql {

  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder pending = new StringBuilder();
  private final List<String> understood = new ArrayList<>();
  private final Set<String> fields = new LinkedHashSet<>();
  private final EnumSet<Variable> variables = EnumSet.noneOf(Variable.class);

  /** SQL that no token of the condition stands for. */
  ConditionSql sql(String text) {
    pending.append(text);
    return this;
  }

  /** A token of the condition that SQL says in other words. */
  ConditionSql understood(String token) {
    understood.add(token);
    return this;
  }

  /** A token that is its own SQL. */
  ConditionSql token(String token) {
    return understood(token).sql(token.toUpperCase(Locale.ROOT));
  }

  /** A text, quoted anew. */
  void text(String text) {
    understood("'" + text + "'").sql("'" + text.replace("'", "''") + "'");
  }

  void field(String name) {
    understood(name.toLowerCase(Locale.ROOT));
    fields.add(name);
    part(new Part.FieldName(name));
  }

  void variable(Variable variable) {
    understood(variable.name().toLowerCase(Locale.ROOT));
    variables.add(variable);
    part(new Part.VariableName(variable));
  }

  Condition condition(String written) {
    flush();
    return new Condition(written, List.copyOf(parts), Ordered.set(fields), Ordered.set(variables));
  }

  /** Whether just what was written was understood, parentheses and commas aside. */
  boolean isAllOf(List<ConditionToken> tokens) {
    List<String> written = new ArrayList<>();
    for (ConditionToken token : tokens) {
      switch (token.kind()) {
        case STRING -> written.add("'" + token.text() + "'");
        case WORD -> written.add(token.text().toLowerCase(Locale.ROOT));
        case NUMBER -> written.add(token.text());
        case SYMBOL -> {
          if (!token.is("(") && !token.is(")") && !token.is(",")) {
            written.add(token.text());
          }
        }
      }
    }
    return written.equals(understood);
  }

  private void part(Part part) {
    flush();
    parts.add(part);
  }

  private void flush() {
    if (!pending.isEmpty()) {
      parts.add(new Part.Sql(pending.toString()));
      pending.setLength(0);
    }
  }
}
