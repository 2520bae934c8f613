package dev.fazhi.measure.check;

import dev.fazhi.measure.count.Comparability;
import dev.fazhi.measure.count.Counts.Report;
import dev.fazhi.measure.count.Counts.Reports;
import dev.fazhi.measure.count.ReportedCount;
import dev.fazhi.measure.count.UnitReports;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;
import dev.fazhi.model.SafeText;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Finds units that did not report what others did, or what they did in the other year. */
record ReportGaps(ReportedCount count, AsOf asOf) {

  /** How long after its end a month may be reported before it is missed by all units alike. */
  private static final int GRACE_DAYS = 31;

  /** Takes what is to be told of one metric. */
  interface Use {
    /**
     * @param words what is missing
     * @param warns whether somebody is to ask for it
     */
    void accept(String words, boolean warns);
  }

  void tell(Reports reports, Period period, Use use) {
    SortedMap<String, UnitReports<Report>> units = count.units(reports, period);
    List<String> gone = new ArrayList<>();
    List<String> fresh = new ArrayList<>();
    List<String> late = new ArrayList<>();
    List<String> uneven = new ArrayList<>();
    boolean now = units.values().stream().anyMatch(unit -> !unit.now().isEmpty());
    boolean prior = units.values().stream().anyMatch(unit -> !unit.prior().isEmpty());
    units.forEach(
        (unit, found) -> {
          String name = SafeText.safe(unit);
          List<YearMonth> due =
              found.missing().stream().filter(month -> isDue(month, units)).toList();
          if (found.now().isEmpty() != found.prior().isEmpty() && now && prior) {
            (found.now().isEmpty() ? gone : fresh).add(name);
          } else if (!due.isEmpty() && !found.now().isEmpty()) {
            late.add(name + "（" + Comparability.words(due) + "）");
          } else if (found.isUneven()) {
            uneven.add(name);
          }
        });
    tell("本年没有报、上年报过的 ", gone, true, use);
    tell("上年没有报、本年报了的 ", fresh, false, use);
    tell("本年缺 ", late, true, use);
    tell("上年缺本年已报的月份 ", uneven, true, use);
  }

  private static void tell(String words, List<String> units, boolean warns, Use use) {
    if (!units.isEmpty()) {
      use.accept(words + SourceChecks.several(units, "、"), warns);
    }
  }

  /** Whether others have it, or all had time enough. */
  private boolean isDue(YearMonth month, SortedMap<String, UnitReports<Report>> units) {
    return !month.atEndOfMonth().plusDays(GRACE_DAYS).isAfter(asOf.day())
        || units.values().stream().anyMatch(unit -> unit.now().containsKey(month.toString()));
  }
}
