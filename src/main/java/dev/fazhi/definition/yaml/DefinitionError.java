package dev.fazhi.definition.yaml;

import java.util.Comparator;

/**
 * A mistake in the definitions.
 *
 * @param file relative to {@code jobs/}, with {@code /} between its parts
 * @param line counted from 1; 0 when the file or folder as a whole is meant
 * @param message one sentence in Chinese: what was seen, what is expected, the nearest right
 *     spelling
 */
public record DefinitionError(String file, int line, String message) {

  static final Comparator<DefinitionError> ORDER =
      Comparator.comparing(DefinitionError::file)
          .thenComparingInt(DefinitionError::line)
          .thenComparing(DefinitionError::message);

  /** Formats it as compilers do, which many terminals make a link. */
  @Override
  public String toString() {
    return (line > 0 ? file + ":" + line : file) + "  " + message;
  }
}
