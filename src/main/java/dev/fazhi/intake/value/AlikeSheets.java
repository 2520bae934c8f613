package dev.fazhi.intake.value;

import dev.fazhi.model.Fault;
import dev.fazhi.model.FirstFew;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells once what is the same in many sheets of a file. */
final class AlikeSheets {

  private static final int MOST_SHOWN = 10;

  private AlikeSheets() {}

  /** The faults in their order, each of several sheets with the names of the others. */
  static List<Fault> toldOnce(List<Fault> faults) {
    Map<Fault, Fault> first = new LinkedHashMap<>();
    Map<Fault, FirstFew> others = new LinkedHashMap<>();
    for (Fault fault : faults) {
      Place at = fault.place();
      Fault anywhere = fault.with(new Place(at.file(), "", at.row(), at.column()), fault.message());
      if (first.putIfAbsent(anywhere, fault) != null) {
        others
            .computeIfAbsent(anywhere, any -> new FirstFew(MOST_SHOWN))
            .add("“" + SafeText.safe(at.sheet()) + "”");
      }
    }
    List<Fault> told = new ArrayList<>();
    first.forEach(
        (anywhere, fault) -> {
          FirstFew more = others.get(anywhere);
          told.add(
              more == null ? fault : fault.with(fault.place(), fault.message() + others(more)));
        });
    return List.copyOf(told);
  }

  private static String others(FirstFew sheets) {
    return "还有 %s 张工作表也是这样：%s。".formatted(sheets.count(), sheets.words("、"));
  }
}
