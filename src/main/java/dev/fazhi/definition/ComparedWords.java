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
 * The words by which the metrics of a source count what its fields of free text hold: a row that
 * says the same in another word would go uncounted unseen. A field that is compared with patterns,
 * or only with what it must not be, leaves open what else it may hold.
 */
public final class ComparedWords {

  private final Source source;
  private final Map<String, Set<String>> words = new TreeMap<>();
  private final Set<String> open = new HashSet<>();

  /** The words of the metrics of a source. */
  public ComparedWords(Collection<Metric> metrics, Source source) {
    this.source = source;
    for (Metric metric : metrics) {
      if (metric.source().equals(source.id())) {
        conditions(metric).forEach(condition -> add(condition.tree()));
      }
    }
  }

  /** Those that a field is compared with, in their order; none when any word will do. */
  public Set<String> of(Field field) {
    boolean free =
        field.type() == Field.Type.TEXT && field.values().isEmpty() && field.reference() == null;
    return free && !open.contains(field.name())
        ? words.getOrDefault(field.name(), Set.of())
        : Set.of();
  }

  /** All words that a field is compared with, whatever else it may hold. */
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
