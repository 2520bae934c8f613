package dev.fazhi.intake.value;

import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.model.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts yes and no in the words, letters, digits and marks that exports use, in the field's own
 * spellings, and in the words of its header: under 是否出庭 also 已出庭 and 未出庭.
 */
final class YesNoConversion implements Conversion {

  /** Yes whatever is asked, in small letters. */
  static final List<String> YES =
      List.of("是", "有", "已", "对", "1", "y", "yes", "t", "true", "√", "✓", "✔", "☑");

  private static final List<String> NO =
      List.of("否", "无", "没有", "未", "不", "错", "0", "n", "no", "f", "false", "×", "✗", "✘", "☐");
  private static final List<String> DONE = List.of("", "已", "已经", "有", "是");
  private static final List<String> NOT_DONE = List.of("未", "没", "没有", "不", "无", "尚未", "否");

  /** What follows 未 where something is not known rather than not so. */
  private static final String VAGUE = "知定明详填确核评录";

  private static final String WHETHER = "是否";
  private static final int LONGEST_VERB = 4;

  private final Map<String, Boolean> answers = new HashMap<>();
  private final boolean anyVerb;

  YesNoConversion(Field field) {
    List<String> verbs = new ArrayList<>();
    for (String header : field.headers()) {
      int at = header.indexOf(WHETHER);
      if (at >= 0 && at + WHETHER.length() < header.length()) {
        verbs.add(header.substring(at + WHETHER.length()));
      }
    }
    this.anyVerb = verbs.isEmpty();
    for (String verb : verbs) {
      DONE.forEach(word -> answers.put(normal(word + verb), true));
      NOT_DONE.forEach(word -> answers.put(normal(word + verb), false));
    }
    YES.forEach(word -> answers.put(word, true));
    NO.forEach(word -> answers.put(word, false));
    field
        .reading()
        .answers()
        .forEach((word, kept) -> answers.put(normal(word), kept.equals(Field.ANSWERS.get(0))));
  }

  /** All words that are an answer. */
  Set<String> words() {
    return answers.keySet();
  }

  @Override
  public @Nullable Object of(Cell cell, RowDraft draft) {
    String word = normal(cell.text());
    Boolean answer = answers.get(word);
    if (answer == null && anyVerb) {
      answer = ofVerb(word);
    }
    if (answer == null) {
      draft.reject(
          RowFault.NOT_YES_NO,
          cell.text(),
          "请写“是”或“否”（也可写 有/无、已/未、1/0、Y/N、√/×），别的写法可以加到这个字段的 values 里");
    }
    return answer;
  }

  /** 已 or 未 with what was done, where the header does not say what that would be. */
  private static @Nullable Boolean ofVerb(String word) {
    if (word.length() < 2 || word.length() > LONGEST_VERB + 1) {
      return null;
    }
    return switch (word.charAt(0)) {
      case '已' -> Boolean.TRUE;
      case '未' -> VAGUE.indexOf(word.charAt(1)) >= 0 ? null : Boolean.FALSE;
      default -> null;
    };
  }

  private static String normal(String text) {
    return Spelling.normal(text).toLowerCase(Locale.ROOT);
  }
}
