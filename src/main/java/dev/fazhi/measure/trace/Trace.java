package dev.fazhi.measure.trace;

import dev.fazhi.definition.Metric;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Period;
import java.util.List;

/**
 * The origin of a figure: its computation, and the rows behind each of its parts.
 *
 * @param metric the metric
 * @param formula how the value comes about, in Chinese
 * @param by the field of the breakdown; empty for the total
 * @param group the group; empty for the total
 * @param vintageAsOf the cut-off of the vintage
 * @param period the days counted, those of last year when last year's figure is traced
 * @param prior whether it is last year's figure
 * @param vintage the number of the vintage that the figure stands in
 * @param lastLoad the last load that this vintage knew
 * @param value the figure as the vintage has it
 * @param parts one; for a rate its numerator, then its denominator; for a sum what is counted for
 *     its terms; none when nothing was delivered of those days, so that nothing was counted
 */
public record Trace(
    Metric metric,
    String formula,
    String by,
    String group,
    AsOf vintageAsOf,
    Period period,
    boolean prior,
    int vintage,
    long lastLoad,
    FigureValue value,
    List<TracePart> parts) {}
