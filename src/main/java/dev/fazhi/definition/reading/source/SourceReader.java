package dev.fazhi.definition.reading.source;

import dev.fazhi.definition.ExpectedDoubts;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.Source.Delivery;
import dev.fazhi.definition.Source.Rule;
import dev.fazhi.definition.Source.Tolerance;
import dev.fazhi.definition.Source.Unpivot;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.ConditionReader;
import dev.fazhi.definition.condition.Consequence;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.condition.Scope;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a file of {@code sources/}. */
public record SourceReader(Reporter reporter, Map<String, Reference> references) {

  /** A refused file has more rejected rows than this share and this number, unless it says so. */
  private static final Tolerance TOLERANCE = new Tolerance(5, 20);

  private static final Field ROW_KEY =
      new Field(
          Source.ROW_KEY,
          List.of(),
          Field.Type.ID,
          true,
          null,
          Map.of(),
          null,
          new Field.Derive(Field.Derive.ROW, Map.of(), null),
          Field.Reading.usual(Field.Type.ID),
          "行标识");

  /**
   * A source without its measured fields, and what may be named of it.
   *
   * @param measured the measured fields, those that are looked up with where
   */
  public record Found(Source source, Scope scope, Map<Field, @Nullable Block> measured) {}

  public Found read(Block file) {
    Block unpivot = file.block("unpivot");
    Set<String> spread = unpivot == null ? Set.of() : spread(unpivot);
    FieldReader reader = new FieldReader(reporter, references, spread);
    Map<Word, Block> blocks = file.named("fields");
    Map<String, Field> drafts = new LinkedHashMap<>();
    Set<String> vague = new LinkedHashSet<>();
    blocks.forEach(
        (name, block) -> {
          drafts.put(name.text(), reader.first(name, block));
          if (block.word("type") == null) {
            vague.add(name.text());
          }
        });
    Scope draft = Scope.of(drafts.values(), vague, blocks.isEmpty(), references);
    List<Field> fields = new ArrayList<>();
    Map<Field, @Nullable Block> measured = new LinkedHashMap<>();
    Set<String> later = new LinkedHashSet<>();
    blocks.forEach(
        (name, block) -> {
          Field first = drafts.get(name.text());
          if (first != null) {
            Field field = reader.second(first, block, draft, later);
            Condition value = field.derive() == null ? null : field.derive().value();
            if (block.has("lookup") || value != null && DeriveReader.isMeasured(value, later)) {
              measured.put(field, block.block("lookup"));
              later.add(field.name());
            } else {
              fields.add(field);
            }
          }
        });
    if (isKeyedByRow(file)) {
      fields.add(ROW_KEY);
    }
    List<Field> all = Stream.concat(fields.stream(), measured.keySet().stream()).toList();
    Scope scope = Scope.of(all, vague, blocks.isEmpty(), references);
    new SourceCheck(reporter).headers(file, blocks);
    return new Found(source(file, fields, scope.without(later)), scope, measured);
  }

  static boolean isKeyedByRow(Block file) {
    return file.word("key") != null;
  }

  private static Set<String> spread(Block unpivot) {
    return new HashSet<>(List.of(unpivot.text("into"), unpivot.text("value")));
  }

  private @Nullable Unpivot unpivot(@Nullable Block block, Scope scope) {
    if (block == null) {
      return null;
    }
    for (String key : List.of("into", "value")) {
      Word name = block.word(key);
      if (name != null) {
        scope.require(name, "unpivot." + key, reporter);
      }
    }
    if (!block.text("into").isEmpty() && block.text("into").equals(block.text("value"))) {
      reporter.at(block, "value", "unpivot 的 into 与 value 应是两个字段");
    }
    return new Unpivot(block.texts("columns"), block.text("into"), block.text("value"));
  }

  private Source source(Block file, List<Field> fields, Scope scope) {
    SourceCheck check = new SourceCheck(reporter);
    check.key(file.words("key"), scope);
    for (Word name : file.words("fixed")) {
      if (scope.require(name, "fixed", reporter) && file.texts("key").contains(name.text())) {
        reporter.at(name, "fixed：“" + name.text() + "”已是主键字段；请只留一处");
      }
    }
    check.times(file, scope);
    check.deliveredBy(file, scope);
    return new Source(
        file.text("source"),
        file.text("title"),
        file.text("grain"),
        List.copyOf(fields),
        isKeyedByRow(file) ? List.of(Source.ROW_KEY) : file.texts("key"),
        file.texts("fixed"),
        rules(file.blocks("rules"), scope),
        file.texts("personal"),
        file.texts("file_names"),
        EnumNames.constant(Delivery.class, file.text("delivery"), delivery(file)),
        tolerance(file.block("tolerance"), TOLERANCE),
        tolerance(file.block("withdrawal_limit"), Source.WITHDRAWAL_LIMIT),
        ConditionReader.read(file.word("exclude"), "exclude ", scope, false, reporter),
        file.word("coverage") == null ? null : file.text("coverage"),
        file.word("delivered_by") == null ? null : file.text("delivered_by"),
        file.texts("events"),
        file.texts("sheets"),
        unpivot(file.block("unpivot"), scope),
        List.of(),
        new ExpectedDoubts(check.expected(file.blocks("expected_doubts"), scope)));
  }

  /** Rows without numbers cannot be corrected one by one: those of a day are replaced together. */
  private static Delivery delivery(Block file) {
    return isKeyedByRow(file) ? Delivery.FULL : Delivery.INCREMENTAL;
  }

  private static Tolerance tolerance(@Nullable Block block, Tolerance usual) {
    return block == null
        ? usual
        : new Tolerance(block.whole("percent", usual.percent()), block.whole("rows", usual.rows()));
  }

  private Consequence severity(Block block, Scope scope) {
    Consequence severity =
        EnumNames.constant(Consequence.class, block.text("severity"), Consequence.REJECT);
    Field field = scope.typed(block.text("field"));
    if (severity == Consequence.BLANK && field != null && field.required()) {
      reporter.at(block, "severity", "字段“" + field.name() + "”必填，不能清空；请写 severity: reject 或 warn");
    }
    return severity;
  }

  private List<Rule> rules(List<Block> blocks, Scope scope) {
    List<Rule> rules = new ArrayList<>();
    Map<String, Integer> lines = new TreeMap<>();
    for (Block block : blocks) {
      Word name = block.word("name");
      Integer first = name == null ? null : lines.putIfAbsent(name.text(), name.line());
      if (name != null && first != null) {
        reporter.at(name, "规则“" + name.text() + "”在第 " + first + " 行已经有了；请改名");
      }
      Word field = block.word("field");
      if (field != null) {
        scope.require(field, "规则的 field", reporter);
      }
      Condition check = ConditionReader.read(block.word("check"), "规则的条件", scope, false, reporter);
      if (check != null) {
        rules.add(
            new Rule(
                block.text("name"),
                check,
                block.text("field"),
                block.text("message"),
                severity(block, scope),
                block.flag("optional")));
      }
    }
    return List.copyOf(rules);
  }
}
