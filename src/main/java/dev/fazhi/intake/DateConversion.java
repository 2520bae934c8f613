package dev.fazhi.intake;

import dev.fazhi.model.Cell;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Days and moments: date cells, the accepted forms of text, and whole numbers yyyymmdd. */
final class DateConversion implements Conversion {

  private static final String FORMS =
      "请写成 2022-12-12、2022/12/12、2022.12.12、20221212 或 2022年12月12日，后面可以带时间，如 9:05";
  private static final String NUMBER = "这是一个数字，请把该列设成日期格式，或者写成 2022-12-12";
  private static final String NO_SUCH = "日历上没有这一天或这一时刻（年份须在 1900 至 2100 之间），请核对";
  private static final int COMPACT = 8;

  private final MomentText text = new MomentText();
  private final boolean withTime;

  DateConversion(boolean withTime) {
    this.withTime = withTime;
  }

  @Override
  public @Nullable Object of(Cell cell, RowDraft draft) {
    if (cell instanceof Cell.Moment moment) {
      return ofMoment(moment.value(), moment, draft);
    }
    if (cell instanceof Cell.Num number && !isCompact(number)) {
      draft.reject(RowFault.NOT_A_DATE, cell.text(), NUMBER);
      return null;
    }
    MomentText.Reading reading = text.read(Texts.clean(cell.text()));
    if (reading != MomentText.Reading.MOMENT) {
      boolean dateLike = reading == MomentText.Reading.NO_SUCH_MOMENT;
      draft.reject(RowFault.NOT_A_DATE, cell.text(), dateLike ? NO_SUCH : FORMS);
      return null;
    }
    return withTime ? text.moment() : text.date();
  }

  private @Nullable Object ofMoment(LocalDateTime moment, Cell cell, RowDraft draft) {
    if (!Days.isYear(moment.getYear())) {
      draft.reject(RowFault.NOT_A_DATE, cell.text(), NO_SUCH);
      return null;
    }
    return withTime ? moment.withNano(0) : moment.toLocalDate();
  }

  private static boolean isCompact(Cell.Num number) {
    return number.value().signum() > 0 && number.text().length() == COMPACT;
  }
}
