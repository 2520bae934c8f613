package dev.fazhi.definition.reading.source;

import dev.fazhi.definition.ExpectedDoubt;
import dev.fazhi.definition.Source.Delivery;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.condition.Scope;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Ordered;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that the keys of a source name fields that are there and fit. */
record SourceCheck(Reporter reporter) {

  void headers(Block file, Map<Word, Block> fields) {
    Map<String, String> owners = new HashMap<>();
    fields.forEach(
        (name, block) -> {
          for (Word header : block.words("headers")) {
            String owner = owners.putIfAbsent(Spelling.normal(header.text()), name.text());
            if (owner != null) {
              reporter.at(
                  header,
                  "表头“%s%s"
                      .formatted(
                          header.text(),
                          owner.equals(name.text())
                              ? "”写了两次；请删去一处"
                              : "”已属于字段 " + owner + "；请只留一处"));
            }
          }
        });
    Set<String> personal = new HashSet<>();
    for (Word header : file.words("personal")) {
      String spelling = Spelling.normal(header.text());
      String owner = owners.get(spelling);
      if (owner != null) {
        reporter.at(header, "个人信息表头“" + header.text() + "”又是字段 " + owner + " 的表头；个人信息不能入库，请只留一处");
      } else if (!personal.add(spelling)) {
        reporter.at(header, "个人信息表头“" + header.text() + "”写了两次；请删去一处");
      }
    }
  }

  void key(List<Word> key, Scope scope) {
    Set<String> seen = new HashSet<>();
    for (Word name : key) {
      Field field = scope.fields().get(name.text());
      if (scope.require(name, "主键", reporter) && field != null && !field.required()) {
        reporter.at(name, "主键字段“" + name.text() + "”不是必填；请在这个字段下写 required: true");
      }
      if (!seen.add(name.text())) {
        reporter.at(name, "主键字段“" + name.text() + "”写了两次；请删去一处");
      }
    }
  }

  void times(Block file, Scope scope) {
    Word coverage = file.word("coverage");
    if (coverage != null) {
      scope.require(
          coverage,
          "coverage",
          type -> type.isTime() || type == Field.Type.PERIOD,
          "日期或统计期",
          reporter);
    } else if (file.text("delivery").equals(EnumNames.word(Delivery.FULL))) {
      reporter.at(file, "delivery", "全量报送要知道覆盖哪段时间；请写 coverage: 日期字段");
    } else if (SourceReader.isKeyedByRow(file)) {
      reporter.at(file, "key", "没有编号的行按日期整段替换，要知道是哪一天的；请写 coverage: 日期字段");
    }
    if (SourceReader.isKeyedByRow(file)
        && file.text("delivery").equals(EnumNames.word(Delivery.INCREMENTAL))) {
      reporter.at(file, "delivery", "没有编号的行（key: row）认不出是不是改过的旧行，不能按增量报送；请删去 delivery，重报的日期整段替换");
    }
    for (Word event : file.words("events")) {
      scope.require(event, "events", Field.Type::isTime, "日期", reporter);
    }
  }

  void deliveredBy(Block file, Scope scope) {
    Word name = file.word("delivered_by");
    if (name == null) {
      return;
    }
    scope.require(name, "delivered_by", type -> type == Field.Type.TEXT, "文字", reporter);
    Word coverage = file.word("coverage");
    Field dated = coverage == null ? null : scope.typed(coverage.text());
    if (coverage == null || (dated != null && dated.type() == Field.Type.PERIOD)) {
      reporter.at(name, "有 delivered_by 就要知道每一行是哪一天的；请写 coverage: 日期字段");
    }
  }

  /** The doubts that are expected, of fields that are there. */
  List<ExpectedDoubt> expected(List<Block> blocks, Scope scope) {
    List<ExpectedDoubt> expected = new ArrayList<>();
    for (Block block : blocks) {
      Word name = block.word("field");
      Word value = block.word("value");
      Field field = name == null ? null : scope.typed(name.text());
      if (name != null && !scope.require(name, "expected_doubts 的 field", reporter)) {
        continue;
      }
      if (value != null && name == null) {
        reporter.at(value, "expected_doubts 的 value 是哪个字段的？请写 field: 字段名");
      } else if (value != null && field != null) {
        stored(value, field, scope);
      }
      if (name == null || field != null) {
        String of = value == null ? null : value.text();
        expected.add(new ExpectedDoubt(block.text("code"), field, of, block.text("reason")));
      }
    }
    return List.copyOf(expected);
  }

  /** Reports a value that is stored otherwise, or that its field does not know. */
  private void stored(Word value, Field field, Scope scope) {
    Reference list = scope.referenceOf(field);
    Map<String, String> spellings = list == null ? field.values() : list.canonical();
    String stored = spellings.get(Spelling.normal(value.text()));
    if (stored != null && !stored.equals(value.text())) {
      reporter.at(value, "“" + value.text() + "”是“" + stored + "”的别种写法，存的是后者；请写 " + stored);
    } else if (stored == null && !field.values().isEmpty()) {
      String hint = Spelling.hint(value.text(), Ordered.set(field.values().values()));
      reporter.at(value, "字段 " + field.name() + " 没有取值“" + value.text() + "”" + hint);
    }
  }
}
