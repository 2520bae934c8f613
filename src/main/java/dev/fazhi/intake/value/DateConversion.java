package dev.fazhi.intake.value;

import dev.fazhi.definition.condition.Field;
import dev.fazhi.intake.text.Days;
import dev.fazhi.intake.text.MomentForms;
import dev.fazhi.intake.text.MomentText;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Converts days and times: date cells, the accepted forms of text, and whole numbers yyyymmdd.
 * Times are in the zone of {@code nightly.yml}.
 */
final class DateConversion implements Conversion {

  private static final String FORMS =
      "请写成 2022-12-12、2022/12/12、2022.12.12、20221212 或 2022年12月12日，后面可以带时间，如 9:05";
  private static final String NUMBER = "这是一个数字，请把该列设成日期格式，或者写成 2022-12-12";
  private static final String NO_SUCH = "日历上没有这一天或这一时刻（年份须在 1900 至 2100 之间），请核对";
  private static final String DOUBTFUL =
      "年、月、日的次序有两种读法，请写成 2022-12-12，或在数据源定义里给这一列写 format，如 format: M/d/yyyy";
  private static final String YEAR_ALONE = "日期格里像是只写了年份（如 2022），请写出年月日";
  private static final long BEFORE_FIRST_DAY = -25_569;
  private static final String MONTH = "只写了年月，没有写哪一天，按当月%s读入";
  private static final LocalTime LAST = LocalTime.of(23, 59, 59);

  private final MomentText text = new MomentText();
  private final MomentForms forms;
  private final boolean withTime;
  private final boolean lasting;
  private final @Nullable ZoneId written;
  private final ZoneId kept;

  /**
   * @param kept the zone of all moments
   */
  DateConversion(Field field, ZoneId kept) {
    Field.Reading reading = field.reading();
    this.withTime = field.type() == Field.Type.DATE_TIME;
    this.lasting = reading.lasting();
    this.written = reading.zone();
    this.kept = kept;
    this.forms = new MomentForms(reading.dayOrder());
  }

  @Override
  public @Nullable Object of(Cell cell, RowDraft draft) {
    if (cell instanceof Cell.Moment moment) {
      if (moment.dateOnly() && isYearAlone(moment.value())) {
        draft.reject(RowFault.NOT_A_DATE, cell.text(), YEAR_ALONE);
        return null;
      }
      if (!Days.isYear(moment.value().getYear())) {
        draft.reject(RowFault.NOT_A_DATE, cell.text(), NO_SUCH);
        return null;
      }
      return kept(moment.value().withNano(0), moment.dateOnly());
    }
    if (cell instanceof Cell.Num number && !isCompact(number)) {
      draft.reject(RowFault.NOT_A_DATE, cell.text(), NUMBER);
      return null;
    }
    String clean = Texts.clean(cell.text());
    MomentText.Reading reading = text.read(clean);
    if (reading == MomentText.Reading.MOMENT) {
      return withTime ? kept(text.moment(), !text.hasTime()) : ofDay(text.moment());
    }
    return reading == MomentText.Reading.NO_SUCH_MOMENT
        ? rejected(cell, NO_SUCH, draft)
        : inOtherForm(clean, cell, draft);
  }

  /** Whether the number behind a date cell is a year: 2022 is shown as a day of 1905. */
  private static boolean isYearAlone(LocalDateTime moment) {
    return Days.isYear((int) (moment.toLocalDate().toEpochDay() - BEFORE_FIRST_DAY));
  }

  private @Nullable Object inOtherForm(String clean, Cell cell, RowDraft draft) {
    MomentForms.Found found = forms.read(clean);
    return switch (found.reading()) {
      case OTHER -> rejected(cell, FORMS, draft);
      case DOUBTFUL -> rejected(cell, DOUBTFUL, draft);
      case NO_SUCH_MOMENT -> rejected(cell, NO_SUCH, draft);
      case MOMENT -> {
        LocalDateTime moment = found.moment();
        if (found.ofMonth()) {
          moment = lasting ? moment.plusMonths(1).minusDays(1) : moment;
          String day = lasting ? "最后一天" : " 1 日";
          draft.remark(FileFault.ASSUMED, MONTH.formatted(day), cell.text());
        }
        yield found.offset() == null
            ? kept(moment, !found.hasTime())
            : ofDay(moment.atOffset(found.offset()).atZoneSameInstant(kept).toLocalDateTime());
      }
    };
  }

  private static @Nullable Object rejected(Cell cell, String advice, RowDraft draft) {
    draft.reject(RowFault.NOT_A_DATE, cell.text(), advice);
    return null;
  }

  /** A moment by the clock of the field; a day without a time is the same day everywhere. */
  private Object kept(LocalDateTime moment, boolean day) {
    boolean midnight = day || moment.toLocalTime().equals(LocalTime.MIDNIGHT);
    if (written != null && !midnight) {
      return ofDay(moment.atZone(written).withZoneSameInstant(kept).toLocalDateTime());
    }
    // a deadline at the first second of a day is a day as some systems write it
    return ofDay(lasting && midnight ? moment.with(LAST) : moment);
  }

  private Object ofDay(LocalDateTime moment) {
    return withTime ? moment : moment.toLocalDate();
  }

  private static boolean isCompact(Cell.Num number) {
    int digits = number.text().length();
    return number.value().signum() > 0 && (digits == 8 || digits == 12 || digits == 14);
  }
}
