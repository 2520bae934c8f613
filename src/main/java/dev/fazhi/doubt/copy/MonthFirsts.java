package dev.fazhi.doubt.copy;

import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.model.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows of the first of a month, or of one other day, that say what rows of earlier days say, as
 * when all that is still open is entered anew. How many do by chance is seen from the days behind,
 * or from all others.
 */
final class MonthFirsts {

  private static final int LEAST_ROWS = 10;
  private static final int TIMES_OTHER_DAYS = 3;
  private static final int DAYS_BEHIND = 14;

  /** So many deviations beyond what all other days let expect are no chance on any day. */
  private static final int DEVIATIONS = 6;

  private final Map<LocalDate, Share> days = new TreeMap<>();
  private final Share others = new Share();
  private final Share all = new Share();

  /** Rows, and those of them that others of an earlier day are like. */
  private static final class Share {
    private long rows;
    private long alike;

    void add(boolean isAlike) {
      rows++;
      alike += isAlike ? 1 : 0;
    }

    boolean isMany() {
      return alike >= LEAST_ROWS && alike * 2 >= rows;
    }

    /** Whether so many times as often as in others. */
    boolean isTimes(int times, Share others) {
      return alike * others.rows >= times * others.alike * rows;
    }

    /** Whether hardly by chance, where of all others as many are alike. */
    boolean isBeyond(Share all) {
      double part = (all.alike - alike + 1.0) / (all.rows - rows + 1.0);
      return alike - rows * part >= DEVIATIONS * Math.sqrt(rows * part);
    }
  }

  /**
   * Adds a row.
   *
   * @param alike whether one of an earlier day says the same
   */
  void add(LocalDate day, boolean alike) {
    days.computeIfAbsent(day, any -> new Share()).add(alike);
    all.add(alike);
    if (day.getDayOfMonth() > 1 && day.getDayOfMonth() <= DAYS_BEHIND) {
      others.add(alike);
    }
  }

  /**
   * One for each day of which that is so.
   *
   * @param title of the field that has the day
   * @param times how many rows each stands for
   */
  List<Fault> faults(String file, String title, long times) {
    List<Fault> faults = new ArrayList<>();
    days.forEach(
        (day, own) -> {
          boolean first = day.getDayOfMonth() == 1;
          boolean odd = first ? own.isTimes(TIMES_OTHER_DAYS, others) : own.isBeyond(all);
          if (own.isMany() && odd) {
            long alike = own.alike * times;
            String message =
                "『%s』是 %s 的 %s 行里有 %s 行除编号和日期外与以前的另一行完全相同，像是没有办结的换了编号重新登记，都计入了；请核对，重复的删去后重新放入。"
                    .formatted(title, day, own.rows * times, alike);
            String seen = alike + CopiedRows.LIKE + "以前还没有办结的";
            faults.add(Fault.warning(DoubtCode.COPIED, file, "", seen, message));
          }
        });
    return faults;
  }
}
