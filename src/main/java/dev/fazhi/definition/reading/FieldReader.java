package dev.fazhi.definition.reading;

import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.ConditionReader;
import dev.fazhi.definition.condition.ConditionWords;
import dev.fazhi.definition.condition.Cut;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Field.Derive;
import dev.fazhi.definition.condition.Field.Type;
import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.condition.Scope;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Ordered;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Entry;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a source, in two passes: the first needs no other field, the second may name
 * any.
 *
 * @param spread names of the fields that take columns apart, which need no header of their own
 */
record FieldReader(Reporter reporter, Map<String, Reference> references, Set<String> spread) {

  /** Names of columns that the store keeps beside the fields begin so. */
  private static final String OURS = "fz_";

  private static final List<String> CUTS = List.of("level", "pattern", "part", "value");

  /** The field without what names other fields. */
  Field first(Word name, Block block) {
    checkName(name);
    Type type = EnumNames.constant(Type.class, block.text("type"), Type.TEXT);
    Word reference = block.word("reference");
    Block values = block.block("values");
    if (block.word("type") != null) {
      onlyFor("reference", block, type, Type.TEXT);
      onlyFor("values", block, type, Type.TEXT, Type.YES_NO);
      Block derive = block.block("derive");
      if (derive != null && cutKeys(derive).isEmpty()) {
        onlyFor("derive", block, type, Type.TEXT);
      }
    }
    if (reference != null && values != null) {
      reporter.at(reference.line(), "values 与 reference 只能写一个；请删去一个");
    }
    return new Field(
        name.text(),
        headers(name, block),
        type,
        block.flag("required") || (block.has("required") && block.word("required") == null),
        null,
        values == null || type == Type.YES_NO ? Map.of() : values(values, type),
        reference(reference),
        null,
        new ReadingReader(reporter)
            .read(
                block,
                type,
                values == null || type != Type.YES_NO ? Map.of() : values(values, type)),
        block.text("label"));
  }

  private List<String> headers(Word name, Block block) {
    if (block.has("lookup")) {
      for (String key : List.of("headers", "derive", "required", "required_when")) {
        if (block.has(key)) {
          reporter.at(block.lineOf(key), "查来的字段（lookup）在文件里没有列，不能写 " + key + "；请删去");
        }
      }
    } else if (!block.has("headers") && !block.has("derive") && !spread.contains(name.text())) {
      reporter.at(name.line(), "“" + name.text() + "”缺少 headers（表头的各种写法）；从别处推出的字段才可以不写");
    }
    return block.texts("headers");
  }

  private static List<String> cutKeys(Block derive) {
    return CUTS.stream().filter(derive::has).toList();
  }

  /**
   * The field with what names other fields.
   *
   * @param measured the fields before it that rows have only when they are counted
   */
  Field second(Field first, Block block, Scope scope, Set<String> measured) {
    Condition requiredWhen =
        ConditionReader.read(block.word("required_when"), "required_when ", scope, false, reporter);
    Block derive = block.block("derive");
    return new Field(
        first.name(),
        first.headers(),
        first.type(),
        first.required(),
        requiredWhen,
        first.values(),
        first.reference(),
        derive == null ? null : derive(derive, first, scope, measured),
        first.reading().notBefore(notBefore(block.word("not_before"), first, scope)),
        first.label());
  }

  private @Nullable String notBefore(@Nullable Word other, Field field, Scope scope) {
    if (other == null) {
      return null;
    }
    Field named = scope.typed(other.text());
    if (scope.lacks(other.text())) {
      reporter.at(other.line(), "not_before：" + scope.missing(other.text()));
    } else if (other.text().equals(field.name())
        || named != null && named.type() != Type.DATE_TIME) {
      reporter.at(other.line(), "not_before 应是另一个 date-time 字段；“" + other.text() + "”不是");
    }
    return other.text();
  }

  private void checkName(Word name) {
    boolean reserved =
        ConditionWords.VARIABLES.containsKey(name.text())
            || ConditionWords.KEYWORDS.contains(name.text());
    if (reserved) {
      reporter.at(name.line(), "字段不能叫 " + name.text() + "，它在条件里另有含义；请换一个名字");
    } else if (name.text().startsWith(OURS)) {
      reporter.at(name.line(), "字段名不能以 " + OURS + " 开头，那是程序自用的；请换一个名字");
    }
  }

  private void onlyFor(String key, Block block, Type type, Type... fitting) {
    new ReadingReader(reporter).onlyFor(key, block, type, fitting);
  }

  private @Nullable String reference(@Nullable Word reference) {
    if (reference == null) {
      return null;
    } else if (!references.containsKey(reference.text())) {
      String hint = Spelling.hint(reference.text(), references.keySet());
      reporter.at(
          reference.line(),
          "没有参照表“"
              + reference.text()
              + "”"
              + (hint.isEmpty() ? "；请在 reference/ 里放 " + reference.text() + ".csv" : hint));
    }
    return reference.text();
  }

  private Map<String, String> values(Block block, Type type) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Entry entry : block.entries().values()) {
      if (type == Type.YES_NO && !Field.ANSWERS.contains(entry.key().text())) {
        reporter.at(
            entry.key().line(),
            "yes-no 字段的 values 只有“是”和“否”；请把“" + entry.key().text() + "”写在其中一个的方括号里");
      }
      value(entry.key(), entry.key().text(), values);
    }
    for (Entry entry : block.entries().values()) {
      for (Word synonym : block.words(entry.key().text())) {
        value(synonym, entry.key().text(), values);
      }
    }
    return Ordered.copy(values);
  }

  private void value(Word spelling, String canonical, Map<String, String> values) {
    String known = values.putIfAbsent(Spelling.normal(spelling.text()), canonical);
    if (known != null && !known.equals(canonical)) {
      reporter.at(
          spelling.line(),
          "“" + spelling.text() + "”已是“" + known + "”的写法，不能又算“" + canonical + "”；请只留一处");
    }
  }

  private Derive derive(Block block, Field field, Scope scope, Set<String> measured) {
    Word formula = block.word("value");
    if (formula != null) {
      return computed(formula, block, field, scope, measured);
    }
    Word from = block.word("from");
    if (from == null) {
      reporter.at(block.line(), "derive 要写 from（从哪里推出）或 value（怎样算出）");
    }
    Cut cut = cut(block);
    boolean ofTime = cut instanceof Cut.Part;
    if (from != null && !from.text().equals(Derive.SHEET) && !from.text().equals(Derive.FILE)) {
      if (block.block("containing") == null && cutKeys(block).isEmpty()) {
        reporter.at(from.line(), "从别的字段推出时要写 containing（含有什么文字就取什么值）、level、pattern 或 part");
      }
      Field other = scope.typed(from.text());
      if (scope.lacks(from.text())) {
        reporter.at(from.line(), "derive.from：" + scope.missing(from.text()));
      } else if (from.text().equals(field.name())) {
        reporter.at(from.line(), "字段“" + field.name() + "”不能从它自己推出；请写别的字段");
      } else if (other != null && (ofTime ? !other.type().isTime() : !other.type().isText())) {
        reporter.at(
            from.line(), "derive.from 应是" + (ofTime ? "日期" : "文字") + "字段；“" + from.text() + "”不是");
      } else if (cut instanceof Cut.Level && other != null && other.type() != Type.PATH) {
        reporter.at(from.line(), "level 是 path 字段的第几级；“" + from.text() + "”的类型不是 path");
      }
    } else if (from != null && cut != null && !(cut instanceof Cut.Group)) {
      reporter.at(from.line(), "从 sheet 或 file 的名字里只能用 pattern 取一部分");
    }
    Map<String, String> containing = new LinkedHashMap<>();
    Block texts = block.block("containing");
    if (texts != null) {
      for (Entry entry : texts.entries().values()) {
        if (entry.value() instanceof Word value) {
          checkDerived(value, field);
          containing.put(entry.key().text(), value.text());
        }
      }
    }
    return new Derive(from == null ? "" : from.text(), Ordered.copy(containing), cut);
  }

  private Derive computed(Word value, Block block, Field field, Scope scope, Set<String> measured) {
    if (block.has("from") || block.has("containing") || cutKeys(block).size() > 1) {
      reporter.at(value.line(), "derive 写了 value 就不写别的；请只留一个");
    }
    boolean number = field.type().isNumber();
    if (!number && field.type() != Type.TEXT) {
      reporter.at(value.line(), "derive.value 只用于 text 或数字段");
    }
    String what = "字段 " + field.name() + " 的 derive.value ";
    Condition read = ConditionReader.readValue(value, what, scope, number, reporter);
    for (String name : read == null ? Set.<String>of() : read.fields()) {
      Field other = scope.typed(name);
      boolean none = other != null && other.headers().isEmpty() && !measured.contains(name);
      if (name.equals(field.name()) || none) {
        reporter.at(
            value.line(),
            "derive.value 只能用有自己的列的字段，或写在前面的查来的、用到 as_of 的字段；“" + name + "”不是，请直接写它从哪里来");
      }
    }
    boolean stored = !field.headers().isEmpty() || field.required();
    if (read != null && stored && isMeasured(read, measured)) {
      reporter.at(value.line(), "字段“" + field.name() + "”统计时才算，不能有 headers 或 required；请删去，或另起一个字段");
    }
    return new Derive("", Map.of(), null, read);
  }

  /** Whether a value is known only when the row is counted. */
  static boolean isMeasured(Condition value, Set<String> measured) {
    return !value.variables().isEmpty() || value.fields().stream().anyMatch(measured::contains);
  }

  private @Nullable Cut cut(Block derive) {
    List<String> keys = new ArrayList<>(cutKeys(derive));
    if (derive.has("containing")) {
      keys.add("containing");
    }
    if (keys.size() > 1) {
      reporter.at(derive.lineOf(keys.get(1)), String.join(" 与 ", keys) + " 不能同时写；请只留一个");
    }
    if (derive.word("level") != null) {
      return new Cut.Level(derive.whole("level", 1));
    } else if (derive.word("part") != null) {
      return EnumNames.constant(Cut.Part.class, derive.text("part"), Cut.Part.YEAR);
    }
    String pattern = new ReadingReader(reporter).pattern(derive.word("pattern"));
    return pattern == null ? null : new Cut.Group(Pattern.compile(pattern));
  }

  private void checkDerived(Word value, Field field) {
    Set<String> known = Ordered.set(field.values().values());
    if (!known.isEmpty() && !known.contains(value.text())) {
      String hint = Spelling.hint(value.text(), known);
      reporter.at(
          value.line(),
          "“%s”不是字段 %s 的取值%s"
              .formatted(
                  value.text(),
                  field.name(),
                  hint.isEmpty() ? "；已知的取值：" + String.join("、", known) : hint));
    }
  }
}
