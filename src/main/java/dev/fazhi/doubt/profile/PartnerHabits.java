package dev.fazhi.doubt.profile;

import dev.fazhi.model.SafeText;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Judges whether names stand in rows of another than to whom they belong. */
record PartnerHabits(HabitCounts now, HabitCounts before, HabitFaults faults) {

  private static final long LEAST_BEFORE = 50;
  private static final long LEAST_OF_NAME = 5;
  private static final long LEAST_ROWS = 8;

  /** A name belongs where so large a part of its rows is. */
  private static final double KNOWN = 0.95;

  private static final double MOSTLY = 0.6;

  /** Other names that stand elsewhere are as few. */
  private static final double NEARLY_ALL = 0.8;

  /** A unit may be given two kinds of case that were another's, but not half of all. */
  private static final int LEAST_MOVED = 3;

  private static final int ONE_IN = 10;
  private static final int SELDOM_ONE_IN = 100;

  /** Of a name the other names that stand beside it, by how many rows. */
  private static Map<String, Map<String, Long>> names(HabitCounts counts, String prefix) {
    Map<String, Map<String, Long>> names = new HashMap<>();
    counts
        .counts()
        .forEach(
            (what, rows) -> {
              int with = what.indexOf(PartnerCounter.WITH);
              if (with > 0 && what.startsWith(prefix)) {
                names
                    .computeIfAbsent(what.substring(prefix.length(), with), any -> new TreeMap<>())
                    .put(what.substring(with + 1), rows);
              }
            });
    return names;
  }

  /** Where a name belongs; empty where that is not known. */
  private static String home(Map<String, Long> others, double share) {
    long all = others.values().stream().mapToLong(rows -> rows).sum();
    return others.entrySet().stream()
        .filter(of -> all >= LEAST_OF_NAME && of.getValue() >= share * all)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  /** Judges the names of one column by those of another. */
  void names(String at) {
    String prefix = "q" + at + "=";
    Map<String, Map<String, Long>> known = names(before, prefix);
    Map<String, Map<String, Long>> own = names(now, prefix);
    Set<String> places =
        known.values().stream()
            .flatMap(others -> others.keySet().stream())
            .collect(Collectors.toSet());
    if (faults.isKind(at)) {
      kinds(faults.titles(at), known, own, places);
      return;
    }
    Map<String, Long> astray = new TreeMap<>();
    long all = 0;
    for (Map.Entry<String, Map<String, Long>> name : own.entrySet()) {
      Map<String, Long> before = known.get(name.getKey());
      String of = before == null ? home(name.getValue(), MOSTLY) : home(before, KNOWN);
      for (Map.Entry<String, Long> other : name.getValue().entrySet()) {
        // whose rows come for the first time may share what only others had before
        boolean placed = before == null || places.contains(other.getKey());
        if (placed && !of.isEmpty() && !other.getKey().equals(of)) {
          astray.merge(other.getKey() + PartnerCounter.WITH + of, other.getValue(), Long::sum);
          all += other.getValue();
        }
      }
    }
    Map.Entry<String, Long> most =
        astray.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
    if (most == null || most.getValue() < LEAST_ROWS) {
      return;
    }
    // two may have been exchanged
    String[] both = most.getKey().split(String.valueOf(PartnerCounter.WITH), 2);
    long back = astray.getOrDefault(both[1] + PartnerCounter.WITH + both[0], 0L);
    if (most.getValue() + back < NEARLY_ALL * all) {
      return;
    }
    boolean habit = before.of("Q" + at) >= LEAST_BEFORE && isSeldom(known, before.of("Q" + at));
    if (habit || before.of("Q" + at) == 0 && all * ONE_IN <= now.of("Q" + at)) {
      String one = faults.titles(at)[0];
      String other = faults.titles(at)[1];
      if (!faults.isTold(one) && !faults.isTold(other)) {
        String said = "『%s』是“%s”的有 %s 行，『%s』写的却是“%s”那里的，像是贴了别处的，照写的计入";
        faults.add(
            one + "、" + other,
            said.formatted(
                other, SafeText.safe(both[0]), most.getValue(), one, SafeText.safe(both[1])));
      }
    }
  }

  /** Judges whether what each had before is another's now, as when a list of units slipped. */
  private void kinds(
      String[] titles,
      Map<String, Map<String, Long>> known,
      Map<String, Map<String, Long>> own,
      Set<String> places) {
    String first = "";
    int moved = 0;
    int homes = 0;
    for (Map.Entry<String, Map<String, Long>> kind : new TreeMap<>(own).entrySet()) {
      String of = home(known.getOrDefault(kind.getKey(), Map.of()), NEARLY_ALL);
      String at = home(kind.getValue(), NEARLY_ALL);
      if (!of.isEmpty() && !at.isEmpty()) {
        homes++;
        if (!of.equals(at) && places.contains(at) && moved++ == 0) {
          first =
              "“%s”以前是“%s”，这里是“%s”"
                  .formatted(SafeText.safe(kind.getKey()), SafeText.safe(of), SafeText.safe(at));
        }
      }
    }
    if (moved >= LEAST_MOVED && moved * 2 >= homes) {
      String said = "『%s』与『%s』的对应变了：%s；一共有 %s 类这样，像是其中一列错了位，照写的计入";
      faults.add(titles[0] + "、" + titles[1], said.formatted(titles[0], titles[1], first, moved));
    }
  }

  /** Whether names that belong somewhere hardly ever stood elsewhere. */
  private static boolean isSeldom(Map<String, Map<String, Long>> known, long all) {
    long elsewhere = 0;
    for (Map<String, Long> others : known.values()) {
      String home = home(others, MOSTLY);
      for (Map.Entry<String, Long> other : others.entrySet()) {
        elsewhere += home.isEmpty() || other.getKey().equals(home) ? 0 : other.getValue();
      }
    }
    return elsewhere * SELDOM_ONE_IN <= all;
  }
}
