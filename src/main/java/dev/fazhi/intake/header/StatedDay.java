package dev.fazhi.intake.header;

import dev.fazhi.definition.condition.Field;
import dev.fazhi.intake.text.Days;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.value.ExportDate;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.intake.value.FileStatistics;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The day through which a table says above its header that it tells: 截至2022年11月30日. */
public final class StatedDay {

  /** A table of yesterday may well be written today. */
  private static final int DAYS_TO_WRITE = 1;

  private static final String DAY =
      "(?:(\\d{4})[年./-])?(\\d{1,2})(?:[月./-](\\d{1,2})(?!\\d)日?|月(?!\\d))";

  /** A day, or two; until when reports are due is something else. */
  private static final Pattern THROUGH =
      Pattern.compile(
          "(?:(?<!报送|填报|上报|提交|反馈|办理)(?:截至|截止)(?:时间|日期)?"
              + "|(?:统计|数据)(?:时间|日期|期间|区间|时段|范围|周期))[:为是(]*"
              + DAY
              + "(?:[至到~—–-]+"
              + DAY
              + ")?");

  private StatedDay() {}

  /**
   * Tells of a day that is before the one that the file's name says, by which exports are ordered.
   */
  public static void note(String file, List<String> texts, SheetPlan plan, FileStatistics tally) {
    LocalDate named = ExportDate.inName(file);
    String coverage = plan.source().coverage();
    boolean periods = coverage != null && plan.source().field(coverage).type() == Field.Type.PERIOD;
    if (named == null || periods) {
      return;
    }
    for (String text : texts) {
      LocalDate stated = in(Texts.squeezed(text), named);
      if (stated != null && stated.plusDays(DAYS_TO_WRITE).isBefore(named)) {
        SheetLayout layout = plan.layout();
        String message =
            "表头上方写着“%s”，即到 %s，早于文件名里的 %s；按文件名算作到 %s 的导出，其间没有数据的日子按没有发生计。请核对是哪一天，更正后重新放入。"
                .formatted(SafeText.safe(text), stated, named, named);
        tally.add(
            FileFault.STATED_DAY.at(
                new Place(file, layout.sheet(), 0, -1), "", stated.toString(), message));
        return;
      }
    }
  }

  /** The last day behind such a word; one without a year is the last before the one named. */
  private static @Nullable LocalDate in(String text, LocalDate named) {
    Matcher through = THROUGH.matcher(text);
    if (!through.find()) {
      return null;
    }
    LocalDate second = through.group(5) == null ? null : day(through, 4, named);
    return second == null ? day(through, 1, named) : second;
  }

  private static @Nullable LocalDate day(Matcher through, int from, LocalDate named) {
    String written = through.group(from);
    String ofMonth = through.group(from + 2);
    int year = written == null ? named.getYear() : Integer.parseInt(written);
    int month = Integer.parseInt(through.group(from + 1));
    int day = ofMonth == null ? 1 : Integer.parseInt(ofMonth);
    if (!Days.isYear(year) || !Days.exists(year, month, day)) {
      return null;
    }
    LocalDate last = LocalDate.of(year, month, day);
    last = ofMonth == null ? YearMonth.from(last).atEndOfMonth() : last;
    return written == null && last.isAfter(named) ? last.minusYears(1) : last;
  }
}
