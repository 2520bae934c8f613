package dev.fazhi.definition.condition;

import java.util.List;
import java.util.Map;

/**
 * A list of canonical names with their aliases.
 *
 * @param id the name of its file without {@code .csv}
 * @param names the canonical names in the order declared
 * @param canonical every spelling, normalised as headers are, to its canonical name; the canonical
 *     names among them
 */
public record Reference(String id, List<String> names, Map<String, String> canonical) {}
