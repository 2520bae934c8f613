package dev.fazhi.doubt.profile;

import java.time.LocalDate;

/**
 * Counts of rows how many are like others of one day, and how many by chance are like those of the
 * days beside it.
 */
public final class AlikeRows {

  /** So many days before and after show how often rows are alike by chance. */
  public static final int BESIDE = 7;

  /** What more rows say is nothing particular. */
  private static final int MOST_OF_KIND = 4;

  private static final int TIMES_CHANCE = 5;

  private final long times;
  private long rows;
  private long alike;
  private long byChance;
  private long kinds;
  private long last;

  /**
   * @param times how many rows each stands for
   */
  public AlikeRows(long times) {
    this.times = times;
  }

  /** Counts a row. */
  public void addRow() {
    rows++;
  }

  /**
   * Looks for others that say the same as a row; rows that say the same come one after another.
   *
   * @param day of the others
   * @param itself how often the row stands there itself
   */
  public void add(DatedRows all, long row, LocalDate day, int itself) {
    if (all.count(row, day) > itself) {
      alike++;
      kinds += DatedRows.isOfSame(row, last) && kinds > 0 ? 0 : 1;
      last = row;
    }
    byChance += all.daysBeside(row, day, BESIDE);
  }

  /** The number of rows. */
  public long rows() {
    return rows * times;
  }

  /** The number of those that are like others. */
  public long alike() {
    return alike * times;
  }

  /**
   * Whether more are alike than chance makes.
   *
   * @param least fewer are an accident
   * @param oneIn one row in so many must be alike
   */
  public boolean isMany(int least, int oneIn) {
    return alike >= least
        && alike * oneIn >= rows
        && alike <= kinds * MOST_OF_KIND
        && alike * 2 * BESIDE > byChance * TIMES_CHANCE;
  }
}
