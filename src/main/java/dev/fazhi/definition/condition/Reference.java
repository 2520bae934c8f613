package dev.fazhi.definition.condition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A list of canonical names with their aliases or, for each year, with a number.
 *
 * @param id the name of its file without {@code .csv}
 * @param names the canonical names in the order declared
 * @param canonical every spelling, normalised as headers are, to its canonical name; the canonical
 *     names among them
 * @param years the number of each name, by year; none for a list of names with aliases
 */
public record Reference(
    String id,
    List<String> names,
    Map<String, String> canonical,
    Map<Integer, Map<String, BigDecimal>> years) {}
