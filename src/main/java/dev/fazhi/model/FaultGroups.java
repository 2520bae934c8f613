package dev.fazhi.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Groups similar faults of a file: those of one code about one column of one sheet, or about one
 * list, so that a fault of a thousand rows or names does not hide others.
 */
public final class FaultGroups {

  /** Maximum number of faults listed singly; of larger groups so many rows or values are named. */
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
      Fault first = group.get(0);
      boolean alike = first.place().row() > 0 || !first.value().isEmpty();
      if (group.size() <= MOST_SHOWN || !alike) {
        grouped.addAll(group);
      } else {
        grouped.add(one(group, all));
      }
    }
    return grouped;
  }

  private static Fault one(List<Fault> group, String all) {
    Fault first = group.get(0);
    boolean rows = first.place().row() > 0;
    String few =
        group.stream()
            .limit(MOST_SHOWN)
            .map(f -> rows ? String.valueOf(f.place().row()) : "“" + f.value() + "”")
            .collect(Collectors.joining("、"));
    String message =
        "%s（同类共 %s 处：%s等；全部见%s）"
            .formatted(first.message(), group.size(), rows ? "第 " + few + " 行" : few, all);
    return first.with(first.place(), message);
  }
}
