package dev.fazhi.definition;

import dev.fazhi.definition.Condition.Part;
import dev.fazhi.definition.Condition.Variable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers the SQL of a condition while it is walked through. */
final class ConditionSql {

  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder pending = new StringBuilder();
  private final Set<String> fields = new LinkedHashSet<>();
  private final EnumSet<Variable> variables = EnumSet.noneOf(Variable.class);

  /** SQL of the program's own, never of the user's. */
  ConditionSql sql(String text) {
    pending.append(text);
    return this;
  }

  /** A text of the user's, quoted. */
  void text(String text) {
    sql("'").sql(text.replace("'", "''")).sql("'");
  }

  void field(String name) {
    fields.add(name);
    part(new Part.FieldName(name));
  }

  void variable(Variable variable) {
    variables.add(variable);
    part(new Part.VariableName(variable));
  }

  Condition condition(String written) {
    flush();
    return new Condition(written, List.copyOf(parts), Ordered.set(fields), Ordered.set(variables));
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
