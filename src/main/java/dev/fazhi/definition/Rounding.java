package dev.fazhi.definition;

import java.math.RoundingMode;

/** How a value is rounded where it is printed. */
public enum Rounding {
  /** Half away from zero. */
  HALF_UP(RoundingMode.HALF_UP),
  /** Half to the even neighbour, as GB/T 8170 asks. */
  HALF_EVEN(RoundingMode.HALF_EVEN),
  /** Cut off. */
  DOWN(RoundingMode.DOWN);

  private final RoundingMode mode;

  Rounding(RoundingMode mode) {
    this.mode = mode;
  }

  /** The JDK's name for it. */
  public RoundingMode mode() {
    return mode;
  }
}
