package dev.fazhi.job.context;

import dev.fazhi.model.AsOf;
import dev.fazhi.store.vintage.Vintages;
import java.util.Optional;

/** The vintage whose figures a newer one's are set against. */
public final class RevisionBaseline {

  private RevisionBaseline() {}

  /**
   * The newest final vintage of the same cut-off before that one, for that is what its readers
   * hold; while there is none, the one before. Empty for the first of its cut-off.
   */
  public static Optional<Vintages.Head> of(Workspace workplace, int vintage, AsOf asOf) {
    return workplace
        .finals()
        .before(vintage, asOf)
        .flatMap(finality -> workplace.vintages().find(finality.vintage()))
        .or(() -> workplace.vintages().before(vintage, asOf));
  }
}
