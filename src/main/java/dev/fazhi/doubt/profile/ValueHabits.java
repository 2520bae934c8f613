package dev.fazhi.doubt.profile;

import dev.fazhi.definition.condition.Condition;
import dev.fazhi.doubt.row.DoubtCode;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Judges which values and names columns have. */
record ValueHabits(HabitCounts now, HabitCounts before, HabitFaults faults) {

  /** Fewer rows show no habit. */
  private static final long LEAST_BEFORE = 50;

  private static final long LEAST_ALIKE = 10;
  private static final long LEAST_NUMBERS = 20;

  /** Of fewer rows a part may be any. */
  private static final long LEAST_OF_PART = 40;

  /** So many of them would have been expected where none at all is no accident. */
  private static final double EXPECTED = 20;

  private static final double EXPECTED_ENDS = 12;

  /** Where all others end alike. */
  private static final double EXPECTED_BESIDE_ONE = 6;

  /** Loads of which the one has so many times the rows of the other are no ledgers alike. */
  private static final long ALIKE = 3;

  private static final double EXPECTED_VOID = 15;
  private static final double HARDLY_ALL = 0.9;
  private static final double OFTEN = 0.05;
  private static final double HALF = 0.5;

  /** A part that is so many times what it ever was is no change by and by. */
  private static final double TIMES = 2.5;

  private static final double MANY_TIMES = 5;

  /** Judges a field of known values, by its position. */
  void values(String at) {
    long all = before.of("V" + at);
    // of each field once, whatever the states
    if (all < LEAST_BEFORE || faults.isTold(faults.title(at))) {
      return;
    }
    String prefix = "v" + at + "=";
    String title = faults.title(at);
    int told = faults.all().size();
    before.counts().keySet().stream()
        .filter(what -> what.startsWith(prefix) && now.of(what) == 0 && isMissed(what, at))
        .forEach(
            what -> {
              String said = "%s这一份新增的 %s 行里没有一行是“%s”，以前有%s，像是导出时改成了“%s”，照写的计入";
              String value = what.substring(prefix.length());
              String instead = now.risen(prefix, before);
              faults.add(
                  title,
                  said.formatted(
                      faults.words(at), now.of("V" + at), value, before.percent(what), instead));
            });
    if (faults.all().size() == told) {
      one(at, prefix, title);
    }
    if (faults.all().size() == told) {
      exchanged(at, prefix, title);
    }
  }

  private boolean isMissed(String what, String at) {
    return before.share(what) >= OFTEN && before.share(what) * now.of("V" + at) >= EXPECTED;
  }

  /** Nearly all rows have one value that few had. */
  private void one(String at, String prefix, String title) {
    String top = now.top(prefix);
    String what = prefix + top;
    boolean nearly = now.of("V" + at) >= LEAST_ALIKE && now.share(what) >= HARDLY_ALL;
    if (nearly && before.share(what) <= 1 - HARDLY_ALL) {
      String said = "%s这一份新增的 %s 行里有 %s 行是“%s”，以前只有%s，像是一律填的，照写的计入";
      faults.add(
          title,
          said.formatted(
              faults.words(at), now.of("V" + at), now.of(what), top, before.percent(what)));
    }
  }

  /** Each of two values is as frequent as the other was. */
  private void exchanged(String at, String prefix, String title) {
    String often = before.top(prefix);
    String top = now.top(prefix);
    double wasMore = before.share(prefix + often);
    double wasLess = before.share(prefix + top);
    double isMore = now.share(prefix + top);
    double isLess = now.share(prefix + often);
    if (now.of("V" + at) >= LEAST_OF_PART
        && wasMore >= TIMES * wasLess
        && isMore >= TIMES * isLess
        && isMore >= wasMore / TIMES
        && isLess <= wasLess * TIMES + OFTEN) {
      String said = "%s里“%s”和“%s”在这一份新增的 %s 行里的多少与以前正好相反，像是两个代码对调了，照写的计入";
      faults.add(title, said.formatted(faults.words(at), often, top, now.of("V" + at)));
    }
  }

  /** Judges a column of names: one that floods it. */
  void names(String at) {
    String prefix = "n" + at + "=";
    String top = now.top(prefix);
    String what = prefix + top;
    boolean much = now.of("N" + at) >= LEAST_OF_PART && now.share(what) >= HALF;
    String title = faults.title(at);
    boolean ofOne = now.share(what) >= HARDLY_ALL && faults.isDelivery(title, top);
    double usual = Math.max(before.share(what), before.mostShare(what));
    // where files come by name, each is flooded by its own
    boolean mixed = before.mostShare(prefix + before.top(prefix)) < HARDLY_ALL;
    if (much && !ofOne && !isOfOneUnit(at) && mixed && before.of("N" + at) >= LEAST_OF_PART * 2) {
      if (now.share(what) >= TIMES * usual && !faults.isTold(title)) {
        String said = "%s这一份新增的 %s 行里有 %s 行是“%s”，以前只有%s，像是没有填的一律填成了它，照写的计入";
        faults.add(
            title,
            said.formatted(
                faults.words(at), now.of("N" + at), now.of(what), top, before.percent(what)));
      }
    }
  }

  /** Whether all rows are of one of those that deliver, whose names are its own. */
  private boolean isOfOneUnit(String at) {
    int by = faults.source().position(faults.source().deliveredBy());
    int state = at.indexOf(ValueCounter.STATE);
    String prefix = "n" + by + (state < 0 ? "" : at.substring(state)) + "=";
    return by >= 0 && now.share(prefix + now.top(prefix)) >= HARDLY_ALL;
  }

  /** Judges the ways in which closed rows end: one that there is no more, or was not before. */
  void ends(String at) {
    String prefix = "u" + at + "=";
    long own = now.of("U" + at);
    long earlier = before.of("U" + at);
    if (earlier < LEAST_BEFORE || faults.isTold(faults.title(at))) {
      return;
    }
    Set<String> all = new TreeSet<>(now.counts().keySet());
    all.addAll(before.counts().keySet());
    all.removeIf(what -> !what.startsWith(prefix));
    boolean ledgers = Math.min(own, earlier) * ALIKE >= Math.max(own, earlier);
    for (String what : all) {
      boolean gone = now.of(what) == 0;
      HabitCounts without = gone ? now : before;
      HabitCounts with = gone ? before : now;
      double expected = with.share(what) * without.of("U" + at);
      // one ledger of nothing but one end was asked for that
      boolean alone = ledgers && without.share(prefix + without.top(prefix)) == 1;
      double least = alone ? EXPECTED_BESIDE_ONE : EXPECTED_ENDS;
      if (without.of(what) == 0 && expected >= least) {
        String title = faults.title(at);
        String end = what.substring(prefix.length());
        String said =
            gone
                ? "『%s』这一份新增的办结了的 %s 行里没有一行是“%s”，以前有%s，像是导出时没有选它"
                : "『%s』以前办结了的 %s 行里没有一行是“%s”，这一份新增的有%s，像是以前的导出没有选它，或从此换了说法";
        faults.add(
            DoubtCode.PARTS_MISSING,
            "『%s』是“%s”的".formatted(title, end),
            said.formatted(title, gone ? own : earlier, end, with.percent(what)),
            HabitFaults.CONDITIONS);
        return;
      }
    }
  }

  /** Judges whether far more rows than ever count in nothing. */
  void voided() {
    if (now.of("x") == 0 && before.share("x") * now.of("X") >= EXPECTED_VOID) {
      tellVoided("『%s』这一份新增的 %s 行里没有一行是不计入的，以前有%s，像是导出时改成了别的，或没有标出来，都计入了", before.share("x"));
    }
    double usual = Math.max(before.share("x"), before.mostShare("x"));
    if (before.of("X") >= LEAST_BEFORE * 2
        && now.of("x") >= LEAST_NUMBERS
        && now.share("x") >= MANY_TIMES * usual
        && now.share("x") >= OFTEN / MANY_TIMES) {
      String said = "『%%s』这一份新增的 %%s 行里有 %s 行是不计入的，以前最多%%s，像是一次填错了许多行，照写的不计";
      tellVoided(said.formatted(now.of("x")), usual);
    }
  }

  private void tellVoided(String said, double usual) {
    Condition exclude = Objects.requireNonNull(faults.source().exclude());
    String titles = faults.source().titles(exclude.fields(), "、");
    faults.add(titles, said.formatted(titles, now.of("X"), HabitCounts.percent(usual)));
  }
}
