package dev.fazhi.definition.reading.metric;

import dev.fazhi.definition.yaml.YamlNode.Block;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names the bands of a number that a metric is broken down by. */
final class BandLabels {

  private static final Map<String, String> UNITS =
      Map.of("days(", "天", "workdays(", "个工作日", "hours(", "小时");

  private BandLabels() {}

  /** As written, else made of the edges. */
  static List<String> of(Block block, List<BigDecimal> at) {
    return block.has("labels") ? block.texts("labels") : labels(at, unit(block));
  }

  private static String unit(Block block) {
    String value = block.text("band").toLowerCase(Locale.ROOT);
    return block.has("unit")
        ? block.text("unit")
        : UNITS.entrySet().stream()
            .filter(unit -> value.startsWith(unit.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
  }

  /** Such as 1天以内, 超过1天至3天, 超过3天. */
  private static List<String> labels(List<BigDecimal> at, String unit) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i <= at.size(); i++) {
      String least = i == 0 ? "" : at.get(i - 1).toPlainString() + unit;
      String most = i == at.size() ? "" : at.get(i).toPlainString() + unit;
      labels.add(
          i == at.size()
              ? "超过" + least
              : i > 0
                  ? "超过" + least + "至" + most
                  : at.get(0).signum() > 0 ? most + "以内" : "不超过" + most);
    }
    return labels;
  }
}
