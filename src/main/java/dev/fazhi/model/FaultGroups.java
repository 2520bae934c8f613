package dev.fazhi.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups similar faults of a file: those of one code about one column of one sheet, so that a fault
 * of a thousand rows does not hide others.
 */
public final class FaultGroups {

  /** Maximum number of faults listed singly; of larger groups so many rows are named. */
  private static final int MOST_SHOWN = 10;

  private FaultGroups() {}

  private record Key(
      String code, Fault.Severity severity, String file, String sheet, String field) {
    static Key of(Fault fault) {
      Place place = fault.place();
      return new Key(fault.code(), fault.severity(), place.file(), place.sheet(), fault.field());
    }
  }

  /**
   * Replaces each larger group by one fault at the place of its first.
   *
   * @param all where all of them are found, in Chinese
   */
  public static List<Fault> grouped(List<Fault> faults, String all) {
    Map<Key, List<Fault>> groups = new LinkedHashMap<>();
    for (Fault fault : faults) {
      groups.computeIfAbsent(Key.of(fault), key -> new ArrayList<>(1)).add(fault);
    }
    List<Fault> grouped = new ArrayList<>();
    for (List<Fault> group : groups.values()) {
      if (group.size() <= MOST_SHOWN || group.get(0).place().row() == 0) {
        grouped.addAll(group);
      } else {
        grouped.add(one(group, all));
      }
    }
    return grouped;
  }

  private static Fault one(List<Fault> group, String all) {
    Fault first = group.get(0);
    List<String> rows =
        group.stream().limit(MOST_SHOWN).map(f -> String.valueOf(f.place().row())).toList();
    String message =
        "%s（同类共 %s 处：第 %s 行等；全部见%s）"
            .formatted(first.message(), group.size(), String.join("、", rows), all);
    return first.with(first.place(), message);
  }
}
