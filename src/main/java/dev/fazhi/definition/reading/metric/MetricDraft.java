package dev.fazhi.definition.reading.metric;

import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import org.jspecify.annotations.Nullable;

/**
 * A metric as written, before what it names has been looked up.
 *
 * @param source what the metric itself or else its file says; null when neither does
 * @param reporter of its file
 */
record MetricDraft(Word id, Block block, @Nullable Word source, Reporter reporter) {

  static MetricDraft of(Word id, Block block, Block file, Reporter reporter) {
    Word own = block.word("source");
    return new MetricDraft(id, block, own == null ? file.word("source") : own, reporter);
  }

  boolean isRatio() {
    return block.has("ratio");
  }

  boolean isDerived() {
    return block.has("derive");
  }

  void fault(String key, String message) {
    reporter.at(block, key, of(message));
  }

  void fault(Word at, String message) {
    reporter.at(at, of(message));
  }

  /** What is said of this metric. */
  String of(String said) {
    return "指标 " + id.text() + "：" + said;
  }
}
