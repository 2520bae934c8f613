package dev.fazhi.intake.header;

import dev.fazhi.definition.condition.Field;
import dev.fazhi.intake.text.Days;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.value.ExportDate;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.intake.value.FileStatistics;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time that a table says it tells of, above its header: 截至2022年11月30日, 11月上半月. Nothing else of
 * the line is shown, in which whoever made the table may be named.
 */
public final class StatedDay {

  /** A part of a month. */
  private static final Pattern PART =
      Pattern.compile("[上下]半月|半月报|[上中下]旬|(?<!\\d)0?1日?[至到~—–-]+(?:\\d{1,2}月)?1\\d日");

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
   * Tells of a day that is before the one that the file's name says, by which exports are ordered,
   * and of a part of a month where rows are of months.
   *
   * @param above the texts above the header
   * @param names of the file and the sheet
   */
  public static void note(
      String file, List<String> above, List<String> names, SheetPlan plan, FileStatistics tally) {
    Place place = new Place(file, plan.layout().sheet(), 0, -1);
    String coverage = plan.source().coverage();
    Field time = coverage == null ? null : plan.source().field(coverage);
    if (time != null && time.type() == Field.Type.PERIOD) {
      Stream.concat(above.stream(), names.stream())
          .map(text -> PART.matcher(Texts.squeezed(text)))
          .filter(Matcher::find)
          .findFirst()
          .ifPresent(part -> tally.add(ofPart(place, time, part.group())));
      return;
    }
    LocalDate named = ExportDate.inName(file);
    if (named == null) {
      return;
    }
    for (String text : above) {
      Matcher through = THROUGH.matcher(Texts.squeezed(text));
      LocalDate stated = through.find() ? last(through, named) : null;
      if (stated != null && stated.plusDays(DAYS_TO_WRITE).isBefore(named)) {
        String message =
            "表头上方写着“%s”，即到 %s，早于文件名里的 %s；按文件名算作到 %s 的导出，其间没有数据的日子按没有发生计。请核对是哪一天，更正后重新放入。"
                .formatted(SafeText.safe(through.group()), stated, named, named);
        tally.add(FileFault.STATED_DAY.at(place, "", stated.toString(), message));
        return;
      }
    }
  }

  private static Fault ofPart(Place place, Field time, String text) {
    String message =
        "表头上方或文件名、工作表名里写着“%s”，像是半个月、一旬的数，而『%s』写的是整月，照整月的计入；请核对，是几次报的请合成一个月的数后重新放入。"
            .formatted(SafeText.safe(text), time.title());
    return FileFault.OTHER_MEANING.at(place, time.title(), "", message);
  }

  /** The last day behind such a word; one without a year is the last before the one named. */
  private static @Nullable LocalDate last(Matcher through, LocalDate named) {
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
