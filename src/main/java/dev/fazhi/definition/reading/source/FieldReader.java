package dev.fazhi.definition.reading.source;

import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.ConditionReader;
import dev.fazhi.definition.condition.ConditionWords;
import dev.fazhi.definition.condition.Field;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
      if (derive != null && !DeriveReader.isCut(derive)) {
        onlyFor("derive", block, type, Type.TEXT);
      }
    }
    if (reference != null && values != null) {
      reporter.at(reference, "values 与 reference 只能写一个；请删去一个");
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
          reporter.at(block, key, "查来的字段（lookup）在文件里没有列，不能写 " + key + "；请删去");
        }
      }
    } else if (!block.has("headers") && !block.has("derive") && !spread.contains(name.text())) {
      reporter.at(name, "“" + name.text() + "”缺少 headers（表头的各种写法）；从别处推出的字段才可以不写");
    }
    return block.texts("headers");
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
        derive == null ? null : new DeriveReader(reporter).read(derive, first, scope, measured),
        first.reading().notBefore(notBefore(block.word("not_before"), first, scope)),
        first.label());
  }

  private @Nullable String notBefore(@Nullable Word other, Field field, Scope scope) {
    if (other == null) {
      return null;
    }
    Field named = scope.typed(other.text());
    boolean fits =
        !other.text().equals(field.name()) && (named == null || named.type() == Type.DATE_TIME);
    if (scope.require(other, "not_before", reporter) && !fits) {
      reporter.at(other, "not_before 应是另一个 date-time 字段；“" + other.text() + "”不是");
    }
    return other.text();
  }

  private void checkName(Word name) {
    boolean reserved =
        ConditionWords.VARIABLES.containsKey(name.text())
            || ConditionWords.KEYWORDS.contains(name.text());
    if (reserved) {
      reporter.at(name, "字段不能叫 " + name.text() + "，它在条件里另有含义；请换一个名字");
    } else if (name.text().startsWith(OURS)) {
      reporter.at(name, "字段名不能以 " + OURS + " 开头，那是程序自用的；请换一个名字");
    }
  }

  private void onlyFor(String key, Block block, Type type, Type... fitting) {
    new ReadingReader(reporter).onlyFor(key, block, type, fitting);
  }

  private @Nullable String reference(@Nullable Word reference) {
    if (reference == null) {
      return null;
    } else if (!references.containsKey(reference.text())) {
      String name = reference.text().replaceFirst("\\.csv$", "");
      String hint =
          references.containsKey(name)
              ? "；请写成 " + name
              : Spelling.hint(
                  reference.text(), references.keySet(), "；请在 reference/ 里放 " + name + ".csv");
      reporter.at(reference, "没有参照表“" + reference.text() + "”" + hint);
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
          spelling, "“" + spelling.text() + "”已是“" + known + "”的写法，不能又算“" + canonical + "”；请只留一处");
    }
  }
}
