package dev.fazhi.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several ways of doing the same thing, taken in turns; told as multiples of the first. */
final class Race {

  private static final int ROUNDS = 3;

  private final String title;
  private final Map<String, Work> ways = new LinkedHashMap<>();

  Race(String title) {
    this.title = title;
  }

  /** Something to be timed. */
  interface Work {
    void run() throws Exception;
  }

  Race way(String name, Work work) {
    ways.put(name, work);
    return this;
  }

  /** Runs them all, once to get warm and then in turns, and prints the ratios of their medians. */
  void print() throws Exception {
    Map<String, List<Long>> times = new LinkedHashMap<>();
    for (int round = 0; round <= ROUNDS; round++) {
      for (Map.Entry<String, Work> way : ways.entrySet()) {
        long start = System.nanoTime();
        way.getValue().run();
        long taken = System.nanoTime() - start;
        if (round > 0) {
          times.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(taken);
        }
      }
    }
    StringBuilder text = new StringBuilder("\n").append(title).append('\n');
    long first = median(times.values().iterator().next());
    times.forEach(
        (name, taken) -> text.append("  %6s  %s%n".formatted(times(median(taken), first), name)));
    System.out.print(text);
  }

  private static long median(List<Long> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }

  private static String times(long taken, long first) {
    return BigDecimal.valueOf(taken)
            .divide(BigDecimal.valueOf(Math.max(1, first)), 2, RoundingMode.HALF_UP)
            .toPlainString()
        + " ×";
  }
}
