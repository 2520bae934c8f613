package dev.fazhi.publish.content;

import dev.fazhi.definition.Definitions;
import dev.fazhi.measure.revision.Revision;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.Vintage;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param revisions what is another than in the vintage before; null when there was none before
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

  /** A provisional vintage, the first of its cut-off. */
  public PublicationInput(
      Definitions definitions,
      Vintage vintage,
      List<Load> loads,
      List<Fault> quality,
      List<RejectedRows> rejects,
      String programVersion,
      String area) {
    this(
        definitions,
        vintage,
        loads,
        quality,
        rejects,
        programVersion,
        area,
        null,
        PublicationStatus.PROVISIONAL);
  }

  /** Which vintage it is, in Chinese. */
  public String version() {
    return standing instanceof PublicationStatus.Recomputed ? "重算" : "第 " + vintage.number() + " 版";
  }
}
