package dev.fazhi.intake.value;

import dev.fazhi.intake.text.Days;
import dev.fazhi.intake.text.Texts;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the day in a file's name, by which exports are ordered. */
public final class ExportDate {

  private static final List<Pattern> FORMS =
      List.of(
          // 20221231, also with the time of day behind it
          Pattern.compile(
              "(?<!\\d)(?<y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})(?=(\\d{4}|\\d{6})?(?!\\d))"),
          Pattern.compile(
              "(?<!\\d)(?<y>\\d{4})(?<p>[-._])(?<m>\\d{1,2})\\k<p>(?<d>\\d{1,2})(?!\\d)"),
          Pattern.compile("(?<!\\d)(?<y>\\d{4})年(?<m>\\d{1,2})月(?<d>\\d{1,2})(?!\\d)"));

  /** What is said of a file that was sent once more because the first one was wrong. */
  private static final Pattern CORRECTED =
      Pattern.compile("更正|修正|修订|订正|补正|重报|重新报送|最终|终稿|定稿|(?<![a-z])v(?!0*1(?!\\d))\\d+");

  private ExportDate() {}

  /**
   * The day that a file's name says it was exported on: {@code 20221231}, {@code 2022-12-31},
   * {@code 2022.12.31}, {@code 2022年12月31日}.
   *
   * @return null when there is none; a year, a month, and a span from one day to another say what
   *     an export is about, not when it was made
   */
  public static @Nullable LocalDate inName(String fileName) {
    String name = Texts.squeezed(fileName);
    Set<LocalDate> days = new HashSet<>();
    for (Pattern form : FORMS) {
      Matcher match = form.matcher(name);
      while (match.find()) {
        int year = Integer.parseInt(match.group("y"));
        int month = Integer.parseInt(match.group("m"));
        int day = Integer.parseInt(match.group("d"));
        if (Days.isYear(year) && Days.exists(year, month, day)) {
          days.add(LocalDate.of(year, month, day));
        }
      }
    }
    return days.size() == 1 ? days.iterator().next() : null;
  }

  /** Whether a file's name says that it corrects another: 更正, 修正, v2. */
  static boolean isCorrection(String fileName) {
    return CORRECTED.matcher(Texts.squeezed(fileName).toLowerCase(java.util.Locale.ROOT)).find();
  }
}
