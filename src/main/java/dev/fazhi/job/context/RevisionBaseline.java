package dev.fazhi.job.context;

import dev.fazhi.model.AsOf;
import dev.fazhi.store.vintage.Vintages;
import java.util.Optional;

/** Chooses the vintage with which a newer one is compared. */
public final class RevisionBaseline {

  private RevisionBaseline() {}

  /**
   * Gives the newest final vintage of the same cut-off before that one, because that is what
   * readers hold; the one before when none is final; empty for the first of its cut-off.
   */
  public static Optional<Vintages.Head> of(Workspace workplace, int vintage, AsOf asOf) {
    return workplace
        .finals()
        .before(vintage, asOf)
        .flatMap(finality -> workplace.vintages().find(finality.vintage()))
        .or(() -> workplace.vintages().before(vintage, asOf));
  }
}
