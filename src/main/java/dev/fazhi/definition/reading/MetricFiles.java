package dev.fazhi.definition.reading;

import dev.fazhi.definition.reading.metric.MetricReader;
import dev.fazhi.definition.schema.DefinitionSchema;
import dev.fazhi.definition.yaml.DefinitionError;
import dev.fazhi.definition.yaml.JobsFolder;
import dev.fazhi.definition.yaml.ParsedFiles;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode.Block;
import java.util.ArrayList;
import java.util.List;

/** Reads the files of {@code metrics/}. */
record MetricFiles(JobsFolder folder, ParsedFiles parsed, List<DefinitionError> found) {

  /** A file of metrics with the reporter of its mistakes. */
  record MetricFile(Reporter reporter, Block block) {}

  List<MetricFile> read(MetricReader reader) {
    List<MetricFile> files = new ArrayList<>();
    folder
        .in("metrics", DefinitionLoader.YAML)
        .forEach(
            (file, bytes) -> {
              Reporter reporter = new Reporter(file, found);
              Block block = parsed.read(bytes, DefinitionSchema.METRICS::keys, reporter);
              if (block == null) {
                reader.addUnreadable();
              } else {
                reader.add(block, reporter);
                files.add(new MetricFile(reporter, block));
              }
            });
    if (folder.in("metrics", DefinitionLoader.YAML).isEmpty()) {
      found.add(new DefinitionError("metrics", 0, "没有一个指标；请在 metrics/ 里放 .yml 文件"));
      reader.addUnreadable();
    }
    return files;
  }
}
