package dev.fazhi.doubt.row;

import java.util.Map;

/**
 * How large numbers are: how many there are, and the sums of their logarithms and of the squares of
 * these, in thousandths.
 */
public record Level(long rows, long sum, long squares) {

  /** That of no numbers. */
  public static final Level NONE = new Level(0, 0, 0);

  private static final double THOUSAND = 1000;

  /** Fewer rows show no level. */
  private static final long LEAST_BEFORE = 20;

  private static final long LEAST_NOW = 12;

  /** So far apart, as logarithms, and so many times as far as by chance. */
  private static final double FAR = 0.3;

  private static final double DEVIATIONS = 7;

  /** Numbers that are nearly all the same vary by so much at least. */
  private static final double LEAST_DEVIATION = 0.15;

  /** Where others are so large a part as far apart, it is no matter of one name. */
  private static final double PART_OF_OTHERS = 0.4;

  /** With one number more, which is not below zero. */
  public Level with(Number number) {
    double size = Math.log1p(number.doubleValue());
    return plus(new Level(1, Math.round(THOUSAND * size), Math.round(THOUSAND * size * size)));
  }

  /** Both together. */
  public Level plus(Level other) {
    return new Level(rows + other.rows, sum + other.sum, squares + other.squares);
  }

  /** All of them. */
  public static Level sum(Map<?, Level> levels) {
    return levels.values().stream().reduce(NONE, Level::plus);
  }

  /** Without some of them. */
  public Level minus(Level some) {
    return new Level(rows - some.rows, sum - some.sum, squares - some.squares);
  }

  /** How large one of them is, as people write it. */
  public String usual() {
    return "%.1f".formatted(Math.expm1(mean()));
  }

  /** The part of those that are 1, in hundredths. */
  public long part() {
    return Math.round(100 * mean() / Math.log(2));
  }

  private double mean() {
    return rows == 0 ? 0 : sum / THOUSAND / rows;
  }

  private double variance() {
    double mean = mean();
    return rows == 0
        ? 0
        : Math.max(LEAST_DEVIATION * LEAST_DEVIATION, squares / THOUSAND / rows - mean * mean);
  }

  /**
   * How much less likely than by chance it is that they are so much larger or smaller than those
   * before; 0 where others, before and now, changed as well, or where it is not known.
   */
  public double turned(Level before, Level othersBefore, Level others) {
    if (rows < LEAST_NOW || before.rows < LEAST_BEFORE || others.rows < LEAST_NOW) {
      return 0;
    }
    double apart = Math.abs(mean() - before.mean());
    double byChance = Math.sqrt(variance() / rows + before.variance() / before.rows);
    boolean alone = Math.abs(others.mean() - othersBefore.mean()) <= apart * PART_OF_OTHERS;
    double times = apart / byChance;
    return alone && apart >= FAR && times >= DEVIATIONS ? times : 0;
  }
}
