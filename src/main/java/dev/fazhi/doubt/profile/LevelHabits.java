package dev.fazhi.doubt.profile;

import dev.fazhi.doubt.row.Level;
import dev.fazhi.doubt.row.Sizes;
import dev.fazhi.model.SafeText;
import java.util.Map;

/** Judges whether the numbers of one name are larger or smaller than they were. */
record LevelHabits(HabitCounts now, HabitCounts before, HabitFaults faults) {

  /** Judges a column of numbers by one of names, by their positions. */
  void levels(String at) {
    Map<String, Level> own = LevelCounter.of(now, at);
    Map<String, Level> known = LevelCounter.of(before, at);
    Level all = Level.sum(own);
    Level allKnown = Level.sum(known);
    String number = faults.titles(at)[0];
    String by = faults.titles(at)[1];
    own.forEach(
        (name, level) -> {
          Level was = known.getOrDefault(name, Level.NONE);
          double turned = level.turned(was, allKnown.minus(was), all.minus(level));
          if (turned > 0
              && faults.all().stream().noneMatch(told -> told.field().contains(number))) {
            String words =
                Sizes.of(faults.source())
                    .words(Integer.parseInt(at.substring(0, at.indexOf(','))), level, was);
            String said = "『%s』是“%s”的，『%s』这一份新增的 %s 行%s，别的却没有变，像是从此填的是别的（如户数、件数，或相反的代码），照写的计入";
            faults.add(
                number, said.formatted(by, SafeText.safe(name), number, level.rows(), words));
          }
        });
  }
}
