package dev.fazhi.definition;

import dev.fazhi.definition.Condition.Variable;
import dev.fazhi.definition.ConditionToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The second door of a condition: every word must be a field, a variable, one of the few keywords
 * or a function. What goes on to the SQL parser holds neither the user's names nor the user's
 * texts, only numbered stand-ins, so that no name can be mistaken for a keyword and no text can end
 * early.
 *
 * @param sql the condition with stand-ins {@code f0}, {@code v0} and {@code '0'}
 * @param tokens what the stand-ins stand for, by number
 */
record ConditionNames(String sql, List<ConditionToken> tokens) {

  static final Set<String> KEYWORDS =
      Ordered.set(
          List.of("and", "or", "not", "is", "null", "in", "between", "like", "true", "false"));
  static final Set<String> FUNCTIONS =
      Ordered.set(List.of("year", "month", "lower", "length", "coalesce"));

  /** The names of the variables, in the order of their constants. */
  static final List<String> VARIABLES = variables();

  /** Puts stand-ins for names and texts. */
  static ConditionNames of(List<ConditionToken> tokens, Scope scope) throws ConditionFault {
    StringBuilder sql = new StringBuilder();
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      ConditionToken token = tokens.get(i);
      boolean called = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
      if (token.kind() == Kind.STRING) {
        sql.append('\'').append(i).append('\'');
      } else if (token.kind() == Kind.WORD) {
        sql.append(standIn(token.text(), i, called, scope, unknown));
      } else {
        sql.append(token.text());
      }
      sql.append(' ');
    }
    if (!unknown.isEmpty()) {
      throw new ConditionFault(String.join("；", unknown));
    }
    return new ConditionNames(sql.toString(), tokens);
  }

  /** The token that a stand-in stands for. */
  ConditionToken token(String standIn) {
    return tokens.get(Integer.parseInt(standIn.replaceAll("[^0-9]", "")));
  }

  private static String standIn(
      String word, int index, boolean called, Scope scope, List<String> unknown) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (KEYWORDS.contains(lower) || (called && FUNCTIONS.contains(lower))) {
      return lower;
    } else if (called) {
      unknown.add(
          "没有函数“" + word + "”" + hint(word, FUNCTIONS, "；可用的函数：" + String.join("、", FUNCTIONS)));
    } else if (VARIABLES.contains(lower)) {
      return "v" + index;
    } else if (scope.lacks(word)) {
      unknown.add(unknown(word, scope));
    }
    return "f" + index;
  }

  private static String unknown(String word, Scope scope) {
    List<String> known = new ArrayList<>(scope.fields().keySet());
    known.addAll(VARIABLES);
    known.addAll(KEYWORDS);
    return "没有字段“"
        + word
        + "”"
        + hint(word, known, "；可用的字段：" + String.join("、", scope.fields().keySet()));
  }

  private static String hint(String word, java.util.Collection<String> known, String otherwise) {
    String hint = Spelling.hint(word, known);
    return hint.isEmpty() ? otherwise : hint;
  }

  private static List<String> variables() {
    List<String> names = new ArrayList<>();
    for (Variable variable : Variable.values()) {
      names.add(variable.name().toLowerCase(Locale.ROOT));
    }
    return List.copyOf(names);
  }
}
