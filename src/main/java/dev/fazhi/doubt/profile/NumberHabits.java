package dev.fazhi.doubt.profile;

import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.facts.FactRows;
import java.util.List;

/** Judges how rows are numbered. */
record NumberHabits(HabitCounts now, HabitCounts before, HabitFaults faults) {

  /** Fewer rows show no habit. */
  private static final long LEAST_BEFORE = 50;

  private static final long LEAST_NUMBERS = 20;
  private static final double NEARLY_ALL = 0.95;

  /** Where another system goes on, a few are of the last days of the one before. */
  private static final long AGAIN_ONE_IN = 10;

  /** So many numbers, and such a part, are not given up where hardly any was. */
  private static final long LEAST_MISSING = 10;

  private static final long LEAST_OTHERS = 8;
  private static final double PART_OF_OTHERS = 0.1;
  private static final double SOME = 0.02;
  private static final double TIMES = 10;

  /**
   * Judges how they are written; what one load brought is no habit yet.
   *
   * @param again how many rows are of days of which earlier loads have rows as well; of later days
   *     nothing is counted twice
   */
  void forms(long again) {
    if (before.of("K") < LEAST_BEFORE
        || now.of("K") < LEAST_NUMBERS
        || again * AGAIN_ONE_IN < now.of("K")
        || before.loads() < 2) {
      return;
    }
    before.counts().keySet().stream()
        .filter(what -> what.startsWith("k") && before.share(what) >= NEARLY_ALL)
        .filter(what -> now.of(what) == 0)
        .forEach(
            what -> {
              String said = "『%s』以前的都写成“%s”，这一份新增的 %s 行没有一行这样写，像是编号换了写法：以前就有的可能又算了一件";
              faults.add(
                  DoubtCode.NEARLY_SAME,
                  title(),
                  said.formatted(title(), what.substring(1), now.of("K")));
            });
  }

  /** Judges whether some, not all, are numbers as others give them. */
  void words() {
    String usual = "r=" + before.top("r=");
    String other = now.risen("r=", before);
    long rows = now.of("r=" + other);
    if (before.of("R") >= LEAST_BEFORE
        && before.share(usual) >= NEARLY_ALL
        && before.of("r=" + other) == 0
        && rows >= LEAST_OTHERS
        && now.share("r=" + other) >= PART_OF_OTHERS
        && now.share(usual) >= PART_OF_OTHERS) {
      String said = "『%s』以前几乎都写成“%s”，这一份新增的 %s 行里有 %s 行写成“%s”，像是混进了别处的，或同一件又编了号，都计入了";
      faults.add(
          DoubtCode.NEARLY_SAME,
          title(),
          said.formatted(title(), usual.substring(2), now.of("R"), rows, SafeText.safe(other)));
    }
  }

  /** Judges whether numbers are missing here and there, which nobody else has. */
  void holes(List<RowKey> missing, FactRows facts) {
    double usual = Math.max(before.share("g"), before.mostShare("g"));
    if (before.of("G") >= 2 * LEAST_BEFORE
        && now.of("g") >= LEAST_MISSING
        && now.share("g") >= Math.max(SOME, TIMES * usual)
        && facts.live(missing).size() * 2 < missing.size()) {
      String said = "『%s』这一份新增的 %s 行里有 %s 处与上一号之间缺一两个号（如 %s），以前几乎没有，像是删去或筛掉了一些行";
      faults.add(
          DoubtCode.PARTS_MISSING,
          "『%s』中间缺的".formatted(title()),
          said.formatted(title(), now.of("G"), now.of("g"), missing.get(0).text()),
          HabitFaults.CONDITIONS);
    }
  }

  private String title() {
    return IdField.title(faults.source());
  }
}
