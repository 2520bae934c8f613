package dev.fazhi.intake.value;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells ids of a region's code and a running number from mobile numbers, which look alike. */
final class RegionIds {

  private static final long RUNNING = 100_000;
  private static final long CLOSE = 20;
  private static final long FEW = 3;
  private static final int MANY = 20;
  private static final int SOME = 10;

  /** A county's code of GB/T 2260: cities are numbered from 01 or, as leagues, from 21. */
  private static final Pattern CITY = Pattern.compile("1[3-5](?:0[1-9]|1[0-3]|2[1-9])\\d\\d");

  private RegionIds() {}

  /**
   * The code of the region; null for none. Most of a column are then of one region, each stands
   * there once, they come in their order, and they either begin with the first numbers or leave few
   * out, as telephone numbers of people do not even where they lie close together.
   */
  static @Nullable String of(List<String> keys) {
    Map<Long, List<Long>> regions =
        keys.stream()
            .filter(key -> KeyConversion.MOBILE.matcher(key).matches())
            .map(Long::valueOf)
            .collect(Collectors.groupingBy(number -> number / RUNNING));
    int all = regions.values().stream().mapToInt(List::size).sum();
    String[] region = new String[1];
    regions.forEach(
        (code, numbers) -> {
          if (2 * numbers.size() > all
              && CITY.matcher(code.toString()).matches()
              && areRunning(numbers)) {
            region[0] = code.toString();
          }
        });
    return region[0];
  }

  /** Whether numbers in the order of their rows were given one after another. */
  private static boolean areRunning(List<Long> numbers) {
    TreeSet<Long> distinct = new TreeSet<>(numbers);
    int rises = 0;
    for (int i = 1; i < numbers.size(); i++) {
      rises += Long.signum(numbers.get(i) - numbers.get(i - 1));
    }
    int most = numbers.size() / SOME;
    boolean once = numbers.size() - distinct.size() <= most;
    boolean ordered = Math.abs(rises) >= numbers.size() - 1 - 2 * most;
    boolean first = distinct.first() % RUNNING <= CLOSE;
    long gaps = first || distinct.size() >= MANY ? CLOSE : FEW;
    return distinct.size() > 1
        && once
        && ordered
        && distinct.last() - distinct.first() <= gaps * distinct.size();
  }
}
