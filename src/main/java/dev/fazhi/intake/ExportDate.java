package dev.fazhi.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The date in a file's name, by which exports are put in order. */
public final class ExportDate {

  private static final List<Form> FORMS =
      List.of(
          // 20221231, also with the time of day behind it
          new Form("(?<y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})(?=(\\d{4}|\\d{6})?(?!\\d))", true),
          new Form("(?<y>\\d{4})(?<p>[-._])(?<m>\\d{1,2})\\k<p>(?<d>\\d{1,2})(?!\\d)", true),
          new Form("(?<y>\\d{4})年(?<m>\\d{1,2})月(?<d>\\d{1,2})(?!\\d)", true),
          new Form("(?<y>\\d{4})(?<m>\\d{2})(?!\\d)", false),
          new Form("(?<y>\\d{4})(?<p>[-._])(?<m>\\d{1,2})(?!\\d|\\k<p>\\d{1,2}(?!\\d))", false),
          // 2022年1-11月 was exported after November
          new Form("(?<y>\\d{4})年(\\d{1,2}月?[-~至到])?(?<m>\\d{1,2})月(?!\\d)", false));

  private ExportDate() {}

  private record Form(Pattern pattern, boolean toTheDay) {
    Form(String regex, boolean toTheDay) {
      this(Pattern.compile("(?<!\\d)" + regex), toTheDay);
    }

    private @Nullable LocalDate day(Matcher match) {
      int year = Integer.parseInt(match.group("y"));
      int month = Integer.parseInt(match.group("m"));
      int day = toTheDay ? Integer.parseInt(match.group("d")) : 1;
      if (!Days.isYear(year) || !Days.exists(year, month, day)) {
        return null;
      }
      return toTheDay ? LocalDate.of(year, month, day) : YearMonth.of(year, month).atEndOfMonth();
    }
  }

  /**
   * The day that a file's name says it was exported on: {@code 20221231}, {@code 2022-12-31},
   * {@code 2022.12.31}, {@code 2022年12月31日}; the last day of a month for {@code 202207}, {@code
   * 2022-07}, {@code 2022年7月}. The last one in the name wins.
   *
   * @return null when there is none; a year alone says what an export is about, not when it was
   *     made
   */
  public static @Nullable LocalDate inName(String fileName) {
    String name = Texts.squeezed(fileName);
    LocalDate found = null;
    int foundAt = -1;
    for (Form form : FORMS) {
      Matcher match = form.pattern().matcher(name);
      while (match.find()) {
        LocalDate day = form.day(match);
        if (day != null && match.start() > foundAt) {
          found = day;
          foundAt = match.start();
        }
      }
    }
    return found;
  }
}
