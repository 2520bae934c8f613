package dev.fazhi.definition.reading.source;

import dev.fazhi.definition.MeasuredField;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Scope;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a source looks up in others, once all are read. Only stored fields are looked up, so
 * that no source needs another that needs it.
 *
 * @param sources all by id, without what they look up
 */
public record LookupReader(Reporter reporter, Known known, Map<String, Source> sources) {

  /** The source with its measured fields; those that are wrong are left out and reported. */
  public Source read(SourceReader.Found found) {
    List<MeasuredField> measured = new ArrayList<>();
    found
        .measured()
        .forEach(
            (field, lookup) -> {
              Condition value = field.derive() == null ? null : field.derive().value();
              MeasuredField read =
                  lookup != null
                      ? lookup(field, lookup, found)
                      : value == null ? null : new MeasuredField.Computed(field, value);
              if (read != null) {
                measured.add(read);
              }
            });
    return found.source().with(measured);
  }

  private MeasuredField.@Nullable Lookup lookup(
      Field field, Block block, SourceReader.Found found) {
    Word id = block.word("source");
    Word by = block.word("by");
    Word to = block.word("to") == null ? by : block.word("to");
    Word take = block.word("take");
    Word latest = block.word("latest");
    if (id == null || take == null) {
      return null;
    } else if (by == null && (to != null || latest == null)) {
      reporter.at(block, "lookup 不写 by 就是取那边最晚的一行；请写 latest: 日期字段，不写 to");
      return null;
    }
    Source in = known.requireSource(id, reporter) ? sources.get(id.text()) : null;
    Scope there = known.scopes().get(id.text());
    if (in == null || there == null) {
      return null;
    }
    Field own = by == null ? null : stored(by, "by", found.source(), found.scope());
    Field theirs = to == null ? null : stored(to, "to", in, there);
    Field taken = stored(take, "take", in, there);
    if (own != null && theirs != null) {
      boolean alike = own.type() == theirs.type() || own.type().isText() && theirs.type().isText();
      require(alike, to, "by 与 to 应是同一类的字段；%s 与 %s 不同", own, theirs);
      require(!own.type().isTime(), by, "by 应是编号或文字字段；%s 不是", own, theirs);
    }
    if (taken != null) {
      require(taken.type() == field.type(), take, "查来的字段与那边的类型应相同；%s 与 %s 不同", field, taken);
    }
    Field day = latest == null ? null : stored(latest, "latest", in, there);
    if (day != null) {
      require(day.type().isTime(), latest, "latest 应是日期字段；%s 不是", day, day);
    } else if (latest == null
        && to != null
        && theirs != null
        && !in.key().equals(List.of(theirs.name()))) {
      reporter.at(
          to,
          "数据源 %s 里一个“%s”可能有几行（它的主键是 %s），要知道取哪一行；请写 latest: 日期字段，取截止日前最晚的一行"
              .formatted(in.id(), theirs.name(), String.join("、", in.key())));
    }
    boolean keyed = by == null || (own != null && theirs != null);
    return !keyed || taken == null || (latest != null && day == null)
        ? null
        : new MeasuredField.Lookup(field, in, name(own), name(theirs), taken.name(), name(day));
  }

  private static @Nullable String name(@Nullable Field field) {
    return field == null ? null : field.name();
  }

  private void require(boolean holds, @Nullable Word at, String message, Field one, Field other) {
    if (!holds && at != null) {
      reporter.at(at, "lookup：" + message.formatted(words(one), words(other)));
    }
  }

  private static String words(Field field) {
    return "“" + field.name() + "”（" + EnumNames.word(field.type()) + "）";
  }

  private @Nullable Field stored(Word name, String key, Source of, Scope scope) {
    Predicate<Field> same = field -> field.name().equals(name.text());
    Field found = of.fields().stream().filter(same).findFirst().orElse(null);
    if (found == null && scope.require(name, "lookup." + key, reporter) && !scope.open()) {
      reporter.at(
          name,
          "lookup.%s：数据源 %s 的“%s”自己也是查来的或统计时才算的，再查会绕圈；请直接查它从哪里来"
              .formatted(key, of.id(), name.text()));
    }
    return found;
  }
}
