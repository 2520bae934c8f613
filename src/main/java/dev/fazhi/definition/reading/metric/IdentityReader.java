package dev.fazhi.definition.reading.metric;

import dev.fazhi.definition.Identity;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the equations between metrics of a file of {@code metrics/}. */
public record IdentityReader(Reporter reporter, MetricNames names, Map<String, Metric> metrics) {

  public List<Identity> read(Block file) {
    List<Identity> identities = new ArrayList<>();
    for (Block block : file.blocks("identities")) {
      check(block.words("left"));
      check(block.words("right"));
      identities.add(new Identity(block.text("name"), block.texts("left"), block.texts("right")));
    }
    return identities;
  }

  private void check(List<Word> ids) {
    for (Word id : ids) {
      String missing = names.missing(id.text());
      Metric metric = metrics.get(id.text());
      if (missing != null) {
        reporter.at(id, "恒等式：" + missing);
      } else if (metric != null && !CountingReader.addsUp(metric.counting())) {
        reporter.at(id, "恒等式只用于计数、求和与报送的数；" + id.text() + " 不是");
      }
    }
  }
}
