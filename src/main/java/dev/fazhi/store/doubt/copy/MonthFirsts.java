package dev.fazhi.store.doubt.copy;

import dev.fazhi.model.Fault;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows of the first of a month that say what rows of earlier days say, as when all that is still
 * open is entered anew. How many do by chance is seen from the days behind.
 */
final class MonthFirsts {

  private static final int LEAST_ROWS = 10;
  private static final int TIMES_OTHER_DAYS = 3;
  private static final int DAYS_BEHIND = 14;

  private final Map<YearMonth, Share> firsts = new TreeMap<>();
  private final Share others = new Share();

  /** Rows, and those of them that others of an earlier day are like. */
  private static final class Share {
    private long rows;
    private long alike;

    void add(boolean isAlike) {
      rows++;
      alike += isAlike ? 1 : 0;
    }
  }

  /**
   * Adds a row.
   *
   * @param alike whether one of an earlier day says the same
   */
  void add(LocalDate day, boolean alike) {
    if (day.getDayOfMonth() == 1) {
      firsts.computeIfAbsent(YearMonth.from(day), any -> new Share()).add(alike);
    } else if (day.getDayOfMonth() <= DAYS_BEHIND) {
      others.add(alike);
    }
  }

  /**
   * One for each month of which that is so.
   *
   * @param title of the field that has the day
   * @param times how many rows each stands for
   */
  List<Fault> faults(String file, String title, long times) {
    List<Fault> faults = new ArrayList<>();
    firsts.forEach(
        (month, first) -> {
          boolean many = first.alike >= LEAST_ROWS && first.alike * 2 >= first.rows;
          if (many && first.alike * others.rows >= TIMES_OTHER_DAYS * others.alike * first.rows) {
            long alike = first.alike * times;
            String message =
                "『%s』是 %s 的 %s 行里有 %s 行除编号和日期外与以前的另一行完全相同，像是没有办结的换了编号重新登记，都计入了；请核对，重复的删去后重新放入。"
                    .formatted(title, month.atDay(1), first.rows * times, alike);
            faults.add(Fault.warning(CopiedRows.COPIED, file, "", Long.toString(alike), message));
          }
        });
    return faults;
  }
}
