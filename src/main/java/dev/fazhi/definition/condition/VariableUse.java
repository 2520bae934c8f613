package dev.fazhi.definition.condition;

import dev.fazhi.definition.condition.Condition.Variable;
import dev.fazhi.definition.condition.ConditionNode.Between;
import dev.fazhi.definition.condition.ConditionNode.Comparison;
import dev.fazhi.definition.condition.ConditionNode.IsNull;
import dev.fazhi.definition.condition.ConditionNode.Junction;
import dev.fazhi.definition.condition.ConditionNode.Literal;
import dev.fazhi.definition.condition.ConditionNode.Name;
import dev.fazhi.definition.condition.ConditionNode.Not;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the fields that a condition compares a variable with. */
final class VariableUse {

  private final Set<String> fields = new TreeSet<>();

  private VariableUse() {}

  /** The fields; empty when the variables may be used in any other way than to compare with one. */
  static Optional<Set<String>> compared(ConditionNode node) {
    VariableUse use = new VariableUse();
    return use.isSimple(node) ? Optional.of(use.fields) : Optional.empty();
  }

  private boolean isSimple(ConditionNode node) {
    if (node instanceof Junction junction) {
      return junction.operands().stream().allMatch(this::isSimple);
    } else if (node instanceof Not not) {
      return isSimple(not.of());
    } else if (node instanceof Comparison comparison) {
      return isSimple(comparison.left(), comparison.right());
    } else if (node instanceof Between between) {
      return isSimple(between.of(), between.least()) && isSimple(between.of(), between.most());
    }
    return node instanceof IsNull isNull
        && isNull.of() instanceof Name name
        && name.variable() == null;
  }

  private boolean isSimple(ConditionNode left, ConditionNode right) {
    Variable one = variable(left);
    Variable other = variable(right);
    if (one == null && other == null) {
      return isPlain(left) && isPlain(right);
    }
    ConditionNode with = one == null ? left : right;
    if (one != null && other != null || !(with instanceof Name field)) {
      return false;
    }
    fields.add(field.name());
    return true;
  }

  private static boolean isPlain(ConditionNode node) {
    return node instanceof Name || node instanceof Literal;
  }

  private static @Nullable Variable variable(ConditionNode node) {
    return node instanceof Name name ? name.variable() : null;
  }
}
