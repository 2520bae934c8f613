package dev.fazhi.definition.yaml;

import java.util.List;

/**
 * Collects the mistakes of one file.
 *
 * @param file relative to {@code jobs/}
 * @param found where they are gathered, together with those of the other files
 */
public record Reporter(String file, List<DefinitionError> found) {

  public void at(int line, String message) {
    found.add(new DefinitionError(file, line, message));
  }

  public void at(YamlNode node, String message) {
    at(node.line(), message);
  }

  /** Reports at the key, or at the block when it has no such key. */
  public void at(YamlNode.Block block, String key, String message) {
    at(block.lineOf(key), message);
  }
}
