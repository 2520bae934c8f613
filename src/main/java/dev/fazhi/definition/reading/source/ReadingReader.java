package dev.fazhi.definition.reading.source;

import dev.fazhi.definition.condition.Consequence;
import dev.fazhi.definition.condition.Field.Reading;
import dev.fazhi.definition.condition.Field.Type;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the keys of a field that change how its text is converted. */
public record ReadingReader(Reporter reporter) {

  private static final Map<String, List<Type>> FOR =
      Map.of(
          "unknown", List.of(Type.TEXT),
          "decimals", List.of(Type.DECIMAL, Type.MONEY),
          "format", List.of(Type.DATE, Type.DATE_TIME),
          "zone", List.of(Type.DATE, Type.DATE_TIME),
          "day", List.of(Type.DATE_TIME),
          "not_before", List.of(Type.DATE_TIME),
          "pattern", List.of(Type.ID, Type.CASE_NUMBER));

  /**
   * @param answers the spellings of yes and no that the field has of its own
   */
  Reading read(Block block, Type type, Map<String, String> answers) {
    if (block.word("type") != null) {
      FOR.forEach((key, types) -> onlyFor(key, block, type, types.toArray(Type[]::new)));
    }
    if (block.has("unknown") && block.block("values") == null) {
      reporter.at(block, "unknown", "unknown 说的是 values 之外的值；请先写 values");
    }
    Reading usual = Reading.usual(type);
    return new Reading(
        block.has("empty") ? block.texts("empty") : null,
        EnumNames.constant(Consequence.class, block.text("unknown"), usual.unknown()),
        block.whole("decimals", usual.decimals()),
        dayOrder(block.text("format")),
        zone(block.word("zone"), reporter),
        block.text("day").equals("end"),
        null,
        answers,
        pattern(block.word("pattern")));
  }

  /** Reports a key at a field of a type that has no use for it. */
  void onlyFor(String key, Block block, Type type, Type... fitting) {
    if (block.has(key) && Stream.of(fitting).noneMatch(type::equals)) {
      String types = Stream.of(fitting).map(EnumNames::word).collect(Collectors.joining(" 或 "));
      reporter.at(block, key, key + " 只用于 type: " + types + "；这个字段的类型是 " + EnumNames.word(type));
    }
  }

  /** The first letters of day, month and year in their order: {@code dd/MM/yyyy} is {@code dmy}. */
  private static String dayOrder(String format) {
    StringBuilder order = new StringBuilder();
    for (char c : format.toLowerCase(Locale.ROOT).toCharArray()) {
      if ("dmy".indexOf(c) >= 0 && order.length() < 3 && order.indexOf(String.valueOf(c)) < 0) {
        order.append(c);
      }
    }
    return order.toString();
  }

  /** The zone; null for none, and for a name that is none, which is then reported. */
  public static @Nullable ZoneId zone(@Nullable Word zone, Reporter reporter) {
    if (zone == null) {
      return null;
    }
    try {
      return ZoneId.of(zone.text());
    } catch (DateTimeException unknown) {
      reporter.at(
          zone,
          "没有时区“"
              + zone.text()
              + "”"
              + Spelling.hint(
                  zone.text(), ZoneId.getAvailableZoneIds(), "；请写像 Asia/Shanghai 这样的名字"));
      return null;
    }
  }

  @Nullable String pattern(@Nullable Word pattern) {
    if (pattern != null) {
      try {
        Pattern.compile(pattern.text());
      } catch (PatternSyntaxException wrong) {
        reporter.at(
            pattern,
            "pattern“%s”不是正则表达式（第 %s 个字符处）；例如 11 位数字写成 [0-9]{11}"
                .formatted(pattern.text(), wrong.getIndex() + 1));
        return null;
      }
    }
    return pattern == null ? null : pattern.text();
  }
}
