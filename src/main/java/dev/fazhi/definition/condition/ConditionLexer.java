package dev.fazhi.definition.condition;

import dev.fazhi.definition.condition.ConditionToken.Kind;
import dev.fazhi.definition.yaml.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a condition into tokens, the first of three checks. Comments, further statements,
 * parameters, quoted names and everything else of SQL have no token and are refused.
 */
final class ConditionLexer {

  private static final int LONGEST = 1_000;
  private static final int DEEPEST = 8;
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>[ \\t\\r\\n]+)"
              + "|(?<word>[A-Za-z_][A-Za-z0-9_]*)"
              + "|(?<number>[0-9]{1,15}(?:\\.[0-9]{1,6})?(?![0-9.A-Za-z_]))"
              + "|(?<string>'(?:[^']|'')*+')"
              + "|(?<symbol><=|>=|<>|[=<>+*(),-])");

  /** Common wrong symbols, with the hint to give. */
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry(";", "条件只有一个，不能有分号"),
          Map.entry("\"", "字段名不加引号，文字用单引号"),
          Map.entry("`", "字段名不加引号，文字用单引号"),
          Map.entry("?", "不能有参数"),
          Map.entry(":", "不能有参数"),
          Map.entry("@", "不能有参数"),
          Map.entry("$", "不能有参数"),
          Map.entry("!", "不等于请写 <>，否定请写 NOT"),
          Map.entry("/", "不能有除法和注释；两个数之比请用 ratio"),
          Map.entry("%", "数不带百分号"),
          Map.entry("#", "不能有注释"),
          Map.entry("|", "“或”请写 OR"),
          Map.entry("&", "“且”请写 AND"),
          Map.entry("'", "单引号没有成对；请补上"),
          Map.entry("‘", "请用半角单引号 '"),
          Map.entry("’", "请用半角单引号 '"),
          Map.entry("“", "请用半角单引号 '"),
          Map.entry("”", "请用半角单引号 '"),
          Map.entry("（", "请用半角括号"),
          Map.entry("）", "请用半角括号"),
          Map.entry("，", "请用半角逗号"),
          Map.entry("＝", "请用半角等号"),
          Map.entry("≤", "请写 <="),
          Map.entry("≥", "请写 >="),
          Map.entry("≠", "请写 <>"));

  private ConditionLexer() {}

  /** The tokens without white space; parentheses pair up and are not too deep. */
  static List<ConditionToken> tokens(String text) throws ConditionFault {
    if (text.length() > LONGEST) {
      throw new ConditionFault("条件超过 " + LONGEST + " 个字符；请拆成几个指标或规则");
    }
    List<ConditionToken> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("==", at)) {
        throw new ConditionFault("等于请只写一个 =");
      } else if (text.startsWith("--", at) || text.startsWith("/*", at)) {
        throw new ConditionFault("条件里不能有注释；减去负数请写成 -(-1)");
      }
      if (!matcher.region(at, text.length()).lookingAt()) {
        throw unknown(text, at);
      }
      if (matcher.group("string") != null && at > 0 && isWordPart(text.charAt(at - 1))) {
        throw new ConditionFault("文字 " + matcher.group() + " 的前面要有空格");
      }
      if (matcher.group("space") == null) {
        tokens.add(token(matcher));
      }
      at = matcher.end();
    }
    checkParentheses(tokens);
    return tokens;
  }

  private static ConditionToken token(Matcher matcher) throws ConditionFault {
    String token = matcher.group();
    if (matcher.group("word") != null) {
      return new ConditionToken(Kind.WORD, token);
    } else if (matcher.group("number") != null) {
      return new ConditionToken(Kind.NUMBER, token);
    } else if (matcher.group("string") != null) {
      return new ConditionToken(Kind.STRING, literal(token));
    }
    return new ConditionToken(Kind.SYMBOL, token);
  }

  private static String literal(String quoted) throws ConditionFault {
    String text = quoted.substring(1, quoted.length() - 1).replace("''", "'");
    if (text.isEmpty()) {
      throw new ConditionFault("没有值请写 IS NULL，不能写 ''");
    } else if (text.indexOf('\\') >= 0) {
      throw new ConditionFault("文字里不能有反斜杠");
    } else if (text.codePoints().anyMatch(Spelling::isInvisible)) {
      throw new ConditionFault("文字“" + Spelling.normal(text) + "”里有换行或看不见的字符；请删去");
    }
    return text;
  }

  private static ConditionFault unknown(String text, int at) {
    String seen = new String(Character.toChars(text.codePointAt(at)));
    String instead = INSTEAD.get(seen);
    boolean scaled = "万亿".contains(seen) && at > 0 && Character.isDigit(text.charAt(at - 1));
    if (scaled) {
      instead = "数请写全，如 10000";
    } else if (instead == null) {
      instead = Character.isDigit(seen.codePointAt(0)) ? "数至多 15 位，小数至多 6 位" : "文字请放在单引号里";
    }
    return new ConditionFault(
        "条件里不能有“%s”；%s"
            .formatted(Spelling.isInvisible(text.codePointAt(at)) ? "看不见的字符" : seen, instead));
  }

  private static void checkParentheses(List<ConditionToken> tokens) throws ConditionFault {
    int depth = 0;
    for (ConditionToken token : tokens) {
      if (token.is("(") && ++depth > DEEPEST) {
        throw new ConditionFault("括号超过 " + DEEPEST + " 层；请拆成几个指标或规则");
      } else if (token.is(")") && --depth < 0) {
        break;
      }
    }
    if (depth != 0) {
      throw new ConditionFault("括号没有成对；请检查");
    }
  }

  private static boolean isWordPart(char character) {
    return Character.isLetterOrDigit(character) || character == '_' || character == '\'';
  }
}
