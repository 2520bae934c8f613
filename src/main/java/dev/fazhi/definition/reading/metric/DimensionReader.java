package dev.fazhi.definition.reading.metric;

import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Metric.Dimension;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Scope;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.definition.yaml.YamlNode;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a metric is broken down by: {@code unit}, or {@code category/1} for a path. */
record DimensionReader(MetricDraft draft, String source, Scope scope, ComputedFields computed) {

  private static final Pattern WRITTEN = Pattern.compile("([^/]+)(?:/([1-9]))?");

  List<Dimension> read() {
    List<Dimension> dimensions = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlNode node : draft.block().items("by", YamlNode.class)) {
      Dimension dimension =
          node instanceof Word word ? dimension(word) : dimension(named((Block) node));
      if (dimension == null) {
        continue;
      }
      if (!seen.add(dimension.field())) {
        Word at = new Word(dimension.field(), node.line());
        draft.fault(at, "by 里“" + dimension.field() + "”写了两次；请删去一处");
      }
      dimensions.add(dimension);
    }
    return List.copyOf(dimensions);
  }

  private static @Nullable Dimension dimension(@Nullable String computed) {
    return computed == null ? null : new Dimension(computed, 0);
  }

  private @Nullable String named(Block block) {
    return computed.dimension(draft, source, scope, block);
  }

  /** Those of a ratio: each must be one of all its parts, or its groups would have no parts. */
  List<Dimension> within(List<Metric> parts) {
    List<Word> written = new ArrayList<>(draft.block().words("by"));
    for (Block block : draft.block().blocks("by")) {
      String name = named(block);
      if (name != null) {
        written.add(new Word(name, block.line()));
      }
    }
    for (Word word : written) {
      for (Metric part : parts) {
        List<String> offered =
            part.by().stream().map(DimensionReader::written).collect(Collectors.toList());
        if (!offered.contains(word.text())) {
          draft.fault(
              word,
              "by 的“%s”不在 %s 的 by 里%s"
                  .formatted(
                      word.text(),
                      part.id(),
                      Spelling.hint(word.text(), offered, "；请在那里也写上，或从这里删去")));
          break;
        }
      }
    }
    return read();
  }

  private static String written(Dimension dimension) {
    return dimension.level() == 0 ? dimension.field() : dimension.field() + "/" + dimension.level();
  }

  private @Nullable Dimension dimension(Word word) {
    Matcher written = WRITTEN.matcher(word.text());
    if (!written.matches()) {
      draft.fault(word, "by 的“" + word.text() + "”读不懂；应是字段名，或像 category/1 这样的字段名和级数");
      return null;
    }
    String name = written.group(1);
    int level = written.group(2) == null ? 0 : Integer.parseInt(written.group(2));
    Field field = scope.typed(name);
    if (scope.lacks(name)) {
      draft.fault(word, "by：" + scope.missing(name));
      return null;
    }
    if (field != null) {
      Field.Type type = field.type();
      if (level > 0 && type != Field.Type.PATH) {
        draft.fault(
            word,
            "by 的“%s”写了级数，但 %s 的类型是 %s，不是 path；请写 %s"
                .formatted(word.text(), name, EnumNames.word(type), name));
      } else if (type.isTime() || type.isNumber()) {
        draft.fault(word, "by 的“" + name + "”是日期或数，不能用来分组；请写文字或是否字段");
      }
    }
    return new Dimension(name, level);
  }
}
