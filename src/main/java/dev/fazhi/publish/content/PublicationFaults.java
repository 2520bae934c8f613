package dev.fazhi.publish.content;

import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Load;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All faults of a publication, each once, by file, place and code. */
public final class PublicationFaults {

  private static final Comparator<Fault> BY_PLACE =
      Comparator.comparing((Fault fault) -> fault.place().file())
          .thenComparing(fault -> fault.place().sheet())
          .thenComparing(fault -> fault.place().row())
          .thenComparing(fault -> fault.place().column())
          .thenComparing(Fault::code)
          .thenComparing(Fault::field)
          .thenComparing(Fault::value)
          .thenComparing(Fault::message)
          .thenComparing(Fault::severity);

  private PublicationFaults() {}

  public static List<Fault> of(PublicationInput publication) {
    Set<Fault> faults = new LinkedHashSet<>(publication.quality());
    for (Load load : publication.loads()) {
      faults.addAll(load.faults());
    }
    for (RejectedRows rejected : publication.rejects()) {
      for (ImportedRow entry : rejected.rows()) {
        faults.addAll(entry.faults());
      }
    }
    return faults.stream().sorted(BY_PLACE).toList();
  }
}
