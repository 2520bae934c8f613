package dev.fazhi.definition;

import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.ConditionNode;
import dev.fazhi.definition.condition.Field;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The values with which the metrics of a source compare its free-text fields: a row with another
 * spelling would silently not count. Fields that are compared with patterns, or only for
 * inequality, may have any other value.
 */
public final class ComparedWords {

  private final Source source;
  private final Map<String, Set<String>> words = new TreeMap<>();
  private final Set<String> open = new HashSet<>();

  /** Collects the compared values of the metrics of a source. */
  public ComparedWords(Collection<Metric> metrics, Source source) {
    this.source = source;
    for (Metric metric : metrics) {
      if (metric.source().equals(source.id())) {
        conditions(metric).forEach(condition -> add(condition.tree()));
      }
    }
  }

  /** The values with which a field is compared, in order; empty when any value is allowed. */
  public Set<String> of(Field field) {
    boolean free = field.isFreeText() && field.reference() == null;
    return free && !open.contains(field.name())
        ? words.getOrDefault(field.name(), Set.of())
        : Set.of();
  }

  /** All values with which a field is compared, also if others are allowed. */
  public Set<String> all(Field field) {
    return words.getOrDefault(field.name(), Set.of());
  }

  private static List<Condition> conditions(Metric metric) {
    if (metric.counting() instanceof Metric.Rows rows) {
      return rows.where();
    }
    return metric.counting() instanceof Metric.Reported reported ? reported.where() : List.of();
  }

  private void add(ConditionNode node) {
    if (node instanceof ConditionNode.Junction junction) {
      junction.operands().forEach(this::add);
    } else if (node instanceof ConditionNode.Not not) {
      add(not.of());
    } else if (node instanceof ConditionNode.Comparison comparison) {
      if (comparison.operator().equals("=")) {
        add(comparison.left(), List.of(comparison.right()));
        add(comparison.right(), List.of(comparison.left()));
      }
    } else if (node instanceof ConditionNode.In in) {
      if (!in.not()) {
        add(in.of(), in.items());
      }
    } else if (node instanceof ConditionNode.Like like
        && like.of() instanceof ConditionNode.Name name) {
      open.add(name.name().toLowerCase(Locale.ROOT));
    }
  }

  private void add(ConditionNode of, List<ConditionNode> values) {
    if (!(of instanceof ConditionNode.Name name) || name.variable() != null) {
      return;
    }
    for (Field field : source.fields()) {
      if (field.name().equalsIgnoreCase(name.name())) {
        for (ConditionNode value : values) {
          if (value instanceof ConditionNode.Literal literal
              && literal.value() instanceof String text) {
            words.computeIfAbsent(field.name(), f -> new LinkedHashSet<>()).add(text);
          }
        }
      }
    }
  }
}
