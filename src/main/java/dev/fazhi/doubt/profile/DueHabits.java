package dev.fazhi.doubt.profile;

/** Judges the days by which reports for a period are due. */
record DueHabits(HabitCounts now, HabitCounts before, HabitFaults faults) {

  /** Fewer rows show no habit. */
  private static final long LEAST_BEFORE = 50;

  private static final long LEAST_OF_PART = 20;
  private static final long LEAST_REPORTED = 10;
  private static final double MOST = 0.8;
  private static final double HALF = 0.5;
  private static final double FEW = 0.2;
  private static final double HARDLY_ANY = 0.02;

  /** Judges whether a day of the month that one column nearly always had now stands in another. */
  void exchanged(String at) {
    if (now.of("M" + at) < LEAST_REPORTED
        || before.of("M" + at) < LEAST_OF_PART
        || !isFixed(before, at)) {
      return;
    }
    String day = before.top("m" + at + "=");
    for (String what : now.counts().keySet()) {
      String other = what.substring(1);
      if (what.charAt(0) == 'M' && !other.equals(at)) {
        boolean scattered = !isFixed(now, at) && isFixed(now, other) && !isFixed(before, other);
        String here = "m" + at + "=" + day;
        String there = "m" + other + "=" + day;
        boolean taken =
            now.share(there) >= MOST && before.share(there) < HALF && now.share(here) < FEW;
        if (scattered || taken) {
          String titles = faults.title(at) + "、" + faults.title(other);
          String said = "『%s』两列像是放反了：以前『%s』几乎总是每月同一天，这一份却是『%s』，照写的计入";
          faults.add(titles, said.formatted(titles, faults.title(at), faults.title(other)));
        }
      }
    }
  }

  private static boolean isFixed(HabitCounts counts, String at) {
    String prefix = "m" + at + "=";
    return counts.share(prefix + counts.top(prefix)) >= MOST;
  }

  /**
   * Judges days before the period that the report is for has begun, before it is over, or long
   * after it.
   */
  void early(String at) {
    String title = faults.title(at);
    boolean none = before.of("E" + at) == 0 && now.share("f" + at) < HALF;
    if (now.of("f" + at) > 0 && (none || isRare("F" + at, "f" + at)) && !faults.isTold(title)) {
      String said = "『%s』有 %s 行在所报的统计期开始之前就已到期，像是沿用了以前的日子，照写的计入";
      faults.add(title, said.formatted(title, now.of("f" + at)));
    } else if (now.of("e" + at) > 0 && isRare("E" + at, "e" + at) && !faults.isTold(title)) {
      String said = "『%s』有 %s 行在所报的统计期结束之前就已到期，以前几乎没有，照写的计入";
      faults.add(title, said.formatted(title, now.of("e" + at)));
    } else if (now.of("l" + at) > 0 && isRare("L" + at, "l" + at) && !faults.isTold(title)) {
      String said = "『%s』有 %s 行在所报的统计期结束半年以后才到期，以前几乎没有，像是年份写错了，照写的计入";
      faults.add(title, said.formatted(title, now.of("l" + at)));
    }
  }

  private boolean isRare(String all, String some) {
    return before.of(all) >= LEAST_BEFORE && before.share(some) <= HARDLY_ANY;
  }
}
