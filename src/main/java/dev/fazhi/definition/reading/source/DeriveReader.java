package dev.fazhi.definition.reading.source;

import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.ConditionReader;
import dev.fazhi.definition.condition.Cut;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Field.Derive;
import dev.fazhi.definition.condition.Field.Type;
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

/** Reads where a field's value comes from when its own column does not say it. */
record DeriveReader(Reporter reporter) {

  private static final List<String> CUTS = List.of("level", "pattern", "part", "value");

  /**
   * What a field is derived from.
   *
   * @param measured the fields before it that rows have only when they are counted
   */
  Derive read(Block block, Field field, Scope scope, Set<String> measured) {
    Word formula = block.word("value");
    if (formula != null) {
      return computed(formula, block, field, scope, measured);
    }
    Word from = block.word("from");
    if (from == null) {
      reporter.at(block, "derive 要写 from（从哪里推出）或 value（怎样算出）");
    }
    Cut cut = cut(block);
    boolean ofTime = cut instanceof Cut.Part;
    if (from != null && !from.text().equals(Derive.SHEET) && !from.text().equals(Derive.FILE)) {
      if (block.block("containing") == null && !isCut(block)) {
        reporter.at(from, "从别的字段推出时要写 containing（含有什么文字就取什么值）、level、pattern 或 part");
      }
      Field other = scope.typed(from.text());
      String place = Spelling.hint(from.text(), List.of(Derive.SHEET, Derive.FILE));
      if (scope.lacks(from.text())) {
        String missing = scope.missing(from.text());
        boolean near = missing.endsWith("？") || place.isEmpty();
        reporter.at(from, "derive.from：" + (near ? missing : "没有字段“" + from.text() + "”" + place));
      } else if (from.text().equals(field.name())) {
        reporter.at(from, "字段“" + field.name() + "”不能从它自己推出；请写别的字段");
      } else if (other != null && (ofTime ? !other.type().isTime() : !other.type().isText())) {
        reporter.at(from, "derive.from 应是" + (ofTime ? "日期" : "文字") + "字段；“" + from.text() + "”不是");
      } else if (cut instanceof Cut.Level && other != null && other.type() != Type.PATH) {
        reporter.at(from, "level 是 path 字段的第几级；“" + from.text() + "”的类型不是 path");
      }
    } else if (from != null && cut != null && !(cut instanceof Cut.Group)) {
      reporter.at(from, "从 sheet 或 file 的名字里只能用 pattern 取一部分");
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
      reporter.at(value, "derive 写了 value 就不写别的；请只留一个");
    }
    boolean number = field.type().isNumber();
    if (!number && field.type() != Type.TEXT) {
      reporter.at(value, "derive.value 只用于 text 或数字段");
    }
    String what = "字段 " + field.name() + " 的 derive.value ";
    Condition read = ConditionReader.readValue(value, what, scope, number, reporter);
    for (String name : read == null ? Set.<String>of() : read.fields()) {
      Field other = scope.typed(name);
      boolean none = other != null && other.headers().isEmpty() && !measured.contains(name);
      if (name.equals(field.name()) || none) {
        reporter.at(
            value, "derive.value 只能用有自己的列的字段，或写在前面的查来的、用到 as_of 的字段；“" + name + "”不是，请直接写它从哪里来");
      }
    }
    boolean stored = !field.headers().isEmpty() || field.required();
    if (read != null && stored && isMeasured(read, measured)) {
      reporter.at(value, "字段“" + field.name() + "”统计时才算，不能有 headers 或 required；请删去，或另起一个字段");
    }
    return new Derive("", Map.of(), null, read);
  }

  private static List<String> cutKeys(Block derive) {
    return CUTS.stream().filter(derive::has).toList();
  }

  /** Whether a part is cut out of the other field, or the value is computed. */
  static boolean isCut(Block derive) {
    return !cutKeys(derive).isEmpty();
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
      reporter.at(derive, keys.get(1), String.join(" 与 ", keys) + " 不能同时写；请只留一个");
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
      reporter.at(
          value,
          "“%s”不是字段 %s 的取值%s"
              .formatted(
                  value.text(), field.name(), Spelling.hintOrAll(value.text(), known, "已知的取值")));
    }
  }
}
