package dev.fazhi.measure.check.quiet;

import dev.fazhi.measure.check.SourceChecks;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.DateRange;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Groups of a breakdown that all begin in one month though others were there before: exports up to
 * then were made without them. A single one is new.
 */
final class NewGroups {

  private static final int LEAST_TOGETHER = 2;

  private NewGroups() {}

  /** Those among names, of which there are so many together, from the one month to the other. */
  static void find(
      Names names, YearMonth start, YearMonth end, List<Quiet> quiet, List<Fault> faults) {
    Months all = new Months();
    names
        .all()
        .forEach(
            (name, own) -> {
              if (!name.equals(Figure.NO_GROUP)) {
                own.forEach(all::add);
              }
            });
    Map<YearMonth, List<String>> together = new TreeMap<>();
    names
        .all()
        .forEach(
            (name, own) -> {
              YearMonth first = own.since(start);
              if (!first.isAfter(end)
                  && !names.isKnown(name, quiet)
                  && own.isExpected(all, first, end, start, first.minusMonths(1))) {
                together.computeIfAbsent(first, any -> new ArrayList<>()).add(name);
              }
            });
    together.values().removeIf(some -> some.size() < LEAST_TOGETHER);
    together.forEach(
        (first, some) -> {
          DateRange days = new DateRange(start.atDay(1), first.atDay(1).minusDays(1));
          for (String name : some) {
            String words = "“%s”从%s起才有".formatted(name, first);
            quiet.add(new Quiet(names.source().id(), names.by(), name, days, words));
          }
          String said =
              "%s的『%s』是%s的，在 %s 以前一件也没有，而别的都有，像是以前的导出没有选它们，或从此换了写法、分得更细，与上年同期的对照不可比；请核对，少导了的补上后重新运行。"
                  .formatted(
                      names.source().title(),
                      names.source().field(names.by()).title(),
                      SourceChecks.several(
                          some.stream().map(name -> "“" + SafeText.safe(name) + "”").toList(), "、"),
                      first);
          faults.add(Quiet.fault(QuietGroups.BEYOND, names.source().id(), said));
        });
  }
}
