package dev.fazhi.definition;

import java.util.List;
import java.util.Map;

/**
 * The sources that are switched off.
 *
 * @param sources by id; their rows stay known, so that they can be switched on again
 * @param consequences one line in Chinese for each kind of what is left out with them
 */
public record Disabled(Map<String, Source> sources, List<String> consequences) {

  /** Every source counts. */
  public static final Disabled NONE = new Disabled(Map.of(), List.of());
}
