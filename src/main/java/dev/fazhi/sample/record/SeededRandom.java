package dev.fazhi.sample.record;

/**
 * Random numbers that depend on nothing but the numbers they are made from (the SplitMix64 mixing
 * of a counter), so that the same cell of the same record falls out the same in every file, order
 * and run.
 */
public final class SeededRandom {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** A sequence that is given by all of these numbers and their order. */
  public SeededRandom(long... from) {
    for (long part : from) {
      state = mix(state + GOLDEN + mix(part + GOLDEN));
    }
  }

  /** A number to stand for a name, the same in every run. */
  public static long of(String name) {
    return mix(name.hashCode());
  }

  /** A number from 0 up to but not including the bound, which must be positive. */
  long below(long bound) {
    state += GOLDEN;
    return (mix(state) >>> 1) % bound;
  }

  /** A number from the first to the last, both included. */
  long within(Range range) {
    return range.from() + below(range.to() - range.from() + 1);
  }

  /** Whether one of so many in a hundred cases has come up. */
  boolean percent(int percent) {
    return below(100) < percent;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
