package dev.fazhi.publish.content;

import dev.fazhi.definition.Definitions;
import dev.fazhi.measure.revision.Revision;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.Vintage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The input of a publication; the same input gives the same bytes.
 *
 * @param definitions by which the vintage was measured
 * @param vintage the figures
 * @param loads the files behind them, including refused ones
 * @param quality warnings and notes of the run as a whole; faults of loads and rejected rows need
 *     not be repeated here
 * @param rejects the rejected rows by file
 * @param programVersion for the cover and {@code run.json}
 * @param area whose figures they are, for titles; may be empty
 * @param revisions what changed against the baseline vintage; null when there is none
 * @param standing whether the vintage is final
 */
public record PublicationInput(
    Definitions definitions,
    Vintage vintage,
    List<Load> loads,
    List<Fault> quality,
    List<RejectedRows> rejects,
    String programVersion,
    String area,
    @Nullable List<Revision> revisions,
    PublicationStatus standing) {

  /** Names the vintage in Chinese. */
  public String version() {
    return standing instanceof PublicationStatus.Recomputed ? "重算" : "第 " + vintage.number() + " 版";
  }
}
