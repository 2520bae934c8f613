package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.measure.count.Deliveries;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import java.util.ArrayList;
import java.util.List;

/** Tells of exports in several files of which one never came. */
public final class PartChecks {

  private static final String CODE = "FZ-195";

  private PartChecks() {}

  public static List<Fault> faults(Definitions definitions, Deliveries deliveries, long known) {
    List<Fault> faults = new ArrayList<>();
    for (Source source : definitions.sources().values()) {
      deliveries
          .missingParts(source, known)
          .forEach(
              (file, words) ->
                  faults.add(
                      Fault.warning(
                          CODE,
                          "",
                          source.id(),
                          "",
                          "%s分成几份送来，有『%s』等，而%s：那一部分没有计入；请补上后重新运行。"
                              .formatted(source.title(), SafeText.safe(file), words))));
    }
    return faults;
  }
}
