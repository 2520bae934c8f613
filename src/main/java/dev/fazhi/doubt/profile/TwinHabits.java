package dev.fazhi.doubt.profile;

import dev.fazhi.doubt.row.DoubtCode;
import java.util.Comparator;

/** Judges whether no two rows agree in some columns any more, in which many did. */
record TwinHabits(HabitCounts now, HabitCounts before, HabitFaults faults) {

  private static final long LEAST_BEFORE = 50;

  /** So many would have been expected where none at all is no accident. */
  private static final double EXPECTED = 20;

  /** Judges the columns of which it would be the least accident. */
  void removed() {
    if (before.of("P") < LEAST_BEFORE) {
      return;
    }
    before.counts().keySet().stream()
        .filter(what -> what.startsWith("p=") && now.of(what) == 0)
        .filter(what -> before.share(what) * now.of("P") >= EXPECTED)
        .max(Comparator.comparingDouble(before::share))
        .ifPresent(this::tell);
  }

  private void tell(String what) {
    String titles = String.join("、", faults.titles(what.substring("p=".length())));
    String said = "『%s』都相同的，这一份新增的 %s 行里一行也没有，以前的导出里有%s，像是按这几列删去了重复的行，本来不同的几件只剩了一件";
    faults.add(
        DoubtCode.PARTS_MISSING,
        titles,
        said.formatted(titles, now.of("P"), before.percent(what)),
        HabitFaults.CONDITIONS);
  }
}
