package dev.fazhi.measure.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that a figure is made from, with the place where a person finds it.
 *
 * @param load the number of the load that brought it
 * @param file the file's name
 * @param sheet the sheet's name; empty when the file has none
 * @param row the row number that the spreadsheet shows
 * @param values by field in the source's order, typed as {@code model.Entry} has them
 * @param counted what the row adds to a sum, a mean, a median, or a count of different values: days
 *     for spans of time; null when it adds nothing, and for plain counts
 */
public record TraceRow(
    long load,
    String file,
    String sheet,
    int row,
    List<@Nullable Object> values,
    @Nullable Object counted) {}
