package dev.fazhi.tabular.row;

import dev.fazhi.model.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Day numbers of a spreadsheet into local date and time (ECMA-376 part 1, 18.17.4). In the 1900
 * system day 60 is 29 February 1900, which never was, so days before it count from one day later.
 */
final class Serials {

  private static final long DAY = 86_400;
  private static final BigDecimal DAY_DECIMAL = BigDecimal.valueOf(DAY);
  private static final LocalDate BASE_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate BASE_1904 = LocalDate.of(1904, 1, 1);
  private static final long NO_SUCH_DAY = 60;
  private static final long LAST_1900 = 2_958_465;
  private static final long LAST_1904 = LAST_1900 - 1462;

  private static final long FIRST_LIKELY = 20_000;
  private static final long LAST_LIKELY = 75_000;

  private Serials() {}

  /** Whether a number may be a day of the years from 1954 to 2105. */
  static boolean isDay(BigDecimal number) {
    long day = number.longValue();
    return day >= FIRST_LIKELY && day <= LAST_LIKELY;
  }

  /** A moment to the nearest second, or an error for a number that is no day of the calendar. */
  static Cell cell(BigDecimal serial, boolean from1904) {
    BigDecimal kept = Numbers.kept(serial);
    long last = from1904 ? LAST_1904 : LAST_1900;
    if (kept.signum() < 0 || kept.compareTo(BigDecimal.valueOf(last + 1)) >= 0) {
      return error(kept, "超出表格软件能显示的日期范围");
    }
    boolean dateOnly = kept.scale() <= 0;
    long seconds =
        dateOnly
            ? kept.longValue() * DAY
            : kept.multiply(DAY_DECIMAL).setScale(0, RoundingMode.HALF_UP).longValue();
    long day = seconds / DAY;
    if (day > last) {
      return error(kept, "超出表格软件能显示的日期范围");
    }
    if (!from1904 && day == NO_SUCH_DAY) {
      return error(kept, "日期序号 60 对应 1900-02-29，没有这一天");
    }
    LocalTime time = LocalTime.ofSecondOfDay(seconds % DAY);
    if (!from1904 && day == 0) {
      return new Cell.Err("1900-01-00 " + time, "只有时刻没有日期");
    }
    return new Cell.Moment(LocalDateTime.of(date(day, from1904), time), dateOnly);
  }

  private static LocalDate date(long day, boolean from1904) {
    if (from1904) {
      return BASE_1904.plusDays(day);
    }
    return BASE_1900.plusDays(day < NO_SUCH_DAY ? day + 1 : day);
  }

  private static Cell error(BigDecimal serial, String reason) {
    return new Cell.Err(serial.toPlainString(), reason);
  }
}
