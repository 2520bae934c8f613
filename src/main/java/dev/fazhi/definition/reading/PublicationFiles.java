package dev.fazhi.definition.reading;

import dev.fazhi.definition.AuditPhrases;
import dev.fazhi.definition.Draft;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Table;
import dev.fazhi.definition.reading.metric.MetricNames;
import dev.fazhi.definition.reading.publication.DraftReader;
import dev.fazhi.definition.reading.publication.PhraseReader;
import dev.fazhi.definition.reading.publication.TableReader;
import dev.fazhi.definition.reading.publication.TemplateFiles;
import dev.fazhi.definition.schema.DefinitionSchema;
import dev.fazhi.definition.yaml.DefinitionError;
import dev.fazhi.definition.yaml.JobsFolder;
import dev.fazhi.definition.yaml.Ordered;
import dev.fazhi.definition.yaml.ParsedFiles;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the files that say what is published: drafts, tables, phrases and templates. */
record PublicationFiles(JobsFolder folder, ParsedFiles parsed, List<DefinitionError> found) {
  static final List<String> TEMPLATES = List.of(".docx", ".xlsx");

  Draft draft(String file, MetricNames names, Map<String, Metric> metrics) {
    byte[] bytes = folder.files().get(file);
    Reporter reporter = new Reporter(file, found);
    Block block = bytes == null ? null : parsed.read(bytes, DefinitionSchema.DRAFT::keys, reporter);
    return block == null
        ? Draft.NONE
        : new DraftReader(reporter, names, metrics, block).read(block);
  }

  List<Table> tables(TableReader reader) {
    List<Table> tables = new ArrayList<>();
    folder
        .in("tables", DefinitionLoader.YAML)
        .forEach(
            (file, bytes) -> {
              Reporter reporter = new Reporter(file, found);
              Block block = parsed.read(bytes, DefinitionSchema.TABLE::keys, reporter);
              if (block != null) {
                tables.add(reader.read(block, reporter));
              }
            });
    return List.copyOf(tables);
  }

  AuditPhrases audit(MetricNames names) {
    Reporter reporter = new Reporter(PhraseReader.FILE, found);
    byte[] bytes = folder.files().get(PhraseReader.FILE);
    Block block = bytes == null ? null : parsed.read(bytes, DefinitionSchema.AUDIT::keys, reporter);
    return block == null ? AuditPhrases.NONE : new PhraseReader(reporter, names).read(block);
  }

  Map<String, byte[]> templates() {
    Map<String, byte[]> templates = new LinkedHashMap<>();
    TEMPLATES.forEach(
        ending ->
            folder
                .in("templates", ending)
                .forEach((file, bytes) -> templates.put(DefinitionLoader.base(file, ""), bytes)));
    new TemplateFiles(templates.keySet(), found).check();
    return Ordered.copy(templates);
  }
}
