package dev.fazhi.doubt.column;

import dev.fazhi.doubt.row.IntColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Two columns, and how often their classes stand together. */
final class PairedColumns {
  /** A longer block is the file. */
  private static final int MOST_ONE_IN = 3;

  /** So little must a block be to be expected among all rows: e to the power of minus. */
  private static final double HARDLY_EVER = 18;

  /** So much less often than by chance do two values stand together that do not go together. */
  private static final double SELDOM = 1.5;

  /** What came again and again may have one cause. */
  private static final int MOST_OF_ONE = 2;

  /** Unless so many of them would be expected before and behind where there is none. */
  private static final double NEVER = 10;

  /** So much more two columns go together a row apart. */
  private static final double LEAST_TOGETHER = 40;

  /** Rows, with how unlikely they are, in which two columns do not go together. */
  record Block(int one, int other, int from, int to, double surprise, boolean slipped) {

    boolean overlaps(Block block) {
      return from <= block.to && block.from <= to;
    }
  }

  private static final int WIDTH = RowClasses.MOST + 2;

  private final int one;
  private final int other;
  private final IntColumn first;
  private final IntColumn second;
  private final int rows;
  private final int[] ofFirst = new int[WIDTH];
  private final int[] ofSecond = new int[WIDTH];
  private final int[] both = new int[WIDTH * WIDTH];
  private final double[] odds = new double[WIDTH * WIDTH];

  PairedColumns(int one, IntColumn first, int other, IntColumn second) {
    this.one = one;
    this.rows = first.size();
    this.other = other;
    this.first = first;
    this.second = second;
    for (int row = 0; row < rows; row++) {
      ofFirst[first.at(row)]++;
      ofSecond[second.at(row)]++;
      both[at(row, row)]++;
    }
    for (int i = 0; i < odds.length; i++) {
      double chance = (double) ofFirst[i / WIDTH] * ofSecond[i % WIDTH] / rows;
      odds[i] = chance == 0 ? 0 : Math.log(chance / (both[i] + 0.5));
    }
  }

  private int at(int row, int beside) {
    return first.at(row) * WIDTH + second.at(beside);
  }

  /**
   * The rows from one on to the end, where they go far more together with the row above or below.
   */
  private @Nullable Block slipped() {
    // in a table of many classes much goes together by chance
    double least = LEAST_TOGETHER + classes(ofFirst) * classes(ofSecond) / 2.0;
    Block best = null;
    for (int by = -1; by <= 1; by += 2) {
      int[] found = both.clone();
      double together = 0;
      for (int row = rows - 2; row >= 1; row--) {
        together += move(found, at(row, row), -1) + move(found, at(row + by, row), 1);
        if (together >= least) {
          least = together;
          best = new Block(one, other, row, rows - 1, together, true);
        }
      }
    }
    return best;
  }

  /** How much more the two go together where two values do so once more, or less. */
  private static double move(int[] found, int at, int by) {
    double before = together(found[at]);
    found[at] += by;
    return together(found[at]) - before;
  }

  private static double together(int times) {
    return times == 0 ? 0 : times * Math.log(times);
  }

  private static long classes(int[] all) {
    return Arrays.stream(all).filter(rows -> rows > 0).count();
  }

  /** The rows in which the two go together least; null where they do everywhere. */
  @Nullable Block find() {
    double least = Math.log(rows) + HARDLY_EVER;
    double sum = 0;
    double best = 0;
    int start = 0;
    int from = 0;
    int to = -1;
    for (int row = 0; row < rows; row++) {
      start = sum <= 0 ? row : start;
      sum = Math.max(0, sum) + odds[at(row, row)];
      if (sum > best) {
        best = sum;
        from = start;
        to = row;
      }
    }
    if (best < least || (to - from + 1) * MOST_ONE_IN > rows) {
      return slipped();
    }
    double surprise = surprise(from, to);
    return surprise < least ? null : new Block(one, other, from, to, surprise, slipped(from, to));
  }

  /** What was seldom there before, each counted as often as it may have come by one cause. */
  private double surprise(int from, int to) {
    int[] found = new int[both.length];
    int[] before = new int[WIDTH];
    int[] beforeSecond = new int[WIDTH];
    int[] within = new int[WIDTH];
    int[] withinSecond = new int[WIDTH];
    for (int row = 0; row <= to; row++) {
      (row < from ? before : within)[first.at(row)]++;
      (row < from ? beforeSecond : withinSecond)[second.at(row)]++;
      found[at(row, row)] += row < from ? 0 : 1;
    }
    double surprise = 0;
    int behind = rows - to - 1;
    for (int i = 0; i < found.length; i++) {
      if (found[i] > 0 && odds[i] >= SELDOM) {
        int a = i / WIDTH;
        int b = i % WIDTH;
        double earlier = from == 0 ? 0 : (double) before[a] * beforeSecond[b] / from;
        double later =
            behind == 0
                ? 0
                : (double) (ofFirst[a] - before[a] - within[a])
                    * (ofSecond[b] - beforeSecond[b] - withinSecond[b])
                    / behind;
        boolean never = found[i] == both[i] && earlier >= NEVER && later >= NEVER;
        surprise += odds[i] * (never ? found[i] : Math.min(MOST_OF_ONE, found[i]));
      }
    }
    return surprise;
  }

  /** Whether they go together with the row above or below. */
  private boolean slipped(int from, int to) {
    double below = 0;
    double above = 0;
    for (int row = Math.max(1, from); row < Math.min(to, rows - 1); row++) {
      below += odds[at(row + 1, row)];
      above += odds[at(row - 1, row)];
    }
    return below < 0 || above < 0;
  }
}
