package dev.fazhi.model;

import java.util.List;

/**
 * All figures at one cut-off as they were known from the loads up to one number; once published it
 * never changes.
 *
 * @param number from 1, over all cut-offs
 * @param asOf the cut-off
 * @param lastLoad the number of the last load that was known
 * @param definitions the digest of the definitions that it was measured by
 * @param figures in {@link Figure#ORDER}
 */
public record Vintage(
    int number, AsOf asOf, long lastLoad, String definitions, List<Figure> figures) {}
