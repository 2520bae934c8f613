package dev.fazhi.definition.reading.metric;

import dev.fazhi.definition.Example;
import dev.fazhi.definition.Example.Expected;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.condition.Scope;
import dev.fazhi.definition.yaml.Ordered;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Entry;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one example of a metric; its rows must be rows of the metric's source. */
record ExampleReader(MetricDraft draft, Scope scope) {

  private static final String NONE = "none";
  private static final Pattern MOMENT =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}(:[0-9]{2})?)?");
  private static final Pattern PERIOD = Pattern.compile("[0-9]{4}(-(0[1-9]|1[0-2]))?");

  /** Null when a part is missing, which is then reported. */
  @Nullable Example read(Block block) {
    Word asOf = block.word("as_of");
    LocalDate day = asOf == null ? null : QualityExpectationReader.day(asOf, draft);
    List<Map<String, Object>> given = block.blocks("given").stream().map(this::row).toList();
    Expected expect = expected(block, "expect");
    Expected prior = block.has("prior") ? expected(block, "prior") : null;
    return day == null || expect == null
        ? null
        : new Example(draft.reporter().file(), block.line(), day, given, expect, prior);
  }

  private @Nullable Expected expected(Block block, String key) {
    Word word = block.word(key);
    if (word != null) {
      return word.text().equals(NONE)
          ? new Expected(null, null, null)
          : new Expected(QualityExpectationReader.number(word), null, null);
    }
    Block parts = block.block(key);
    if (parts == null) {
      return null;
    }
    if (!draft.isRatio() && (parts.has("numerator") || parts.has("denominator"))) {
      draft.fault(key, "例子的 " + key + "：只有比率有 numerator 和 denominator；请只写一个数");
    }
    Word value = parts.word("value");
    return new Expected(
        value == null || value.text().equals(NONE) ? null : QualityExpectationReader.number(value),
        QualityExpectationReader.number(parts.word("numerator")),
        QualityExpectationReader.number(parts.word("denominator")));
  }

  private Map<String, Object> row(Block block) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (Entry entry : block.entries().values()) {
      String name = entry.key().text();
      Field field = scope.typed(name);
      if (scope.require(entry.key(), draft.of("例子"), draft.reporter())
          && field != null
          && entry.value() instanceof Word word) {
        Object value = value(field, word);
        if (value != null) {
          row.put(name, value);
        }
      }
    }
    return Ordered.copy(row);
  }

  private @Nullable Object value(Field field, Word word) {
    String text = word.text();
    try {
      Object value =
          switch (field.type()) {
            case DATE -> LocalDate.parse(text);
            case DATE_TIME -> moment(text);
            case YES_NO -> yesNo(text);
            case INTEGER -> Long.valueOf(text);
            case DECIMAL, MONEY -> new BigDecimal(text);
            case PERIOD -> PERIOD.matcher(text).matches() ? text : null;
            case ID, CASE_NUMBER, TEXT, PATH -> known(field, word);
          };
      if (value == null && !field.type().equals(Field.Type.TEXT)) {
        wrong(field, word);
      }
      return value;
    } catch (DateTimeException | NumberFormatException unreadable) {
      wrong(field, word);
      return null;
    }
  }

  private static @Nullable LocalDateTime moment(String text) {
    if (!MOMENT.matcher(text).matches()) {
      return null;
    }
    LocalDate day = LocalDate.parse(text.substring(0, 10));
    return text.length() == 10
        ? day.atStartOfDay()
        : day.atTime(LocalTime.parse(text.substring(11)));
  }

  private static @Nullable Boolean yesNo(String text) {
    return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
  }

  /** The text as the intake would keep it; null for one that it would reject. */
  private @Nullable String known(Field field, Word word) {
    String spelling = Spelling.normal(word.text());
    Reference reference = scope.referenceOf(field);
    if (reference != null) {
      return reference.canonical().getOrDefault(spelling, word.text());
    }
    if (field.values().isEmpty()) {
      return word.text();
    }
    String known = field.values().get(spelling);
    if (known == null) {
      Set<String> all = Ordered.set(field.values().values());
      draft.fault(
          word,
          "例子：“%s”不是字段 %s 的取值%s"
              .formatted(word.text(), field.name(), Spelling.hintOrAll(word.text(), all, "已知的取值")));
    }
    return known;
  }

  private void wrong(Field field, Word word) {
    String expected =
        switch (field.type()) {
          case DATE -> "像 2022-12-12 这样的日期";
          case DATE_TIME -> "像 2022-12-12 23:59 这样的时间";
          case YES_NO -> "true 或 false";
          case INTEGER -> "整数";
          case DECIMAL, MONEY -> "数";
          case PERIOD -> "像 2022 或 2022-11 这样的统计期";
          case ID, CASE_NUMBER, TEXT, PATH -> "文字";
        };
    draft.fault(word, "例子：字段 " + field.name() + " 应是" + expected + "；“" + word.text() + "”不是");
  }
}
