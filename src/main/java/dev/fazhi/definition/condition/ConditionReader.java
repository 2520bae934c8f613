package dev.fazhi.definition.condition;

import dev.fazhi.definition.condition.Condition.Variable;
import dev.fazhi.definition.condition.ConditionOperand.Kind;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads conditions: SQL over the fields of one source, of which only the following is allowed.
 * {@code AND}, {@code OR}, {@code NOT}, the comparisons {@code = <> < <= > >=}, {@code IS [NOT]
 * NULL}, {@code [NOT] IN} and {@code [NOT] LIKE} with literals, {@code [NOT] BETWEEN}, the sums
 * {@code + - *} of numbers, the functions {@code year month lower length coalesce}, texts in single
 * quotes, numbers, {@code TRUE}, {@code FALSE}, the fields, and where there is a period the
 * variables {@code as_of}, {@code period_start} and {@code period_end}.
 *
 * <p>It is SQL's logic of three values: a comparison with an empty value is neither true nor false,
 * and so is its {@code NOT}; only {@code IS NULL} finds what is empty. A row counts when its
 * condition is true, and breaks a rule when its check is false.
 */
public final class ConditionReader {

  private ConditionReader() {}

  /**
   * The condition; null when there is none or it is wrong, which is then reported.
   *
   * @param what what it is, for messages
   * @param periods whether it may use the variables
   */
  public static @Nullable Condition read(
      @Nullable Word written, String what, Scope scope, boolean periods, Reporter reporter) {
    if (written == null) {
      return null;
    }
    return read(
        written,
        what,
        scope,
        periods ? Set.of(Variable.values()) : Set.of(),
        reporter,
        node -> new ConditionCheck(scope).check(node, written.text()));
  }

  /**
   * As above, a value that a field takes instead of a condition; of the variables it may use the
   * cut-off.
   *
   * @param number whether it is a number; else a text
   */
  public static @Nullable Condition readValue(
      Word written, String what, Scope scope, boolean number, Reporter reporter) {
    Kind kind = number ? Kind.NUMBER : Kind.TEXT;
    return read(
        written,
        what,
        scope,
        Set.of(Variable.AS_OF),
        reporter,
        node -> new ConditionCheck(scope).checkValue(node, written.text(), kind));
  }

  /** What checks a tree. */
  private interface Check {
    Condition of(ConditionNode node) throws ConditionFault;
  }

  private static @Nullable Condition read(
      Word written,
      String what,
      Scope scope,
      Set<Variable> allowed,
      Reporter reporter,
      Check check) {
    try {
      List<ConditionToken> tokens = ConditionLexer.tokens(written.text());
      ConditionWords.check(tokens, scope);
      ConditionNode node = ConditionParser.parse(tokens, scope.references().get(WorkCalendar.LIST));
      Condition condition = check.of(node);
      if (!allowed.containsAll(condition.variables())) {
        throw new ConditionFault(
            allowed.isEmpty()
                ? "这里不能用 as_of、period_start、period_end，因为导入时还没有统计期"
                : "这里不能用 period_start、period_end，字段的值只随截止日变，不随统计期变");
      }
      return condition;
    } catch (ConditionFault fault) {
      reporter.at(written, what + "“" + written.text() + "”有误：" + fault.message());
      return null;
    }
  }
}
