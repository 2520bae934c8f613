package dev.fazhi.publish;

import dev.fazhi.definition.Definitions;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.Vintage;
import java.util.List;

/**
 * All that goes into an output folder; the same publication gives the same bytes.
 *
 * @param definitions by which the vintage was measured
 * @param vintage the figures
 * @param loads the files behind them, those refused among them
 * @param quality warnings and notes of the run as a whole; faults of loads and rejected rows are
 *     taken from there and need not stand here again
 * @param rejects the rejected rows by file
 * @param programVersion for the cover and {@code run.json}
 * @param area whose figures they are, for titles; may be empty
 */
public record Publication(
    Definitions definitions,
    Vintage vintage,
    List<Load> loads,
    List<Fault> quality,
    List<RejectedRows> rejects,
    String programVersion,
    String area) {}
