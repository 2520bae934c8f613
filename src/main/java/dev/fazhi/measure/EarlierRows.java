package dev.fazhi.measure;

import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.Condition.Variable;
import dev.fazhi.definition.condition.ConditionNode;
import dev.fazhi.definition.condition.ConditionNode.Comparison;
import dev.fazhi.definition.condition.ConditionNode.Junction;
import dev.fazhi.definition.condition.ConditionNode.Name;
import java.util.Set;

/**
 * The use that a metric makes of rows from before its period. Before the first delivery such rows
 * are unknown, not absent.
 */
enum EarlierRows {
  /** They do not count: its rows are dated in the period by the field that deliveries cover. */
  NONE,
  /** Some may count, such as old cases still open or concluded only now. */
  AMONG_OTHERS,
  /** Only they count, such as cases carried over. */
  ALONE;

  static EarlierRows of(Metric metric, Source source) {
    if (!(metric.counting() instanceof Metric.Rows rows)
        || source.isState(metric)
        || source.coverage() == null
        || !source.field(source.coverage()).type().isTime()) {
      return NONE;
    } else if (rows.date() != null) {
      return rows.date().equals(source.coverage()) ? NONE : AMONG_OTHERS;
    }
    boolean bounded = false;
    for (Condition condition : rows.where()) {
      if (isBounded(condition.tree(), Set.of("<", "<="), Set.of(">", ">="))) {
        return ALONE;
      }
      bounded |= isBounded(condition.tree(), Set.of(">", ">="), Set.of("<", "<="));
    }
    return bounded ? NONE : AMONG_OTHERS;
  }

  /**
   * Whether it requires a field to stand so to the beginning of the period, or that to the field.
   */
  private static boolean isBounded(
      ConditionNode node, Set<String> operators, Set<String> mirrored) {
    if (node instanceof Junction junction && junction.word().equals("and")) {
      return junction.operands().stream()
          .anyMatch(operand -> isBounded(operand, operators, mirrored));
    }
    return node instanceof Comparison comparison
        && comparison.left() instanceof Name left
        && comparison.right() instanceof Name right
        && ((left.variable() == null
                && right.variable() == Variable.PERIOD_START
                && operators.contains(comparison.operator()))
            || (left.variable() == Variable.PERIOD_START
                && right.variable() == null
                && mirrored.contains(comparison.operator())));
  }
}
