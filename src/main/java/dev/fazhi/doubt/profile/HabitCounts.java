package dev.fazhi.doubt.profile;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each way of filling a column is found: in one load, as it is kept for it, or in several
 * others. A capital letter with the position of a field says of how many rows, the small one with
 * the same position, and perhaps a value, in how many of them.
 *
 * @param counts the sums of all loads
 * @param most the largest part in a load, in thousandths, by what is counted
 * @param loads how many
 */
record HabitCounts(Map<String, Long> counts, Map<String, Long> most, int loads) {

  /** Of fewer rows a load shows no part. */
  private static final long LEAST_OF_PART = 30;

  private static final long THOUSAND = 1000;

  private static final char DIGIT = '0';
  private static final char HAN = '汉';
  private static final char LETTER = 'A';

  /** What counters found in a load. */
  static HabitCounts of(Iterable<HabitCounter> counters) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counters.forEach(counter -> counter.putInto(counts));
    counts.values().removeIf(count -> count == 0);
    return new HabitCounts(counts, Map.of(), 1);
  }

  /** Those of other merged files, without those with a fault of this code. */
  static HabitCounts before(LoadProfiles profiles, String doubt) {
    Map<String, Long> sums = new LinkedHashMap<>();
    Map<String, Long> most = new HashMap<>();
    int[] loads = new int[1];
    profiles.read(
        0,
        0,
        doubt,
        (part, content) -> {
          Map<String, Long> load = new LinkedHashMap<>();
          for (String line : StandardCharsets.UTF_8.decode(content).toString().split("\n")) {
            int tab = line.lastIndexOf('\t');
            if (tab >= 0) {
              load.put(line.substring(0, tab), Long.valueOf(line.substring(tab + 1)));
            }
          }
          load.forEach(
              (what, rows) -> {
                sums.merge(what, rows, Long::sum);
                long all = load.getOrDefault(whole(what), 0L);
                if (all >= LEAST_OF_PART) {
                  most.merge(what, rows * THOUSAND / all, Math::max);
                }
              });
          loads[0]++;
        });
    return new HabitCounts(sums, most, loads[0]);
  }

  void keep(LoadProfiles profiles, long load) {
    StringBuilder profile = new StringBuilder();
    counts.forEach((what, rows) -> profile.append(what).append('\t').append(rows).append('\n'));
    profiles.add(load, Map.of(0L, profile.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Of what that is a part. */
  private static String whole(String what) {
    int equals = what.indexOf('=');
    String of = what.charAt(0) == 'k' ? "K" : equals < 0 ? what : what.substring(0, equals);
    return Character.toUpperCase(of.charAt(0)) + of.substring(1);
  }

  /** How many rows. */
  long of(String what) {
    return counts.getOrDefault(what, 0L);
  }

  /** In which part of the rows that is so. */
  double share(String what) {
    long all = of(whole(what));
    return all == 0 ? 0 : (double) of(what) / all;
  }

  /** The largest part of any load. */
  double mostShare(String what) {
    return (double) most.getOrDefault(what, 0L) / THOUSAND;
  }

  /** Of what begins so, that of which there is most. */
  String top(String prefix) {
    return risen(prefix, new HabitCounts(Map.of(), Map.of(), 0));
  }

  /** What begins so and has the largest part of its kind that it had not before. */
  String risen(String prefix, HabitCounts before) {
    String best = "";
    double grown = 0;
    for (String what : counts.keySet()) {
      double by = what.startsWith(prefix) ? share(what) - before.share(what) : 0;
      if (by > grown) {
        best = what.substring(prefix.length());
        grown = by;
      }
    }
    return best;
  }

  /** A value within one line of a profile. */
  static String line(String value) {
    return value.replaceAll("[\\t\\n\\r]", " ");
  }

  /** The kinds of its characters, each run once, such as 字母数字. */
  static String form(String id) {
    StringBuilder form = new StringBuilder();
    char before = 0;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      char kind =
          c >= '0' && c <= '9'
              ? DIGIT
              : Character.isIdeographic(c) ? HAN : Character.isLetter(c) ? LETTER : c;
      if (kind != before) {
        form.append(kind == DIGIT ? "数字" : kind == HAN ? "汉字" : kind == LETTER ? "字母" : kind);
      }
      before = kind;
    }
    return form.toString();
  }

  /** It without its digits, each run of which is a #. */
  static String words(String id) {
    return line(id.replaceAll("\\d+", "#"));
  }

  /** A part in words. */
  String percent(String what) {
    return percent(share(what));
  }

  static String percent(double share) {
    long whole = Math.round(100 * share);
    return whole == 0 && share > 0 ? "不到百分之一" : "百分之%s".formatted(whole);
  }
}
