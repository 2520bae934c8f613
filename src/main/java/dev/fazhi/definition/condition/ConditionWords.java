package dev.fazhi.definition.condition;

import dev.fazhi.definition.condition.Condition.Variable;
import dev.fazhi.definition.condition.ConditionToken.Kind;
import dev.fazhi.definition.yaml.Ordered;
import dev.fazhi.definition.yaml.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Checks the words of a condition, the second of three checks: each must be a field, a variable, a
 * keyword or a function.
 */
public final class ConditionWords {

  /** Stands before a day in quotes. */
  static final String DATE = "date";

  /** Another name of {@code as_of}. */
  private static final String NOW = "now";

  static final Set<String> LITERALS = Ordered.set(List.of("null", "true", "false"));
  public static final Set<String> KEYWORDS =
      Ordered.set(
          List.of(
              "and", "or", "not", "is", "null", "in", "between", "like", "true", "false", "case",
              "when", "then", "else", "end"));
  public static final Set<String> FUNCTIONS =
      Ordered.set(
          List.of(
              "year",
              "month",
              "weekday",
              "days",
              "workdays",
              "hours",
              "lower",
              "concat",
              "length",
              "coalesce"));

  /** The variables by their names, in the order of their constants. */
  public static final Map<String, Variable> VARIABLES = variables();

  private ConditionWords() {}

  /** Refuses words that are none of these, all at once. */
  static void check(List<ConditionToken> tokens, Scope scope) throws ConditionFault {
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).kind() == Kind.WORD) {
        boolean called = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
        boolean day =
            tokens.get(i).is(DATE)
                && i + 1 < tokens.size()
                && tokens.get(i + 1).kind() == Kind.STRING;
        if (!day) {
          check(tokens.get(i).text(), called, scope, unknown);
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw new ConditionFault(String.join("；", unknown));
    }
  }

  private static void check(String word, boolean called, Scope scope, List<String> unknown) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (KEYWORDS.contains(lower) || (called && FUNCTIONS.contains(lower))) {
      return;
    } else if (called) {
      unknown.add("没有函数“" + word + "”" + hint(word, FUNCTIONS, "函数", FUNCTIONS));
    } else if (!VARIABLES.containsKey(lower) && scope.lacks(word)) {
      List<String> known = new ArrayList<>(scope.fields().keySet());
      known.addAll(VARIABLES.keySet());
      known.addAll(KEYWORDS);
      unknown.add(
          scope.later().contains(word)
              ? scope.missing(word)
              : "没有字段“" + word + "”" + hint(word, known, "字段", scope.fields().keySet()));
    }
  }

  private static String hint(
      String word, Collection<String> known, String what, Collection<String> listed) {
    return Spelling.hint(word, known, "；可用的" + what + "：" + String.join("、", listed));
  }

  private static Map<String, Variable> variables() {
    Map<String, Variable> variables = new LinkedHashMap<>();
    for (Variable variable : Variable.values()) {
      variables.put(variable.name().toLowerCase(Locale.ROOT), variable);
    }
    variables.put(NOW, Variable.AS_OF);
    return Ordered.copy(variables);
  }
}
