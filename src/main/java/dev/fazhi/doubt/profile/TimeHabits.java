package dev.fazhi.doubt.profile;

import dev.fazhi.doubt.row.DoubtCode;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Judges how times are filled: with an hour or not, two days by each other, when rows are about.
 */
record TimeHabits(HabitCounts now, HabitCounts before, HabitFaults faults) {

  /** Fewer rows show no habit. */
  private static final long LEAST_BEFORE = 50;

  private static final long LEAST_ROWS = 15;
  private static final long LEAST_REVERSED = 5;
  private static final long LEAST_OF_PART = 20;
  private static final long LEAST_REPORTED = 10;

  /** Fewer units may well have been reminded together. */
  private static final long LEAST_ONE_DAY = 30;

  /** So many of them would have been expected where none at all is no accident. */
  private static final double EXPECTED = 20;

  private static final double HARDLY_ANY = 0.01;

  private static final double SELDOM = 0.1;
  private static final double SOME = 0.03;
  private static final double OFTEN = 0.12;

  /** On smaller parts of the days and hours there is something by exception. */
  private static final double USUAL = 0.08;

  private static final double MUCH = 0.4;
  private static final double HALF = 0.6;
  private static final double NEARLY_ALL = 0.95;

  /** Two weekends at least lie within. */
  private static final long TWO_WEEKS = 14;

  /** Judges whether many moments are at a time of day at which few were. */
  void clock(String at) {
    String prefix = "c" + at + "=";
    String top = now.top(prefix);
    String what = prefix + top;
    String title = faults.title(at);
    boolean many = now.of(what) >= LEAST_ROWS && now.share(what) >= MUCH;
    boolean few = before.of("C" + at) >= LEAST_BEFORE && before.share(what) <= SELDOM;
    if (many && few && !faults.isTold(title)) {
      String said = "『%s』在这一份新增的 %s 行里有 %s 行都是 %s，以前只有%s是，像是一律填的，或导出时丢了时刻，照写的计入，时长和是否按期可能不准";
      faults.add(
          title, said.formatted(title, now.of("C" + at), now.of(what), top, before.percent(what)));
    }
  }

  /** Judges whether two days are now always as many days apart, which was no rule. */
  void spans(String at) {
    String prefix = "a" + at + "=";
    String top = now.top(prefix);
    String usual = prefix + before.top(prefix);
    boolean always = now.of("A" + at) >= LEAST_OF_PART && now.share(prefix + top) >= NEARLY_ALL;
    boolean often = before.of("A" + at) >= LEAST_BEFORE && before.share(usual) <= HALF;
    // the same day is judged with the days
    if (always && often && !top.equals("0")) {
      String one = faults.titles(at)[0];
      String other = faults.titles(at)[1];
      String said = "『%s』与『%s』在这一份新增的 %s 行里有 %s 行正好差 %s 天，以前最常见的天数也只有%s，像是一律填的，照写的计入";
      faults.add(
          one + "、" + other,
          said.formatted(
              one, other, now.of("A" + at), now.of(prefix + top), top, before.percent(usual)));
    }
  }

  /** Judges two days by each other. */
  void days(String at) {
    if (now.of("D" + at) < LEAST_REPORTED || before.of("D" + at) < LEAST_BEFORE) {
      return;
    }
    String one = faults.titles(at)[0];
    String other = faults.titles(at)[1];
    boolean much = now.share("d" + at) >= MUCH && before.share("d" + at) <= SELDOM;
    if (!much) {
      reversed(at, one, other, true);
      reversed(at, other, one, false);
    } else if (now.of("D" + at) >= LEAST_OF_PART && !faults.isTold(one + "、" + other)) {
      String said = "『%s』与『%s』在这一份新增的 %s 行里有许多是同一天，以前只有%s是，像是有的一律填了，照写的计入";
      faults.add(
          one + "、" + other,
          said.formatted(one, other, now.of("D" + at), before.percent("d" + at)));
    }
  }

  /** Days after others before which they hardly ever lay. */
  private void reversed(String at, String first, String second, boolean inOrder) {
    long rows = reversed(now, at, inOrder);
    boolean hardly = reversed(before, at, inOrder) <= before.of("D" + at) * HARDLY_ANY;
    if (hardly && rows >= LEAST_REVERSED && rows >= now.of("D" + at) * least(first, second)) {
      String said = "『%s』早于『%s』的，这一份新增的 %s 行里有 %s 行，以前几乎没有，像是有一列错了行，或两列放反了，照写的计入";
      faults.add(first + "、" + second, said.formatted(second, first, now.of("D" + at), rows));
    }
  }

  /** What has happened may well be late, as it was not before. */
  private double least(String first, String second) {
    return isEvent(first) == isEvent(second) ? SOME : MUCH;
  }

  private boolean isEvent(String title) {
    return faults.source().events().stream()
        .anyMatch(event -> faults.source().field(event).title().equals(title));
  }

  private static long reversed(HabitCounts counts, String at, boolean inOrder) {
    return inOrder
        ? counts.of("D" + at) - counts.of("d" + at) - counts.of("B" + at)
        : counts.of("B" + at);
  }

  /** Judges whether something still happens on each day of the week, or in each part of the day. */
  void parts(String all) {
    String prefix = all.toLowerCase(Locale.ROOT) + "=";
    List<Integer> gone =
        before.counts().keySet().stream()
            .filter(part -> part.startsWith(prefix) && now.of(part) == 0)
            .filter(part -> before.share(part) >= USUAL)
            .map(part -> Integer.valueOf(part.substring(prefix.length())))
            .sorted()
            .toList();
    double share = gone.stream().mapToDouble(part -> before.share(prefix + part)).sum();
    // what stands in others instead was not left out
    double moved =
        now.counts().keySet().stream()
            .filter(part -> part.startsWith(prefix) && before.share(part) < SOME)
            .mapToDouble(now::share)
            .sum();
    if (before.of(all) >= LEAST_BEFORE
        && moved < OFTEN
        && share >= OFTEN
        && share * now.of(all) >= EXPECTED
        && (all.equals("O") || now.of("S") >= TWO_WEEKS)) {
      String coverage = faults.source().coverage();
      String title = coverage == null ? "" : faults.source().field(coverage).title();
      String said = "『%s』是%s的，这一份新增的 %s 行里一行也没有，以前有%s，像是导出时没有选它们";
      String parts =
          gone.stream()
              .map(part -> all.equals("W") ? weekday(part) : hours(part))
              .collect(Collectors.joining("”、“", "“", "”"));
      faults.add(
          DoubtCode.UNLIKE,
          title,
          said.formatted(title, parts, now.of(all), HabitCounts.percent(share)),
          HabitFaults.CONDITIONS);
    }
  }

  private static String weekday(int day) {
    return DayOfWeek.of(day).getDisplayName(TextStyle.FULL, Locale.CHINA);
  }

  private static String hours(int from) {
    return "%s 时至 %s 时".formatted(from, from + TimeCounter.SPAN);
  }

  /** Judges whether all units report on one day. */
  void oneDay(String at) {
    boolean habit = before.of("Y" + at) >= LEAST_OF_PART && before.share("y" + at) <= HALF;
    String title = faults.title(at);
    boolean all = now.of("Y" + at) >= LEAST_ONE_DAY && now.share("y" + at) == 1;
    if (habit && all && !faults.isTold(title)) {
      String said = "『%s』这一份新增的 %s 行里，各单位同一期的全是同一天，以前不是，像是汇总时一律填的，照写的计入";
      faults.add(title, said.formatted(title, now.of("Y" + at)));
    }
  }
}
