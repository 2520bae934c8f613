package dev.fazhi.definition.reading;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks a schedule of five fields: minute, hour, day of the month, month, day of the week. */
final class Cron {

  private static final List<Part> PARTS =
      List.of(
          new Part("分", 0, 59, List.of()),
          new Part("时", 0, 23, List.of()),
          new Part("日", 1, 31, List.of()),
          new Part(
              "月",
              1,
              12,
              List.of(
                  "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                  "DEC")),
          new Part("星期", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")));

  private Cron() {}

  /** What is wrong with the schedule, in Chinese; null when nothing is. */
  static @Nullable String fault(String schedule) {
    String[] fields = schedule.strip().split("\\s+", -1);
    if (fields.length != PARTS.size()) {
      return "有 " + fields.length + " 段；应是五段：分 时 日 月 星期，例如 \"30 1 * * *\"";
    }
    for (int i = 0; i < fields.length; i++) {
      Part part = PARTS.get(i);
      for (String item : fields[i].split(",", -1)) {
        if (!part.holds(item)) {
          return "的“%s”一段“%s”不对；应是 %s 到 %s 的数、*、范围 1-5、间隔 */10 或用逗号隔开的几个"
              .formatted(part.title, fields[i], part.least, part.most);
        }
      }
    }
    return null;
  }

  /**
   * One of the five.
   *
   * @param names what may stand for numbers, the first for the least
   */
  private record Part(String title, int least, int most, List<String> names) {

    boolean holds(String item) {
      String[] stepped = item.split("/", -1);
      if (stepped.length > 2 || (stepped.length == 2 && !isStep(stepped[1]))) {
        return false;
      } else if (stepped[0].equals("*")) {
        return true;
      }
      String[] range = stepped[0].split("-", -1);
      int from = number(range[0]);
      int to = number(range[range.length - 1]);
      return range.length <= 2 && from >= 0 && to >= 0 && from <= to;
    }

    private boolean isStep(String step) {
      return step.matches("[1-9][0-9]?") && Integer.parseInt(step) <= most;
    }

    /** The number, or -1 when it is none of these. */
    private int number(String text) {
      int named = names.indexOf(text.toUpperCase(Locale.ROOT));
      if (named >= 0) {
        return named + least;
      } else if (!text.matches("[0-9]{1,2}")) {
        return -1;
      }
      int number = Integer.parseInt(text);
      return number >= least && number <= most ? number : -1;
    }
  }
}
