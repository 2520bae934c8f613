package dev.fazhi.measure.check;

import dev.fazhi.definition.Metric;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Period;
import dev.fazhi.model.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Groups that last year alone has beside others that this year alone has, of nearly the same name:
 * one group under two names, so that neither can be compared.
 */
final class RenamedGroups {

  private static final String RENAMED = "FZ-532";

  /** Smaller groups come and go. */
  private static final BigDecimal LEAST = BigDecimal.valueOf(20);

  /** What was told already, by source and field: metrics have the same groups. */
  private final Set<String> told = new HashSet<>();

  List<Fault> faults(Metric metric, List<Figure> figures) {
    List<Fault> faults = new ArrayList<>();
    if (!(metric.counting() instanceof Metric.Rows)) {
      return faults;
    }
    List<Figure> groups =
        figures.stream()
            .filter(figure -> figure.period().kind() == Period.Kind.YTD && !figure.isTotal())
            .toList();
    for (Figure gone : groups) {
      for (Figure come : groups) {
        if (gone.by().equals(come.by())
            && isOnly(gone.last(), gone.current())
            && isOnly(come.current(), come.last())
            && isAlike(gone.group(), come.group())
            && told.add(metric.source() + ' ' + gone.by() + ' ' + gone.group())) {
          faults.add(fault(metric, gone, come));
        }
      }
    }
    return faults;
  }

  private static boolean isOnly(FigureValue here, FigureValue there) {
    BigDecimal some = here.value();
    BigDecimal none = there.value();
    return some != null && some.compareTo(LEAST) >= 0 && none != null && none.signum() == 0;
  }

  /** Whether more than two thirds of the characters of the shorter stand in the longer. */
  private static boolean isAlike(String one, String other) {
    String shorter = one.length() <= other.length() ? one : other;
    String longer = shorter.equals(one) ? other : one;
    long common = shorter.chars().filter(c -> longer.indexOf(c) >= 0).count();
    return !one.equals(other) && common * 3 > shorter.length() * 2L;
  }

  private static Fault fault(Metric metric, Figure gone, Figure come) {
    return FigureChecks.fault(
        RENAMED,
        Fault.Severity.WARNING,
        metric,
        null,
        "%s 上年同期“%s”有 %s %s、本年没有，“%s”本年有 %s %s、上年没有，像是同一组换了名称，两年因此各成一组、不能对照；是同一组的，请在名录或来源的 values 里把一个登记为另一个的别名，再运行 ./fazhi rebuild。"
            .formatted(
                metric.name(),
                SafeText.safe(gone.group()),
                gone.last().value(),
                metric.unit(),
                SafeText.safe(come.group()),
                come.current().value(),
                metric.unit()));
  }
}
