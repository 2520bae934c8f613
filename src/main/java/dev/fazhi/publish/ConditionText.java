package dev.fazhi.publish;

import dev.fazhi.definition.Field;
import dev.fazhi.definition.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition in words for those who read no SQL: fields by their titles, moments as earlier and
 * later. It changes nothing in how the condition is evaluated.
 */
final class ConditionText {

  private static final Pattern TOKEN =
      Pattern.compile("'(?:[^']|'')*'|[A-Za-z_][A-Za-z0-9_]*|\\d+(?:\\.\\d+)?|<=|>=|<>|!=|[^\\s]");
  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("as_of", "截止日"),
          Map.entry("period_start", "统计期首日"),
          Map.entry("period_end", "统计期末日"),
          Map.entry("and", "，且"),
          Map.entry("or", "，或"),
          Map.entry("not", "非"),
          Map.entry("null", "空"),
          Map.entry("true", "是"),
          Map.entry("false", "否"),
          Map.entry("like", "形如"),
          Map.entry("year", "年份"),
          Map.entry("month", "月份"),
          Map.entry("lower", "小写"),
          Map.entry("length", "长度"),
          Map.entry("coalesce", "首个非空值"),
          Map.entry("(", "（"),
          Map.entry(")", "）"),
          Map.entry(",", "、"));
  private static final Map<String, String> OF_TIMES =
      Map.of("<=", "不晚于", "<", "早于", ">=", "不早于", ">", "晚于", "=", "就是", "<>", "不是");
  private static final Map<String, String> OF_NUMBERS =
      Map.of("<=", "不大于", "<", "小于", ">=", "不小于", ">", "大于", "=", "为", "<>", "不为");

  private final Source source;
  private final List<String> tokens;
  private final StringBuilder words = new StringBuilder();
  private @Nullable Field last;
  private int at;

  private ConditionText(String condition, Source source) {
    this.source = source;
    tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(condition);
    while (token.find()) {
      tokens.add(token.group());
    }
  }

  static String of(String condition, Source source) {
    return new ConditionText(condition, source).words();
  }

  private String words() {
    boolean between = false;
    while (at < tokens.size()) {
      String token = tokens.get(at).toLowerCase(Locale.ROOT);
      if (follow("is", "not", "null")) {
        words.append("不为空");
      } else if (follow("is", "null")) {
        words.append("为空");
      } else if (follow("not", "in", "(")) {
        words.append("不为").append(list());
      } else if (follow("in", "(")) {
        words.append("为").append(list());
      } else if (token.equals("between")) {
        between = true;
        words.append("在");
        at++;
      } else if (between && token.equals("and")) {
        between = false;
        words.append("到");
        at++;
        one();
        words.append("之间");
      } else {
        one();
      }
    }
    return words.toString();
  }

  private void one() {
    words.append(word(tokens.get(at)));
    at++;
  }

  /** Whether these come next, which are then passed over. */
  private boolean follow(String... next) {
    if (at + next.length > tokens.size()) {
      return false;
    }
    for (int i = 0; i < next.length; i++) {
      if (!tokens.get(at + i).equalsIgnoreCase(next[i])) {
        return false;
      }
    }
    at += next.length;
    return true;
  }

  private String list() {
    List<String> values = new ArrayList<>();
    while (at < tokens.size() && !tokens.get(at).equals(")")) {
      if (!tokens.get(at).equals(",")) {
        values.add(word(tokens.get(at)));
      }
      at++;
    }
    at++;
    return String.join("、", values) + (values.size() > 1 ? "之一" : "");
  }

  private String word(String token) {
    String lower = token.toLowerCase(Locale.ROOT);
    Field field = field(token);
    if (field != null) {
      last = field;
      return field.title();
    } else if (token.startsWith("'")) {
      String value = token.substring(1, token.length() - 1).replace("''", "'");
      return "“" + title(value) + "”";
    }
    String comparison = lower.equals("!=") ? "<>" : lower;
    boolean time = last != null && last.type().isTime();
    Map<String, String> comparisons = time ? OF_TIMES : OF_NUMBERS;
    return comparisons.getOrDefault(comparison, WORDS.getOrDefault(lower, token));
  }

  private @Nullable Field field(String name) {
    for (Field field : source.fields()) {
      if (field.name().equals(name)) {
        return field;
      }
    }
    return null;
  }

  /** A code by what people call it, where the definitions say so. */
  private String title(String value) {
    if (last != null && ASCII.matcher(value).matches()) {
      for (Map.Entry<String, String> spelling : last.values().entrySet()) {
        if (spelling.getValue().equals(value) && !ASCII.matcher(spelling.getKey()).matches()) {
          return spelling.getKey();
        }
      }
    }
    return value;
  }
}
