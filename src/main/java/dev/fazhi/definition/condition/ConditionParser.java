package dev.fazhi.definition.condition;

import dev.fazhi.definition.condition.ConditionToken.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Parses a condition by recursive descent in linear time, the last of three checks. Operators bind
 * as in SQL: {@code or}, {@code and}, {@code not}, comparisons, {@code + -}, {@code *}, signs. A
 * general SQL parser was measured to take minutes for two lines of nested parentheses, and to know
 * hundreds of things that a condition must not say.
 */
final class ConditionParser {

  private final List<ConditionToken> tokens;
  private final @Nullable Reference workdays;
  private int at;

  private ConditionParser(List<ConditionToken> tokens, @Nullable Reference workdays) {
    this.tokens = tokens;
    this.workdays = workdays;
  }

  /**
   * Parses all tokens as one condition or value; which of the two is not checked here.
   *
   * @param workdays the list of working days; null when there is none
   */
  static ConditionNode parse(List<ConditionToken> tokens, @Nullable Reference workdays)
      throws ConditionFault {
    ConditionParser parser = new ConditionParser(tokens, workdays);
    ConditionNode node = parser.junction("or");
    if (parser.at < tokens.size()) {
      throw new ConditionFault("在“" + parser.peek().text() + "”处读不懂；请检查前面是否缺少 AND、OR、逗号或比较符号");
    }
    return node;
  }

  private ConditionNode junction(String word) throws ConditionFault {
    List<ConditionNode> operands = new ArrayList<>();
    do {
      operands.add(word.equals("or") ? junction("and") : negation());
    } while (accept(word));
    return operands.size() == 1
        ? operands.get(0)
        : new ConditionNode.Junction(word, List.copyOf(operands));
  }

  private ConditionNode negation() throws ConditionFault {
    return accept("not") ? new ConditionNode.Not(negation()) : predicate();
  }

  private ConditionNode predicate() throws ConditionFault {
    ConditionNode left = sum();
    if (accept("is")) {
      boolean not = accept("not");
      expect("null", "IS 后面应是 NULL 或 NOT NULL");
      return new ConditionNode.IsNull(left, not);
    }
    boolean not = accept("not");
    if (accept("in")) {
      return new ConditionNode.In(left, not, list());
    } else if (accept("between")) {
      ConditionNode least = sum();
      expect("and", "BETWEEN 要写成 BETWEEN 下限 AND 上限");
      return new ConditionNode.Between(left, not, least, sum());
    } else if (accept("like")) {
      return new ConditionNode.Like(left, not, sum());
    } else if (not) {
      throw new ConditionFault("值后面的 NOT 只能接 IN、BETWEEN 或 LIKE");
    }
    for (String operator : List.of("=", "<>", "<=", ">=", "<", ">")) {
      if (accept(operator)) {
        return new ConditionNode.Comparison(left, operator, sum());
      }
    }
    return left;
  }

  private ConditionNode sum() throws ConditionFault {
    ConditionNode left = product();
    while (next("+") || next("-")) {
      left = new ConditionNode.Sum(left, take().text(), product());
    }
    return left;
  }

  private ConditionNode product() throws ConditionFault {
    ConditionNode left = signed();
    while (accept("*")) {
      left = new ConditionNode.Sum(left, "*", signed());
    }
    return left;
  }

  private ConditionNode signed() throws ConditionFault {
    return next("+") || next("-") ? new ConditionNode.Signed(take().text(), signed()) : primary();
  }

  private ConditionNode primary() throws ConditionFault {
    if (at == tokens.size()) {
      throw new ConditionFault("写到一半就结束了；请补上后面的值或条件");
    } else if (accept("(")) {
      ConditionNode inner = junction("or");
      expect(")", "这一层括号里只能有一个条件或一个值");
      return inner;
    }
    ConditionToken token = take();
    String word = token.text().toLowerCase(Locale.ROOT);
    if (token.kind() == Kind.STRING) {
      return new ConditionNode.Literal(token.text());
    } else if (token.kind() == Kind.NUMBER) {
      return new ConditionNode.Literal(new BigDecimal(token.text()));
    } else if (token.kind() == Kind.WORD) {
      if (word.equals(ConditionWords.DATE) && at < tokens.size() && peek().kind() == Kind.STRING) {
        return new ConditionNode.Literal(day(take().text()));
      } else if (word.equals("case")) {
        return cases();
      } else if (ConditionWords.LITERALS.contains(word)) {
        return new ConditionNode.Literal(word.equals("null") ? null : word.equals("true"));
      } else if (ConditionWords.FUNCTIONS.contains(word) && next("(")) {
        return call(word, list());
      } else if (!ConditionWords.KEYWORDS.contains(word)) {
        return new ConditionNode.Name(token.text());
      }
    }
    throw new ConditionFault("在“" + token.text() + "”处读不懂；这里应是字段、文字、数或函数");
  }

  private static LocalDate day(String text) throws ConditionFault {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException wrong) {
      throw new ConditionFault("“" + text + "”不是日期；请写成 date '2022-12-12'");
    }
  }

  private ConditionNode call(String function, List<ConditionNode> arguments) throws ConditionFault {
    return function.equals("workdays") && arguments.size() == 2
        ? new ConditionNode.Workdays(arguments.get(0), arguments.get(1), WorkCalendar.of(workdays))
        : new ConditionNode.Call(function, arguments);
  }

  private ConditionNode cases() throws ConditionFault {
    List<ConditionNode.When> cases = new ArrayList<>();
    expect("when", "CASE 要写成 CASE WHEN 条件 THEN 值 … ELSE 值 END");
    do {
      ConditionNode condition = junction("or");
      expect("then", "WHEN 条件的后面应是 THEN 值");
      cases.add(new ConditionNode.When(condition, sum()));
    } while (accept("when"));
    ConditionNode otherwise = accept("else") ? sum() : null;
    expect("end", "CASE 的最后应是 END");
    return new ConditionNode.Case(List.copyOf(cases), otherwise);
  }

  private List<ConditionNode> list() throws ConditionFault {
    expect("(", "IN 后面应是括号里的一列文字或数，例如 IN ('甲', '乙')");
    List<ConditionNode> items = new ArrayList<>();
    do {
      items.add(sum());
    } while (accept(","));
    expect(")", "括号里的各项要用逗号隔开");
    return List.copyOf(items);
  }

  private boolean next(String word) {
    return at < tokens.size() && peek().is(word);
  }

  private boolean accept(String word) {
    boolean found = next(word);
    at += found ? 1 : 0;
    return found;
  }

  private void expect(String word, String otherwise) throws ConditionFault {
    if (!accept(word)) {
      throw new ConditionFault(otherwise);
    }
  }

  private ConditionToken peek() {
    return tokens.get(at);
  }

  private ConditionToken take() {
    return tokens.get(at++);
  }
}
