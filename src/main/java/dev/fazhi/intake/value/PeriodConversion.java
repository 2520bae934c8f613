package dev.fazhi.intake.value;

import dev.fazhi.intake.text.Days;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A year {@code 2022} or a month {@code 2022-11}. */
final class PeriodConversion implements Conversion {

  private static final String FORMS = "请写成 2022、2022年、2022-11 或 2022年11月";

  @Override
  public @Nullable Object of(Cell cell, RowDraft draft) {
    String period = period(cell);
    if (period == null) {
      draft.reject(RowFault.NOT_A_PERIOD, cell.text(), FORMS);
    }
    return period;
  }

  private static @Nullable String period(Cell cell) {
    if (cell instanceof Cell.Moment moment) {
      // a month typed into a spreadsheet is stored as its first day; any other day is no month
      LocalDateTime at = moment.value();
      boolean month = moment.dateOnly() && at.getDayOfMonth() == 1;
      return month ? month(at.getYear(), at.getMonthValue()) : null;
    }
    if (cell instanceof Cell.Num number && number.value().stripTrailingZeros().scale() > 0) {
      // 2022.1 as a number may have been 2022.10
      return null;
    }
    return period(Texts.squeezed(cell.text()));
  }

  private static @Nullable String period(String text) {
    int digits = digits(text, 0);
    if (digits == 6) {
      return text.length() == 6 ? month(number(text, 0, 4), number(text, 4, 6)) : null;
    }
    if (digits != 4) {
      return null;
    }
    int year = number(text, 0, 4);
    String rest = text.substring(4);
    if (rest.isEmpty() || rest.equals("年") || rest.equals("年度")) {
      return Days.isYear(year) ? Integer.toString(year) : null;
    }
    int length = digits(text, 5);
    if (length < 1 || length > 2) {
      return null;
    }
    boolean inWords = rest.charAt(0) == '年' && text.startsWith("月", 5 + length);
    boolean ends = text.length() == 5 + length + (inWords ? 1 : 0);
    boolean marked = inWords || "-/.–—−".indexOf(rest.charAt(0)) >= 0;
    return ends && marked ? month(year, number(text, 5, 5 + length)) : null;
  }

  private static @Nullable String month(int year, int month) {
    return Days.isYear(year) && Days.exists(year, month, 1)
        ? String.format(Locale.ROOT, "%04d-%02d", year, month)
        : null;
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end - from;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
