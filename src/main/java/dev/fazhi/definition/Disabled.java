package dev.fazhi.definition;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sources that are switched off.
 *
 * @param sources by id; their rows stay known, so that they can be switched on again
 * @param names the metrics and tables that are left out with them, by id
 * @param consequences one line in Chinese for each kind of what is left out with them
 */
public record Disabled(Map<String, Source> sources, Set<String> names, List<String> consequences) {

  /** Every source counts. */
  public static final Disabled NONE = new Disabled(Map.of(), Set.of(), List.of());
}
