package dev.fazhi.store.profile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each way of filling a column is found, as it is kept for a load. */
final class HabitCounts {

  /** Under which the number of the loads is found. */
  static final String LOADS = "loads";

  private static final char DIGIT = '0';
  private static final char HAN = '汉';
  private static final char LETTER = 'A';

  private HabitCounts() {}

  /** The sum of those of other merged files, without those with a fault of this code. */
  static Map<String, Long> before(LoadProfiles profiles, String doubt) {
    Map<String, Long> before = new LinkedHashMap<>();
    profiles.read(
        0,
        0,
        doubt,
        (part, content) -> {
          for (String line : text(content).split("\n")) {
            int tab = line.lastIndexOf('\t');
            if (tab >= 0) {
              before.merge(
                  line.substring(0, tab), Long.valueOf(line.substring(tab + 1)), Long::sum);
            }
          }
          before.merge(LOADS, 1L, Long::sum);
        });
    return before;
  }

  static void keep(LoadProfiles profiles, long load, Map<String, Long> counts) {
    StringBuilder profile = new StringBuilder();
    counts.forEach((what, rows) -> profile.append(what).append('\t').append(rows).append('\n'));
    profiles.add(load, Map.of(0L, profile.toString().getBytes(StandardCharsets.UTF_8)));
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

  /** What begins so and has the largest part of its kind that it had not before. */
  static String risen(String prefix, Map<String, Long> now, Map<String, Long> before) {
    double rows = sum(prefix, now);
    double all = sum(prefix, before);
    String most = "";
    double grown = 0;
    for (Map.Entry<String, Long> each : now.entrySet()) {
      double by = each.getValue() / rows - before.getOrDefault(each.getKey(), 0L) / all;
      if (each.getKey().startsWith(prefix) && by > grown) {
        most = each.getKey().substring(prefix.length());
        grown = by;
      }
    }
    return most;
  }

  private static long sum(String prefix, Map<String, Long> counts) {
    return counts.entrySet().stream()
        .filter(each -> each.getKey().startsWith(prefix))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static String text(ByteBuffer content) {
    return StandardCharsets.UTF_8.decode(content).toString();
  }
}
