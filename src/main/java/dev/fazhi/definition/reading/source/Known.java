package dev.fazhi.definition.reading.source;

import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.condition.Scope;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.Map;

/**
 * The sources and reference lists that other definitions may name.
 *
 * @param scopes what each source has, by the source's id
 * @param references by id
 * @param sourcesOpen whether a source could not be read so far as its id, so that any may be there
 */
public record Known(
    Map<String, Scope> scopes, Map<String, Reference> references, boolean sourcesOpen) {

  /** Whether a source exists; reports it if not. */
  public boolean requireSource(Word source, Reporter reporter) {
    if (scopes.containsKey(source.text())) {
      return true;
    } else if (!sourcesOpen) {
      reporter.at(
          source,
          "没有数据源“%s”%s"
              .formatted(
                  source.text(), Spelling.hintOrAll(source.text(), scopes.keySet(), "已有的数据源")));
    }
    return false;
  }
}
