package dev.fazhi.measure.check.name;

import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import java.math.BigDecimal;
import java.util.List;

/** How many there are of a group in either year. */
final class GroupCounts {

  /** Smaller groups come and go. */
  private static final BigDecimal LEAST = BigDecimal.valueOf(20);

  private GroupCounts() {}

  static boolean isOnly(FigureValue here, FigureValue there) {
    BigDecimal some = here.value();
    BigDecimal none = there.value();
    return some != null && some.compareTo(LEAST) >= 0 && none != null && none.signum() == 0;
  }

  /** Whether neither is half as many again as the other. */
  static boolean isAsMany(FigureValue one, FigureValue other) {
    double first = of(one);
    double second = of(other);
    return first * 3 >= second * 2 && second * 3 >= first * 2;
  }

  static double of(FigureValue value) {
    BigDecimal number = value.value();
    return number == null ? 0 : number.doubleValue();
  }

  static boolean isMost(List<Figure> all, List<Figure> some, boolean last) {
    double sum = some.stream().mapToDouble(g -> of(last ? g.last() : g.current())).sum();
    return sum * 2 >= all.stream().mapToDouble(g -> of(last ? g.last() : g.current())).sum();
  }
}
